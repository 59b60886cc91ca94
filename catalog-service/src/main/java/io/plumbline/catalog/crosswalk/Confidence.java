package io.plumbline.catalog.crosswalk;

/** How certain it is that two practices are the same. Ascending. */
public enum Confidence {
  NONE,
  LOW,
  MEDIUM,
  HIGH,
  CERTAIN;

  /** Whether a concept may rest on it: {@link #HIGH} or {@link #CERTAIN}. */
  public boolean carriesConcept() {
    return compareTo(HIGH) >= 0;
  }

  /** Whether a risk level may rest on it: {@link #MEDIUM} or better. */
  public boolean carriesRisk() {
    return compareTo(MEDIUM) >= 0;
  }
}
