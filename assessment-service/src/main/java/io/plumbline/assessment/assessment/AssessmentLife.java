package io.plumbline.assessment.assessment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an assessment is in its life, and who brought it there.
 *
 * @param state where it is
 * @param number how many steps it has taken
 * @param actor name of who took the last one, empty before the first
 * @param reason why, may be empty
 * @param at when, null before the first
 * @param submitter name of who submitted it last, empty when nobody has
 * @param submitterId stable id of that person
 */
@Embeddable
public record AssessmentLife(
    @Enumerated(EnumType.STRING) AssessmentState state,
    @Column(name = "state_number") int number,
    @Column(name = "state_actor") String actor,
    @Column(name = "state_reason") String reason,
    @Column(name = "state_at") @Nullable Instant at,
    String submitter,
    String submitterId) {

  /** Nobody has done anything yet. */
  public static final AssessmentLife NEW =
      new AssessmentLife(AssessmentState.IN_PROGRESS, 0, "", "", null, "", "");

  /**
   * The next step.
   *
   * @param step who takes it
   */
  AssessmentLife next(AssessmentState to, Step step) {
    boolean submits = step.action() == AssessmentAction.SUBMIT;
    return new AssessmentLife(
        to,
        number + 1,
        step.actor(),
        step.reason(),
        step.at(),
        submits ? step.actor() : submitter,
        submits ? step.actorId() : submitterId);
  }

  /**
   * Who does what, why and when.
   *
   * @param actor name to show
   * @param actorId stable id
   */
  public record Step(
      AssessmentAction action, String actor, String actorId, String reason, Instant at) {}
}
