package io.plumbline.assessment.signoff;

import com.google.protobuf.Message;
import io.plumbline.assessment.answer.Answer;
import io.plumbline.assessment.answer.AnswerKey;
import io.plumbline.assessment.answer.AnswerProtos;
import io.plumbline.assessment.answer.AnswerReview.Outcome;
import io.plumbline.assessment.answer.AnswerReviewed;
import io.plumbline.assessment.assessment.Assessment;
import io.plumbline.assessment.assessment.AssessmentState;
import io.plumbline.assessment.assessment.Assessments;
import io.plumbline.assessment.assessment.Refusals;
import io.plumbline.assessment.decision.ContentHash;
import io.plumbline.assessment.decision.Decision;
import io.plumbline.assessment.decision.Decisions;
import io.plumbline.assessment.state.Rescoring;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.freshness.Etags;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.platform.idempotency.Writes;
import io.plumbline.proto.assessment.events.v1.DecisionRecorded;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes what reviewers say of single answers. */
@ApplicationScoped
public class AnswerReviewService {

  private static final String FORM = "plumbline.answer-review.v1";

  private final Writes writes;
  private final Assessments assessments;
  private final Rescoring rescoring;
  private final Decisions decisions;
  private final Audit audit;
  private final Clock clock;

  @Inject
  public AnswerReviewService(
      Writes writes,
      Assessments assessments,
      Rescoring rescoring,
      Decisions decisions,
      Audit audit,
      Clock clock) {
    this.writes = writes;
    this.assessments = assessments;
    this.rescoring = rescoring;
    this.decisions = decisions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A call that reviews an answer.
   *
   * @param method the call's full name
   * @param request the request, for repeated calls
   */
  record Wish(
      Outcome outcome,
      String method,
      String name,
      String reason,
      String etag,
      String requestId,
      Message request) {}

  /** Approves an answer or sends it back. */
  Uni<io.plumbline.proto.assessment.v1.Answer> review(Wish wish) {
    Caller caller = Caller.current();
    AnswerKey key = AnswerKey.parse(caller.tenant(), wish.name());
    return writes.once(
        new Idempotency.Call(wish.method(), wish.requestId(), wish.request()),
        io.plumbline.proto.assessment.v1.Answer.parser(),
        session ->
            assessments
                .lock(session, key.assessmentKey(), Sight.of(caller))
                .map(found -> found.orElseThrow(() -> Refusals.noAnswer(key.name())))
                .invoke(found -> Sight.of(caller).checkBelongs(found.workload()))
                .map(Assessments.Found::assessment)
                .invoke(AnswerReviewService::checkUnderReview)
                .chain(assessment -> review(session, assessment, key, wish)));
  }

  private static void checkUnderReview(Assessment assessment) {
    AssessmentState state = assessment.life().state();
    if (!state.underReview()) {
      throw Refusals.state(state, "reopen it before reviewing its answers");
    }
  }

  private Uni<io.plumbline.proto.assessment.v1.Answer> review(
      Mutiny.Session session, Assessment assessment, AnswerKey key, Wish wish) {
    return session
        .find(Answer.class, key)
        .onItem()
        .ifNull()
        .failWith(() -> Refusals.noAnswer(key.name()))
        .invoke(answer -> Etags.check(wish.etag(), answer.revision()))
        .call(answer -> checkOthers(session, answer))
        .call(answer -> write(session, assessment, answer, wish))
        .map(AnswerProtos::proto);
  }

  private static Uni<Void> checkOthers(Mutiny.Session session, Answer answer) {
    String practice = answer.key().practice();
    return FourEyes.ownAnswers(session, answer.key().assessmentKey(), Caller.current().subject())
        .invoke(
            own -> {
              if (own.contains(practice)) {
                throw FourEyes.ownAnswers(List.of(practice));
              }
            })
        .replaceWithVoid();
  }

  private Uni<Void> write(Mutiny.Session session, Assessment assessment, Answer answer, Wish wish) {
    Caller caller = Caller.current();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Outcome before = answer.review().outcome();
    answer.reviewed(
        answer.review().next(wish.outcome(), answer.revision(), caller.name(), wish.reason(), now));
    String practice = answer.key().practice();
    return session
        .persist(new AnswerReviewed(answer, caller.subject(), now))
        .chain(
            () ->
                rescoring.one(
                    session,
                    assessment,
                    new Rescoring.Cause(0, row -> row.practice().id().equals(practice))))
        .chain(
            () ->
                decisions.record(
                    session, caller.tenant(), decision(answer, before, caller.subject(), now)))
        .chain(() -> audit.record(session, entry(wish, answer)));
  }

  /** The resource is the review, so that its versions do not mix with those of the answer. */
  private static Decision decision(Answer answer, Outcome before, String by, Instant now) {
    String name = answer.key().name() + "/reviews/" + answer.review().number();
    return new Decision(
        DecisionRecorded.Kind.KIND_REVIEW,
        name,
        1,
        before == Outcome.NONE ? "" : before.name(),
        answer.review().outcome().name(),
        by,
        now,
        ContentHash.of(
            FORM,
            name,
            answer.revision(),
            answer.review().outcome().name(),
            answer.review().reason(),
            by,
            now));
  }

  private static AuditEntry entry(Wish wish, Answer answer) {
    return new AuditEntry(
        wish.method(),
        wish.name(),
        wish.outcome() == Outcome.APPROVED ? "approved" : "sent back",
        Map.of("revision", Etags.of(answer.revision()), "reason", wish.reason()));
  }
}
