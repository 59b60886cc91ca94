package io.plumbline.evidence.explorer;

import java.util.List;

/**
 * Where a page starts.
 *
 * @param backwards whether the page ends before the keys instead of starting after them
 * @param keys of the row the page does not hold itself; none for the first page
 */
record Cursor(boolean backwards, List<String> keys) {

  private static final String BEFORE = "before";
  private static final String AFTER = "after";

  static Cursor of(List<String> token) {
    return token.isEmpty()
        ? new Cursor(false, List.of())
        : new Cursor(token.get(0).equals(BEFORE), token.subList(1, token.size()));
  }

  static List<String> after(Keys keys) {
    return List.of(AFTER, keys.first(), keys.second(), keys.third());
  }

  static List<String> before(Keys keys) {
    return List.of(BEFORE, keys.first(), keys.second(), keys.third());
  }

  boolean isFirst() {
    return keys.isEmpty();
  }

  String key(int n) {
    return keys.get(n);
  }

  /** The direction of a sort. */
  String direction() {
    return backwards ? "desc" : "asc";
  }

  /** The comparison of what the page may hold. */
  String beyond() {
    return backwards ? "<" : ">";
  }
}
