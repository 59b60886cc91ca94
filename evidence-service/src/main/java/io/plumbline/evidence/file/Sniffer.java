package io.plumbline.evidence.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Tells what a file is by its content. Markup that a browser would run, such as HTML or SVG, is
 * {@link #MARKUP}; what is nothing known is {@link #UNKNOWN}. Fed in order, with one thread at a
 * time.
 */
final class Sniffer {

  static final String MARKUP = "text/html";
  static final String UNKNOWN = "application/octet-stream";

  private static final int HEAD = 64 << 10;

  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final CharBuffer decoded = CharBuffer.allocate(8192);
  private byte[] head = new byte[0];
  private byte[] rest = new byte[0];
  private boolean text = true;

  void feed(byte[] bytes) {
    if (head.length < HEAD) {
      int from = head.length;
      head = Arrays.copyOf(head, Math.min(HEAD, from + bytes.length));
      System.arraycopy(bytes, 0, head, from, head.length - from);
    }
    if (text) {
      byte[] joined = Arrays.copyOf(rest, rest.length + bytes.length);
      System.arraycopy(bytes, 0, joined, rest.length, bytes.length);
      rest = decode(ByteBuffer.wrap(joined));
    }
  }

  /** Gives the bytes of a character that has not ended yet. */
  private byte[] decode(ByteBuffer in) {
    boolean more = true;
    while (text && more) {
      decoded.clear();
      var result = decoder.decode(in, decoded, false);
      text = !result.isError() && isPlain(decoded.flip());
      more = result.isOverflow();
    }
    byte[] left = new byte[in.remaining()];
    in.get(left);
    return left;
  }

  /** No control characters but those that lay text out. */
  private static boolean isPlain(CharBuffer chars) {
    while (chars.hasRemaining()) {
      char c = chars.get();
      if (c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f') {
        return false;
      }
    }
    return true;
  }

  /** The media type of what was fed. */
  String type() {
    if (starts("%PDF-")) {
      return "application/pdf";
    }
    if (starts("\u0089PNG\r\n\u001a\n")) {
      return "image/png";
    }
    if (starts("\u00ff\u00d8\u00ff")) {
      return "image/jpeg";
    }
    if (starts("PK\u0003\u0004") || starts("PK\u0005\u0006")) {
      return "application/zip";
    }
    return text && rest.length == 0 && head.length > 0 ? textType() : UNKNOWN;
  }

  private String textType() {
    String start = new String(head, StandardCharsets.UTF_8).replace("\ufeff", "").stripLeading();
    String lower = start.toLowerCase(Locale.ROOT);
    if (start.startsWith("{") || start.startsWith("[")) {
      return json(start);
    }
    if (start.startsWith("<")) {
      return lower.contains("cyclonedx.org/schema/bom/") && !lower.contains("<script")
          ? "application/vnd.cyclonedx+xml"
          : MARKUP;
    }
    if (lower.contains("<script") || lower.contains("<html") || lower.contains("<svg")) {
      return MARKUP;
    }
    return start.startsWith("SPDXVersion:") ? "text/spdx" : "text/plain";
  }

  private static String json(String start) {
    if (start.contains("\"bomFormat\"") && start.contains("CycloneDX")) {
      return "application/vnd.cyclonedx+json";
    }
    return start.contains("\"spdxVersion\"") || start.contains("spdx.org/rdf/")
        ? "application/spdx+json"
        : "application/json";
  }

  private boolean starts(String magic) {
    byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
    return head.length >= bytes.length
        && Arrays.equals(head, 0, bytes.length, bytes, 0, bytes.length);
  }
}
