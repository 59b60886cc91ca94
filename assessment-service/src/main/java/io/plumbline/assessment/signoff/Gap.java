package io.plumbline.assessment.signoff;

import io.plumbline.assessment.answer.Answer;
import io.plumbline.assessment.answer.AnswerReview.Outcome;
import io.plumbline.assessment.inheritance.Inherited;
import io.plumbline.assessment.state.PracticeRow;
import io.plumbline.assessment.verdict.AnswerStatus;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Something that keeps an assessment from its next step.
 *
 * @param row the practice it is about
 * @param kind what is missing
 */
record Gap(PracticeRow row, Kind kind) {

  /** What is missing. */
  enum Kind {
    UNANSWERED(true),
    SENT_BACK(true),
    NO_APPROVER(false);

    private final boolean beforeSubmission;

    Kind(boolean beforeSubmission) {
      this.beforeSubmission = beforeSubmission;
    }

    /** Whether it keeps an assessment from being submitted; all keep it from being approved. */
    boolean beforeSubmission() {
      return beforeSubmission;
    }
  }

  /** Position of the practice in its edition. */
  int ordinal() {
    return row.practice().ordinal();
  }

  /**
   * Everything that is missing, at most one for each practice, in their order.
   *
   * @param approved whether what is inherited was approved where it was given
   */
  static List<Gap> of(List<PracticeRow> practices, Predicate<Inherited> approved) {
    return practices.stream().flatMap(row -> of(row, approved).stream()).toList();
  }

  /** The same, with what is known of inherited answers: one query more at most. */
  static Uni<List<Gap>> of(Mutiny.Session session, String tenant, List<PracticeRow> practices) {
    return Approvals.of(session, tenant, practices)
        .map(approvals -> of(practices, inherited -> approvals.cover(tenant, inherited)));
  }

  private static Optional<Gap> of(PracticeRow row, Predicate<Inherited> approved) {
    return Stream.of(Kind.values())
        .filter(kind -> isMissing(kind, row, approved))
        .findFirst()
        .map(kind -> new Gap(row, kind));
  }

  private static boolean isMissing(Kind kind, PracticeRow row, Predicate<Inherited> approved) {
    return switch (kind) {
      case UNANSWERED -> !row.answered();
      case SENT_BACK -> outcome(row) == Outcome.SENT_BACK;
      case NO_APPROVER ->
          row.declaration().status() == AnswerStatus.NOT_APPLICABLE && !isApproved(row, approved);
    };
  }

  private static boolean isApproved(PracticeRow row, Predicate<Inherited> approved) {
    Inherited inherited = row.inherited();
    return inherited == null ? outcome(row) == Outcome.APPROVED : approved.test(inherited);
  }

  private static Outcome outcome(PracticeRow row) {
    Answer answer = row.answer();
    return answer == null ? Outcome.NONE : answer.review().outcome();
  }
}
