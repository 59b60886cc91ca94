package io.plumbline.evidence.masking;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;

/**
 * One sort of credential.
 *
 * @param name stands in the text that replaces the credential, for example {@code github-token}
 * @param joiners characters that, like letters and digits, must not stand before a literal; {@code
 *     *} when anything may
 * @param random whether it has too many values to guess; then its replacement tells two apart
 */
record SecretPattern(String name, List<Literal> literals, String joiners, boolean random) {

  /** A text that stands where a credential begins, in any case, and what is looked for then. */
  record Literal(String text, Shape shape) {

    Literal {
      if (text.length() < SHORTEST || !text.chars().allMatch(c -> c > ' ' && c < 127)) {
        throw new IllegalArgumentException(
            "'" + text + "' is no literal: at least four printable ASCII characters, no blank");
      }
    }
  }

  static final String ANYTHING = "*";

  /** Shorter literals would be found everywhere. */
  static final int SHORTEST = 4;

  SecretPattern {
    literals = List.copyOf(literals);
    if (literals.isEmpty()) {
      throw new IllegalArgumentException("pattern " + name + " has no literal");
    }
  }

  /**
   * A pattern of an operator.
   *
   * @param expression in RE2/J, which needs time in proportion to what it reads
   */
  static SecretPattern custom(String name, List<String> literals, String expression) {
    if (!name.matches("[a-z0-9-]{1,40}")) {
      throw new IllegalArgumentException(
          "'" + name + "' is no name of a pattern: lower-case letters, digits and hyphens");
    }
    Shape shape = Shapes.expression(compiled(name, expression));
    return new SecretPattern(
        name, literals.stream().map(text -> new Literal(text, shape)).toList(), ANYTHING, false);
  }

  private static Pattern compiled(String name, String expression) {
    try {
      Pattern pattern = Pattern.compile(expression);
      if (pattern.groupCount() > 1 || pattern.matches("")) {
        throw new IllegalArgumentException(
            "pattern " + name + " must have one group at most, and match something");
      }
      return pattern;
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("pattern " + name + ": " + e.getMessage(), e);
    }
  }

  boolean isApart(byte[] text, int at) {
    if (joiners.equals(ANYTHING) || at == 0) {
      return true;
    }
    byte before = text[at - 1];
    return !Bytes.ALNUM.holds(before) && joiners.indexOf(before) < 0;
  }
}
