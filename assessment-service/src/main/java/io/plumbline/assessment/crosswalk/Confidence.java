package io.plumbline.assessment.crosswalk;

/** How sure it is that two concepts stand for the same. Ascending. */
public enum Confidence {
  LOW,
  MEDIUM,
  HIGH,
  CERTAIN;

  /** Whether an answer may be carried without a question: {@link #HIGH} or {@link #CERTAIN}. */
  public boolean carries() {
    return compareTo(HIGH) >= 0;
  }
}
