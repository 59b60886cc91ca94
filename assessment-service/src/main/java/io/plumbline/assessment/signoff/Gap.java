package io.plumbline.assessment.signoff;

import io.plumbline.assessment.answer.Answer;
import io.plumbline.assessment.answer.AnswerReview.Outcome;
import io.plumbline.assessment.state.PracticeRow;
import io.plumbline.assessment.verdict.AnswerStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** Everything that is missing, at most one for each practice, in their order. */
  static List<Gap> of(List<PracticeRow> practices) {
    return practices.stream().flatMap(row -> of(row).stream()).toList();
  }

  private static Optional<Gap> of(PracticeRow row) {
    return Stream.of(Kind.values())
        .filter(kind -> isMissing(kind, row))
        .findFirst()
        .map(kind -> new Gap(row, kind));
  }

  private static boolean isMissing(Kind kind, PracticeRow row) {
    return switch (kind) {
      case UNANSWERED -> !row.answered();
      case SENT_BACK -> outcome(row) == Outcome.SENT_BACK;
      case NO_APPROVER ->
          row.declaration().status() == AnswerStatus.NOT_APPLICABLE
              && outcome(row) != Outcome.APPROVED;
    };
  }

  private static Outcome outcome(PracticeRow row) {
    Answer answer = row.answer();
    return answer == null ? Outcome.NONE : answer.review().outcome();
  }
}
