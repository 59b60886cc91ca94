package io.plumbline.gateway.practice;

import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.standing.Answers;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.gateway.standing.Life;
import io.plumbline.gateway.words.Instants;
import io.plumbline.gateway.words.Terms;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.AnswerReview;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.PracticeState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes the answer form. */
final class AnswerView {
  private static final String PREFIX = "ANSWER_STATUS_";
  private static final int USUAL_DEGREE = 50;

  /** In the order of the keys 1 to 5. */
  private static final List<AnswerStatus> CHOICES =
      List.of(
          AnswerStatus.ANSWER_STATUS_IMPLEMENTED,
          AnswerStatus.ANSWER_STATUS_PARTIALLY_IMPLEMENTED,
          AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED,
          AnswerStatus.ANSWER_STATUS_NOT_APPLICABLE,
          AnswerStatus.ANSWER_STATUS_UNANSWERED);

  private final Session session;

  AnswerView(Session session) {
    this.session = session;
  }

  AnswerForm form(
      PracticeState state,
      Assessment assessment,
      String error,
      @Nullable AnswerInput mine,
      AnswerForm.Why why) {
    Answer answer = state.getAnswer();
    boolean open = Life.open(assessment.getState());
    boolean answered = answer.getRevision() > 0;
    return new AnswerForm(
        choices(answer.getStatus()),
        words(answer),
        answer.hasDegree() ? answer.getDegree() : USUAL_DEGREE,
        answer.getReason(),
        answer.getNotes(),
        work(answer),
        locked(assessment, open),
        review(answer, assessment),
        answer.getEtag(),
        answered ? answer.getAuthor() : "",
        answered && answer.hasUpdateTime()
            ? session.moment(Instants.of(answer.getUpdateTime()))
            : null,
        open && session.may("answers.write"),
        state.getTwinConflict() ? state.getTwinId() : "",
        error,
        mine == null ? null : conflict(answer, mine),
        state.getInheritedRevision() == 0 ? null : inherited(state),
        why);
  }

  private static AnswerForm.Inherited inherited(PracticeState state) {
    String[] parts = state.getInheritedFrom().split("/");
    return parts.length < 6
        ? new AnswerForm.Inherited("", "", state.getInheritedRevision())
        : new AnswerForm.Inherited(
            new AssessmentPath(parts[1], parts[3]).base() + "?practice=" + parts[5],
            parts[1] + ", " + parts[5].toUpperCase(Locale.ROOT),
            state.getInheritedRevision());
  }

  private AnswerForm.Work work(Answer answer) {
    return new AnswerForm.Work(
        answer.getAssignee(),
        Answers.due(answer).map(LocalDate::toString).orElse(""),
        Answers.overdue(answer, session));
  }

  private String locked(Assessment assessment, boolean open) {
    return open || !session.may("answers.write")
        ? ""
        : "The assessment is "
            + Life.state(assessment.getState()).word().toLowerCase(Locale.ROOT)
            + ": answers do not change until it is reopened.";
  }

  private AnswerForm.ReviewBox review(Answer answer, Assessment assessment) {
    boolean may =
        answer.getRevision() > 0
            && Life.underReview(assessment.getState())
            && session.may("assessments.review")
            && !answer.getAuthor().equals(session.login());
    AnswerReview review = answer.getReview();
    boolean approved = review.getOutcome() == AnswerReview.Outcome.OUTCOME_APPROVED;
    return answer.hasReview()
        ? new AnswerForm.ReviewBox(
            approved ? "Approved" : "Sent back",
            approved ? "pass" : "fail",
            review.getReviewer(),
            session.moment(Instants.of(review.getReviewTime())),
            review.getReason(),
            may)
        : new AnswerForm.ReviewBox("", "", "", null, "", may);
  }

  private AnswerForm.Conflict conflict(Answer theirs, AnswerInput mine) {
    return new AnswerForm.Conflict(
        words(theirs),
        theirs.getNotes(),
        theirs.getAuthor(),
        theirs.hasUpdateTime() ? session.moment(Instants.of(theirs.getUpdateTime())) : null,
        Terms.declared(status(mine.status())),
        mine.note());
  }

  /** {@code Partly, 50 %}. */
  static String words(Answer answer) {
    String words = Terms.declared(answer.getStatus());
    boolean partly = answer.getStatus() == AnswerStatus.ANSWER_STATUS_PARTIALLY_IMPLEMENTED;
    return partly && answer.hasDegree() ? words + ", " + answer.getDegree() + " %" : words;
  }

  /** The status a form value names; unspecified when it names none. */
  static AnswerStatus status(@Nullable String value) {
    for (AnswerStatus status : CHOICES) {
      if (status.name().equals(PREFIX + value)) {
        return status;
      }
    }
    return AnswerStatus.ANSWER_STATUS_UNSPECIFIED;
  }

  private static List<AnswerForm.Choice> choices(AnswerStatus chosen) {
    List<AnswerForm.Choice> choices = new ArrayList<>();
    for (AnswerStatus status : CHOICES) {
      boolean on =
          status == chosen
              || (chosen == AnswerStatus.ANSWER_STATUS_UNSPECIFIED
                  && status == AnswerStatus.ANSWER_STATUS_UNANSWERED);
      String value = status.name().substring(PREFIX.length());
      choices.add(new AnswerForm.Choice(value, Terms.declared(status), choices.size() + 1, on));
    }
    return List.copyOf(choices);
  }
}
