package io.plumbline.evidence.masking;

/** Reading bytes forward. Everything takes a position and gives the one after what it read. */
final class Bytes {

  /** A set of ASCII characters. */
  record Set(boolean[] members) {

    static Set of(String characters) {
      boolean[] members = new boolean[128];
      characters.chars().forEach(c -> members[c] = true);
      return new Set(members);
    }

    Set and(String characters) {
      boolean[] more = members.clone();
      characters.chars().forEach(c -> more[c] = true);
      return new Set(more);
    }

    boolean holds(byte b) {
      return b >= 0 && members[b];
    }
  }

  static final Set UPPER_DIGITS = Set.of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
  static final Set ALNUM = UPPER_DIGITS.and("abcdefghijklmnopqrstuvwxyz");
  static final Set BLANKS = Set.of(" \t\r\n");

  private Bytes() {}

  /** Past a run of members; at most {@code most} of them. */
  static int run(byte[] text, int at, Set set, int most) {
    int end = (int) Math.min(text.length, (long) at + most);
    int i = at;
    while (i < end && set.holds(text[i])) {
      i++;
    }
    return i;
  }

  static int run(byte[] text, int at, Set set) {
    return run(text, at, set, Integer.MAX_VALUE);
  }

  /** Past a run of what is no member. */
  static int until(byte[] text, int at, Set set, int most) {
    int end = (int) Math.min(text.length, (long) at + most);
    int i = at;
    while (i < end && !set.holds(text[i])) {
      i++;
    }
    return i;
  }

  static boolean isAt(byte[] text, int at, char c) {
    return at < text.length && text[at] == c;
  }

  static boolean isAt(byte[] text, int at, String ascii) {
    if (at + ascii.length() > text.length) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (text[at + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Past a text in any case; {@code at} itself when it is not there. */
  static int anyCase(byte[] text, int at, String lower) {
    if (at + lower.length() > text.length) {
      return at;
    }
    for (int i = 0; i < lower.length(); i++) {
      byte b = text[at + i];
      if ((b >= 'A' && b <= 'Z' ? b + 32 : b) != lower.charAt(i)) {
        return at;
      }
    }
    return at + lower.length();
  }
}
