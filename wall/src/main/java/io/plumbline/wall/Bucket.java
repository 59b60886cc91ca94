package io.plumbline.wall;

/**
 * Where a practice counts in a score, with the word and the mark people see for it. The order is
 * the order of every legend and every list of counts.
 */
public enum Bucket {
  CONFIRMED("confirmed", "Proven"),
  DECLARED_ONLY("declared", "Declared"),
  CONTRADICTED("contradicted", "Contradicted"),
  STALE("stale", "Stale"),
  UNKNOWN("unknown", "Unanswered"),
  EXCEPTED("excepted", "Accepted"),
  ADMITTED("admitted", "Not done"),
  NOT_APPLICABLE("na", "Not applicable");

  private final String mark;
  private final String word;

  Bucket(String mark, String word) {
    this.mark = mark;
    this.word = word;
  }

  /** The CSS class suffix of this bucket's mark: {@code b-contradicted}. */
  public String mark() {
    return mark;
  }

  /** The word shown beside the mark; colour and shape never stand alone. */
  public String word() {
    return word;
  }
}
