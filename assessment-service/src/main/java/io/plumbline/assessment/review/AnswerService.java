package io.plumbline.assessment.review;

import io.grpc.Status;
import io.plumbline.assessment.answer.Answer;
import io.plumbline.assessment.answer.AnswerChange;
import io.plumbline.assessment.answer.AnswerContent;
import io.plumbline.assessment.answer.AnswerKey;
import io.plumbline.assessment.answer.AnswerProtos;
import io.plumbline.assessment.answer.AnswerRevision;
import io.plumbline.assessment.answer.Authorship;
import io.plumbline.assessment.assessment.Assessment;
import io.plumbline.assessment.assessment.Assessments;
import io.plumbline.assessment.decision.Decisions;
import io.plumbline.assessment.edition.EditionPractice;
import io.plumbline.assessment.scoring.ScoringPolicies;
import io.plumbline.assessment.state.Rescoring;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.freshness.Etags;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.proto.assessment.v1.ErrorReason;
import io.plumbline.proto.assessment.v1.UpdateAnswerRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Takes answers. Nothing is overwritten: every change is a revision. */
@ApplicationScoped
public class AnswerService {

  static final String METHOD = "plumbline.assessment.v1.AssessmentService/UpdateAnswer";

  private final Writes writes;
  private final Assessments assessments;
  private final Rescoring rescoring;
  private final Decisions decisions;
  private final Audit audit;
  private final Clock clock;

  @Inject
  public AnswerService(
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
   * What is known when an answer is about to change.
   *
   * @param assessment its assessment, locked
   * @param key which answer
   * @param answer the answer as it stands, null when there is none yet
   */
  private record Target(Assessment assessment, AnswerKey key, @Nullable Answer answer) {

    io.plumbline.proto.assessment.v1.Answer proto() {
      return answer == null ? AnswerProtos.none(key) : AnswerProtos.proto(answer);
    }

    AnswerContent content() {
      return answer == null ? AnswerContent.NONE : answer.content();
    }
  }

  /** Answers one practice of a workload the caller belongs to. */
  public Uni<io.plumbline.proto.assessment.v1.Answer> update(UpdateAnswerRequest request) {
    Caller caller = Caller.current();
    AnswerKey key = key(caller.tenant(), request.getAnswer().getName());
    String requestId = request.getValidateOnly() ? "" : request.getRequestId();
    return writes.once(
        new Idempotency.Call(METHOD, requestId, request),
        io.plumbline.proto.assessment.v1.Answer.parser(),
        session ->
            target(session, key, caller)
                .invoke(target -> checkEtag(request.getAnswer().getEtag(), target.proto()))
                .chain(target -> change(session, target, request, caller)));
  }

  private static AnswerKey key(String tenant, String name) {
    try {
      return AnswerKey.parse(tenant, name);
    } catch (IllegalArgumentException e) {
      throw Refusals.field("answer.name", "is not the name of an answer");
    }
  }

  private Uni<Target> target(Mutiny.Session session, AnswerKey key, Caller caller) {
    return assessments
        .lock(session, key.assessmentKey(), Sight.of(caller))
        .map(found -> found.orElseThrow(() -> Refusals.noAnswer(key.name())))
        .invoke(found -> Sight.of(caller).checkBelongs(found.workload()))
        .chain(found -> practiceExists(session, found.assessment(), key))
        .chain(
            assessment ->
                session.find(Answer.class, key).map(answer -> new Target(assessment, key, answer)));
  }

  private static Uni<Assessment> practiceExists(
      Mutiny.Session session, Assessment assessment, AnswerKey key) {
    EditionPractice.Key practice = EditionPractice.Key.of(assessment.editionKey(), key.practice());
    return session
        .find(EditionPractice.class, practice)
        .onItem()
        .ifNull()
        .failWith(() -> Refusals.noAnswer(key.name()))
        .replaceWith(assessment);
  }

  private static void checkEtag(String etag, io.plumbline.proto.assessment.v1.Answer stored) {
    if (!etag.isEmpty() && !etag.equals(stored.getEtag())) {
      throw new DomainException(
          io.plumbline.platform.grpc.ErrorReason.of(
              ErrorReason.ERROR_REASON_ETAG_MISMATCH, Status.Code.ABORTED),
          "the answer has changed since it was read",
          Map.of(
              "etag", stored.getEtag(),
              "status", stored.getStatus().name(),
              "author", stored.getAuthor()),
          List.of());
    }
  }

  private Uni<io.plumbline.proto.assessment.v1.Answer> change(
      Mutiny.Session session, Target target, UpdateAnswerRequest request, Caller caller) {
    int defaultDegree =
        ScoringPolicies.version(target.assessment().policyVersion()).defaultDegree();
    AnswerContent next =
        AnswerChange.apply(
            target.proto(), request.getAnswer(), request.getUpdateMask(), defaultDegree);
    Authorship by =
        new Authorship(
            caller.name(),
            caller.subject(),
            target.assessment().version() + 1,
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    if (next.equals(target.content())) {
      return Uni.createFrom().item(target.proto());
    }
    if (request.getValidateOnly()) {
      return Uni.createFrom().item(AnswerProtos.proto(new Answer(target.key(), next, by)));
    }
    return store(session, target, next, by);
  }

  private Uni<io.plumbline.proto.assessment.v1.Answer> store(
      Mutiny.Session session, Target target, AnswerContent next, Authorship by) {
    Answer answer = target.answer();
    String before = target.content().status().name();
    Uni<Void> written;
    if (answer == null) {
      answer = new Answer(target.key(), next, by);
      written = session.persist(answer);
    } else {
      answer.revise(next, by);
      written = Uni.createFrom().voidItem();
    }
    Answer revised = answer;
    String practice = target.key().practice();
    return written
        .chain(session::flush)
        .chain(() -> session.persist(new AnswerRevision(revised)))
        .chain(
            () ->
                rescoring.one(
                    session,
                    target.assessment(),
                    new Rescoring.Cause(0, row -> row.practice().id().equals(practice))))
        .chain(
            () ->
                decisions.record(
                    session, revised.key().tenant(), AnswerDecision.of(revised, before)))
        .chain(() -> audit.record(session, entry(revised, before)))
        .map(done -> AnswerProtos.proto(revised));
  }

  private static AuditEntry entry(Answer answer, String before) {
    return new AuditEntry(
        METHOD,
        answer.key().name(),
        "updated",
        Map.of(
            "from", before,
            "to", answer.content().status().name(),
            "revision", Etags.of(answer.revision())));
  }
}
