package io.plumbline.gateway.standing;

import com.google.type.Date;
import io.plumbline.gateway.session.Session;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.AnswerReview.Outcome;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import java.time.LocalDate;
import java.util.Optional;

/** What is to be done with an answer. */
public final class Answers {
  private Answers() {}

  /** Whether anybody has said anything. */
  public static boolean answered(Answer answer) {
    return answer.getStatus() != AnswerStatus.ANSWER_STATUS_UNANSWERED
        && answer.getStatus() != AnswerStatus.ANSWER_STATUS_UNSPECIFIED;
  }

  /** Whether a reviewer wants it answered anew. */
  public static boolean sentBack(Answer answer) {
    return answer.getReview().getOutcome() == Outcome.OUTCOME_SENT_BACK;
  }

  /** Whether it waits for a reviewer. */
  public static boolean toReview(Answer answer) {
    return answered(answer) && !answer.hasReview();
  }

  /** Whether it should have been answered by now, by the reader's own day. */
  public static boolean overdue(Answer answer, Session session) {
    boolean waits = !answered(answer) || sentBack(answer);
    LocalDate today = session.now().atZone(session.zone()).toLocalDate();
    return waits && due(answer).filter(day -> day.isBefore(today)).isPresent();
  }

  /** The day it is due. */
  public static Optional<LocalDate> due(Answer answer) {
    Date date = answer.getDueDate();
    return answer.hasDueDate()
        ? Optional.of(LocalDate.of(date.getYear(), date.getMonth(), date.getDay()))
        : Optional.empty();
  }
}
