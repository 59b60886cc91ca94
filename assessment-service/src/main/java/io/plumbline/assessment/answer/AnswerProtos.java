package io.plumbline.assessment.answer;

import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.assessment.verdict.Declaration;
import io.plumbline.platform.freshness.Etags;
import io.plumbline.platform.grpc.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Answers between the contract and the database. */
public final class AnswerProtos {

  private AnswerProtos() {}

  /** An answer as the contract shows it. */
  public static io.plumbline.proto.assessment.v1.Answer proto(Answer answer) {
    io.plumbline.proto.assessment.v1.Answer proto =
        proto(answer.key(), answer.revision(), answer.content(), answer.authorship());
    AnswerReview review = answer.review();
    return review.at() == null
        ? proto
        : proto.toBuilder().setReview(review(answer, review, review.at())).build();
  }

  private static io.plumbline.proto.assessment.v1.AnswerReview review(
      Answer answer, AnswerReview review, Instant at) {
    return io.plumbline.proto.assessment.v1.AnswerReview.newBuilder()
        .setNumber(review.number())
        .setRevision(answer.revision())
        .setOutcome(outcome(review.outcome()))
        .setReviewer(review.reviewer())
        .setReviewTime(Times.timestamp(at))
        .setReason(review.reason())
        .build();
  }

  /** What a reviewer said as the contract shows it. */
  public static io.plumbline.proto.assessment.v1.AnswerReview proto(AnswerReviewed reviewed) {
    return io.plumbline.proto.assessment.v1.AnswerReview.newBuilder()
        .setNumber(reviewed.number())
        .setRevision(reviewed.revision())
        .setOutcome(outcome(reviewed.outcome()))
        .setReviewer(reviewed.reviewer())
        .setReviewTime(Times.timestamp(reviewed.reviewedAt()))
        .setReason(reviewed.reason())
        .build();
  }

  private static io.plumbline.proto.assessment.v1.AnswerReview.Outcome outcome(
      AnswerReview.Outcome outcome) {
    return switch (outcome) {
      case APPROVED -> io.plumbline.proto.assessment.v1.AnswerReview.Outcome.OUTCOME_APPROVED;
      case SENT_BACK -> io.plumbline.proto.assessment.v1.AnswerReview.Outcome.OUTCOME_SENT_BACK;
      case NONE -> io.plumbline.proto.assessment.v1.AnswerReview.Outcome.OUTCOME_UNSPECIFIED;
    };
  }

  /** A revision as the contract shows it. */
  public static io.plumbline.proto.assessment.v1.Answer proto(AnswerRevision revision) {
    return proto(
        revision.answerKey(), revision.revision(), revision.content(), revision.authorship());
  }

  /** What an answer would say that nobody has given yet. */
  public static io.plumbline.proto.assessment.v1.Answer proposed(AnswerContent content) {
    return content(content).build();
  }

  /** The answer of a practice that nobody has answered. */
  public static io.plumbline.proto.assessment.v1.Answer none(AnswerKey key) {
    return content(key, 0, AnswerContent.NONE).build();
  }

  /** An answer in which somebody else's declaration stands. */
  public static io.plumbline.proto.assessment.v1.Answer declared(
      io.plumbline.proto.assessment.v1.Answer own, Declaration declaration) {
    io.plumbline.proto.assessment.v1.Answer.Builder proto =
        own.toBuilder().setStatus(status(declaration.status()));
    if (declaration.status() == AnswerStatus.PARTIALLY_IMPLEMENTED) {
      proto.setDegree(declaration.degree());
    }
    return proto.build();
  }

  private static io.plumbline.proto.assessment.v1.Answer proto(
      AnswerKey key, int revision, AnswerContent content, Authorship by) {
    return content(key, revision, content)
        .setAuthor(by.author())
        .setUpdateTime(Times.timestamp(by.updatedAt()))
        .setAssessmentVersion(by.assessmentVersion())
        .setOrigin(by.origin())
        .build();
  }

  private static io.plumbline.proto.assessment.v1.Answer.Builder content(
      AnswerKey key, int revision, AnswerContent content) {
    return content(content).setName(key.name()).setRevision(revision).setEtag(Etags.of(revision));
  }

  private static io.plumbline.proto.assessment.v1.Answer.Builder content(AnswerContent content) {
    io.plumbline.proto.assessment.v1.Answer.Builder proto =
        io.plumbline.proto.assessment.v1.Answer.newBuilder()
            .setStatus(status(content.status()))
            .setReason(content.reason())
            .setNotes(content.notes())
            .setAssignee(content.assignee());
    if (content.status() == AnswerStatus.PARTIALLY_IMPLEMENTED) {
      proto.setDegree(content.degree());
    }
    if (content.dueOn() != null) {
      proto.setDueDate(Dates.proto(content.dueOn()));
    }
    return proto;
  }

  /** A status as the contract names it. */
  public static io.plumbline.proto.assessment.v1.AnswerStatus status(AnswerStatus status) {
    return switch (status) {
      case UNANSWERED -> io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_UNANSWERED;
      case IMPLEMENTED -> io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_IMPLEMENTED;
      case PARTIALLY_IMPLEMENTED ->
          io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_PARTIALLY_IMPLEMENTED;
      case NOT_IMPLEMENTED ->
          io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED;
      case NOT_APPLICABLE ->
          io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_NOT_APPLICABLE;
    };
  }

  /** A status of the contract; null for what is not said or not known. */
  public static @Nullable AnswerStatus status(
      io.plumbline.proto.assessment.v1.AnswerStatus status) {
    return switch (status) {
      case ANSWER_STATUS_UNANSWERED -> AnswerStatus.UNANSWERED;
      case ANSWER_STATUS_IMPLEMENTED -> AnswerStatus.IMPLEMENTED;
      case ANSWER_STATUS_PARTIALLY_IMPLEMENTED -> AnswerStatus.PARTIALLY_IMPLEMENTED;
      case ANSWER_STATUS_NOT_IMPLEMENTED -> AnswerStatus.NOT_IMPLEMENTED;
      case ANSWER_STATUS_NOT_APPLICABLE -> AnswerStatus.NOT_APPLICABLE;
      case ANSWER_STATUS_UNSPECIFIED, UNRECOGNIZED -> null;
    };
  }
}
