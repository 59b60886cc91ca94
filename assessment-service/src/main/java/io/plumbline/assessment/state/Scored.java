package io.plumbline.assessment.state;

import io.plumbline.assessment.scoring.ConceptStanding;
import io.plumbline.assessment.state.PracticeState.Derived;
import java.time.Instant;

/**
 * A practice after scoring.
 *
 * @param row what was stored of it before
 * @param derived what is derived now
 * @param version the version of the assessment that last changed it
 * @param verdictAt since when the verdict is what it is
 */
public record Scored(PracticeRow row, Derived derived, long version, Instant verdictAt) {

  /** A practice as it is stored, derived before. */
  public static Scored stored(PracticeRow row) {
    PracticeState state = row.state();
    if (state == null) {
      throw new IllegalStateException("practice " + row.practice().id() + " was never scored");
    }
    return new Scored(row, state.derived(), state.version(), state.verdictAt());
  }

  /**
   * A concept after scoring.
   *
   * @param concept the concept
   * @param practiceIds the ids of its practices, as the edition writes them
   * @param standing where it stands
   */
  public record Concept(
      String concept, java.util.List<String> practiceIds, ConceptStanding standing) {}
}
