package io.plumbline.assessment.scoring;

/**
 * Where a practice counts in a score. The constants stand from the worst to the best: a twin pair
 * takes the first of its two, and NOT_APPLICABLE only if both are (DESIGN section 8).
 */
public enum Bucket {
  CONTRADICTED,
  STALE,
  UNKNOWN,
  ADMITTED,
  EXCEPTED,
  DECLARED_ONLY,
  CONFIRMED,
  NOT_APPLICABLE
}
