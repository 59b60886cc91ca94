package io.plumbline.assessment.history;

import io.plumbline.assessment.edition.TestableConcepts;
import io.plumbline.assessment.scoring.ScoringPolicy;
import io.plumbline.assessment.state.AssessmentScore;
import io.plumbline.assessment.state.PracticeRow;
import io.plumbline.assessment.state.Scored;
import java.time.Instant;
import java.util.List;

/**
 * A version of an assessment, derived anew.
 *
 * @param version the version
 * @param recordedAt when it was recorded
 * @param testable what the mapping sets said that it was scored with
 * @param policy the policy that it was scored by
 * @param practices in the edition's own order
 * @param differing those of them that are not what was recorded
 */
public record Past(
    long version,
    Instant recordedAt,
    TestableConcepts testable,
    ScoringPolicy policy,
    List<Scored> practices,
    List<Scored> differing) {

  /**
   * Derives a version anew by the very rules that derived it then, and holds it against what was
   * recorded. A pure function.
   *
   * @param rows all practices with what they were derived from, and the states recorded of them
   */
  public static Past of(
      long version,
      Instant recordedAt,
      TestableConcepts testable,
      ScoringPolicy policy,
      List<PracticeRow> rows) {
    AssessmentScore score =
        AssessmentScore.of(
            rows,
            new AssessmentScore.Basis(testable, policy, version + 1, recordedAt, row -> false));
    return new Past(version, recordedAt, testable, policy, score.practices(), score.changed());
  }
}
