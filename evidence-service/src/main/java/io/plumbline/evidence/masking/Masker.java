package io.plumbline.evidence.masking;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Replaces credentials in text. The same text always gives the same result, and masked text stays
 * as it is, so that identity and content of what is masked are stable. Safe for several threads.
 */
public final class Masker {

  private record Found(SecretPattern pattern, int from, int to) {}

  private final Literals literals;
  private final Consumer<String> told;

  /**
   * A masker.
   *
   * @param told hears the name of the pattern of each credential, never the credential
   */
  Masker(List<SecretPattern> patterns, Consumer<String> told) {
    this.literals = new Literals(patterns);
    this.told = told;
  }

  /** A masker with the patterns that are built in. */
  public static Masker builtIn() {
    return new Masker(BuiltIn.patterns(), name -> {});
  }

  /** The text itself when it holds no credential, else a copy without. */
  public byte[] mask(byte[] text) {
    int at = literals.next(text, 0);
    if (at < 0) {
      return text;
    }
    ByteArrayOutputStream out = null;
    int copied = 0;
    while (at >= 0) {
      Found span = at(literals, text, at);
      if (span == null) {
        at = literals.next(text, at + 1);
        continue;
      }
      if (out == null) {
        out = new ByteArrayOutputStream(text.length + 64);
      }
      out.write(text, copied, span.from() - copied);
      out.writeBytes(replacement(text, span));
      told.accept(span.pattern().name());
      copied = span.to();
      at = literals.next(text, copied);
    }
    if (out == null) {
      return text;
    }
    out.write(text, copied, text.length - copied);
    return out.toByteArray();
  }

  /** The text itself when it holds no credential, else one without. */
  public String mask(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] masked = mask(bytes);
    return masked == bytes ? text : new String(masked, StandardCharsets.UTF_8);
  }

  private static @Nullable Found at(Literals literals, byte[] text, int at) {
    for (Literals.Entry entry : literals.at(text, at)) {
      if (entry.isAt(text, at) && entry.pattern().isApart(text, at)) {
        Shape.Span span = entry.shape().find(text, at, at + entry.literal().length);
        int to = span == null ? 0 : end(text, span.from(), span.to());
        if (span != null && to > span.from()) {
          return new Found(entry.pattern(), span.from(), to);
        }
      }
    }
    return null;
  }

  /** Never across the end of a JSON string, into an escape, or into a character of UTF-8. */
  private static int end(byte[] text, int from, int matched) {
    int end = from;
    while (end < matched && text[end] != '"') {
      end++;
    }
    while (end < text.length && (text[end] & 0xc0) == 0x80) {
      end++;
    }
    while (end > from && end < text.length && text[end - 1] == '\\') {
      end--;
    }
    return end;
  }

  private static byte[] replacement(byte[] text, Found span) {
    String name = " " + span.pattern().name();
    String which = span.pattern().random() ? " " + digest(text, span) : "";
    return ("[masked" + name + which + "]").getBytes(StandardCharsets.US_ASCII);
  }

  /** Thirty-two bits of SHA-256: tell two tokens apart, and say nothing about either. */
  private static String digest(byte[] text, Found span) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(text, span.from(), span.to() - span.from());
      return HexFormat.of().formatHex(sha256.digest(), 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
