package io.plumbline.evidence.masking;

import static io.plumbline.evidence.masking.Bytes.ALNUM;
import static io.plumbline.evidence.masking.Bytes.BLANKS;
import static io.plumbline.evidence.masking.Bytes.anyCase;
import static io.plumbline.evidence.masking.Bytes.isAt;
import static io.plumbline.evidence.masking.Bytes.run;
import static io.plumbline.evidence.masking.Bytes.until;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The shapes credentials have. */
final class Shapes {

  private static final Bytes.Set BASE64 = ALNUM.and("/+=");
  private static final Bytes.Set BASE64_URL = ALNUM.and("_-");
  private static final Bytes.Set HEADER = ALNUM.and(" ");
  private static final Bytes.Set KEY = BASE64.and(" \t\r\n:,.-\\");
  private static final Bytes.Set USER_ENDS = Bytes.Set.of(" \t\r\n/\"'@\\?#:");
  private static final Bytes.Set PASSWORD_ENDS = Bytes.Set.of(" \t\r\n/\"'@\\");
  private static final Bytes.Set VALUE_ENDS = Bytes.Set.of(" \t\r\n\"'\\&,;<>(){}[]");

  private static final List<String> WORDS =
      List.of("true", "false", "null", "none", "required", "enabled", "disabled", "redacted");

  private static final List<String> REFERENCES =
      List.of("arn:", "[masked", "${", "{{", "http:", "https:", "$(", "/aws/");

  /** How far a name may be from its value. */
  private static final int NEAR = 32;

  private Shapes() {}

  /** The literal, exactly as written, and that many characters of a set after it. */
  static Shape token(String literal, Bytes.Set set, int least, int most) {
    return (text, at, end) -> {
      int to = run(text, end, set, most == Integer.MAX_VALUE ? most : most + 1);
      boolean fits = to - end >= least && to - end <= most;
      return fits && isAt(text, at, literal) ? new Shape.Span(at, to) : null;
    };
  }

  /** That many characters of a set after the literal, which itself is no secret. */
  static Shape behind(Bytes.Set set, int least) {
    return (text, at, end) -> {
      int to = run(text, end, set);
      return to - end >= least ? new Shape.Span(end, to) : null;
    };
  }

  /** Three parts of base64url with dots between them. */
  static Shape jwt(String literal) {
    return (text, at, end) -> {
      int header = run(text, end, BASE64_URL);
      if (header - end < 5 || !isAt(text, header, '.') || !isAt(text, at, literal)) {
        return null;
      }
      int payload = run(text, header + 1, BASE64_URL);
      return payload - header > 6 && isAt(text, payload, '.')
          ? new Shape.Span(at, run(text, payload + 1, BASE64_URL))
          : null;
    };
  }

  /** A PEM block; without its end, as far as it may be one. */
  static Shape.@Nullable Span privateKey(byte[] text, int at, int end) {
    int header = run(text, end, HEADER, 48);
    if (!isAt(text, header, "-----")
        || !new String(text, end, header - end, ISO_8859_1).contains("PRIVATE KEY")) {
      return null;
    }
    int i = header + 5;
    while (i < text.length && KEY.holds(text[i])) {
      if (text[i] == '-' && isAt(text, i, "-----END ")) {
        int footer = run(text, i + 9, HEADER, 48);
        return new Shape.Span(at, isAt(text, footer, "-----") ? footer + 5 : footer);
      }
      i++;
    }
    return new Shape.Span(at, i);
  }

  /** The password in the authority of a URL, after {@code ://} or its JSON form. */
  static Shape.@Nullable Span urlPassword(byte[] text, int at, int end) {
    int user = until(text, end, USER_ENDS, 256);
    if (!isAt(text, user, ':')) {
      return null;
    }
    int to = until(text, user + 1, PASSWORD_ENDS, 512);
    return to > user + 1 && isAt(text, to, '@') && isSecret(text, user + 1, to)
        ? new Shape.Span(user + 1, to)
        : null;
  }

  /** Exactly that many characters of base64 that a name is given. */
  static Shape named(int length) {
    return (text, at, end) -> {
      int value = quote(text, sign(text, quote(text, end), true));
      int to = run(text, value, BASE64, length + 1);
      return value > end && to - value == length ? new Shape.Span(value, to) : null;
    };
  }

  /** {@code name = value}, or {@code "name": "value"}, quotes escaped or not. */
  static Shape.@Nullable Span assigned(byte[] text, int at, int end) {
    int name = quote(text, end);
    int equals = equals(text, run(text, name, BLANKS, NEAR));
    int sign = equals > 0 ? equals : sign(text, name, name > end);
    int open = run(text, sign, BLANKS, NEAR);
    int value = quote(text, open);
    if (sign == name || (equals == 0 && value == open)) {
      return null;
    }
    int start = until(text, value, VALUE_ENDS, 16);
    return start - value >= 4 && isSecret(text, value, start)
        ? new Shape.Span(value, until(text, start, VALUE_ENDS, Integer.MAX_VALUE))
        : null;
  }

  /** What an Authorization header holds after its scheme. */
  static Shape.@Nullable Span authorization(byte[] text, int at, int end) {
    int value = quote(text, sign(text, quote(text, end), true));
    int scheme = Math.max(anyCase(text, value, "basic "), anyCase(text, value, "bearer "));
    int secret = run(text, scheme, BLANKS, NEAR);
    int to = run(text, secret, BASE64.and("._~-"));
    return scheme > value && value > end && to - secret >= 8 ? new Shape.Span(secret, to) : null;
  }

  /** What an operator's expression matches from the literal on, within a kilobyte. */
  static Shape expression(Pattern pattern) {
    return (text, at, end) -> {
      int seen = Math.min(text.length, at + 1024);
      Matcher matcher = pattern.matcher(new ByteText(text, at, seen));
      int group = Math.min(1, matcher.groupCount());
      return matcher.lookingAt() && matcher.start(group) >= 0
          ? new Shape.Span(at + matcher.start(group), at + matcher.end(group))
          : null;
    };
  }

  private static int quote(byte[] text, int at) {
    int i = isAt(text, at, '\\') ? at + 1 : at;
    return isAt(text, i, '"') || isAt(text, i, '\'') ? i + 1 : at;
  }

  /** Past an equals sign, also as JSON may write it; 0 when there is none. */
  private static int equals(byte[] text, int at) {
    return isAt(text, at, '=') ? at + 1 : isAt(text, at, "\\u003d") ? at + 6 : 0;
  }

  /** Past {@code =} or {@code :} with blanks around it; {@code at} itself when there is none. */
  private static int sign(byte[] text, int at, boolean colon) {
    int i = run(text, at, BLANKS, NEAR);
    int after = colon && isAt(text, i, ':') ? i + 1 : equals(text, i);
    return after == 0 ? at : run(text, after, BLANKS, NEAR);
  }

  /** Not a word, a reference to a secret, or one character over and over. */
  private static boolean isSecret(byte[] text, int from, int to) {
    String value = new String(text, from, to - from, ISO_8859_1).toLowerCase(Locale.ROOT);
    return !WORDS.contains(value)
        && REFERENCES.stream().noneMatch(value::startsWith)
        && value.chars().distinct().count() > 1;
  }
}
