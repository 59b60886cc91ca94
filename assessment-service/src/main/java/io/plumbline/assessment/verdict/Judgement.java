package io.plumbline.assessment.verdict;

/**
 * A cell of the verdict table.
 *
 * @param verdict the verdict
 * @param understated whether the evidence is better than what was declared
 */
public record Judgement(Verdict verdict, boolean understated) {

  static Judgement of(Verdict verdict) {
    return new Judgement(verdict, false);
  }

  static Judgement understated(Verdict verdict) {
    return new Judgement(verdict, true);
  }
}
