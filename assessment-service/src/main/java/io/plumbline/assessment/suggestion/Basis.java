package io.plumbline.assessment.suggestion;

/** What a suggestion rests on, in the order in which suggestions for a practice stand. */
enum Basis {
  EVIDENCE,
  TWIN,
  ASSESSMENT
}
