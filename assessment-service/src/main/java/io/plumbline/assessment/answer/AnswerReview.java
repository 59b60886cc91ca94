package io.plumbline.assessment.answer;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was said of the present revision of an answer.
 *
 * @param outcome what was said
 * @param number how often anything was said, of any revision
 * @param reviewer name of who said it, empty while nobody has
 * @param reason why, may be empty
 * @param at when, null while nobody has
 * @param approvedRevision the last revision that was approved, 0 when none was
 */
@Embeddable
public record AnswerReview(
    @Column(name = "review") @Enumerated(EnumType.STRING) Outcome outcome,
    @Column(name = "review_number") int number,
    String reviewer,
    @Column(name = "review_reason") String reason,
    @Column(name = "reviewed_at") @Nullable Instant at,
    int approvedRevision) {

  /** Nothing was ever said. */
  public static final AnswerReview NONE = new AnswerReview(Outcome.NONE, 0, "", "", null, 0);

  /** What a reviewer says. */
  public enum Outcome {
    NONE,
    APPROVED,
    SENT_BACK
  }

  /** A new revision has been said nothing of. */
  AnswerReview ofNextRevision() {
    return new AnswerReview(Outcome.NONE, number, "", "", null, approvedRevision);
  }

  /**
   * What is said next.
   *
   * @param revision the present one
   */
  public AnswerReview next(Outcome said, int revision, String by, String why, Instant now) {
    int approved = said == Outcome.APPROVED ? revision : approvedRevision;
    return new AnswerReview(said, number + 1, by, why, now, approved);
  }
}
