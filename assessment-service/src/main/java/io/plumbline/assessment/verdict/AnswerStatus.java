package io.plumbline.assessment.verdict;

/** What people declare for one practice (DESIGN section 1, "Answer"). */
public enum AnswerStatus {
  UNANSWERED,
  IMPLEMENTED,
  PARTIALLY_IMPLEMENTED,
  NOT_IMPLEMENTED,
  NOT_APPLICABLE
}
