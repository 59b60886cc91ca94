package io.plumbline.assessment.answering;

import io.grpc.Status;
import io.plumbline.assessment.answer.Answer;
import io.plumbline.assessment.answer.AnswerContent;
import io.plumbline.assessment.answer.AnswerKey;
import io.plumbline.assessment.answer.AnswerProtos;
import io.plumbline.assessment.answer.Authorship;
import io.plumbline.assessment.assessment.Assessment;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.assessment.Refusals;
import io.plumbline.assessment.policy.PolicyBook;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.platform.idempotency.Writes;
import io.plumbline.proto.assessment.v1.BatchUpdateAnswersRequest;
import io.plumbline.proto.assessment.v1.BatchUpdateAnswersResponse;
import io.plumbline.proto.assessment.v1.ErrorReason;
import io.plumbline.proto.assessment.v1.UpdateAnswerRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes answers. Nothing is overwritten: every change is a revision. */
@ApplicationScoped
public class AnswerService {

  private static final String SERVICE = "plumbline.assessment.v1.AssessmentService/";
  static final String METHOD = SERVICE + "UpdateAnswer";
  private static final String BATCH = SERVICE + "BatchUpdateAnswers";

  private final Writes writes;
  private final Answerable answerable;
  private final AnswerWriter writer;
  private final Clock clock;

  @Inject
  public AnswerService(Writes writes, Answerable answerable, AnswerWriter writer, Clock clock) {
    this.writes = writes;
    this.answerable = answerable;
    this.writer = writer;
    this.clock = clock;
  }

  /**
   * What one request asks for.
   *
   * @param field where its answer stands in the call
   */
  private record Wish(AnswerKey key, UpdateAnswerRequest request, String field) {}

  /** Answers one practice of a workload the caller belongs to. */
  public Uni<io.plumbline.proto.assessment.v1.Answer> update(UpdateAnswerRequest request) {
    Caller caller = Caller.current();
    AnswerKey key = key(caller.tenant(), request.getAnswer().getName(), "answer");
    String requestId = request.getValidateOnly() ? "" : request.getRequestId();
    List<Wish> wishes = List.of(new Wish(key, request, "answer"));
    return writes.once(
        new Idempotency.Call(METHOD, requestId, request),
        io.plumbline.proto.assessment.v1.Answer.parser(),
        session ->
            write(session, key.assessmentKey(), wishes, METHOD, request.getValidateOnly())
                .map(answers -> answers.get(0)));
  }

  /** Answers several practices of one assessment, all or none. */
  public Uni<BatchUpdateAnswersResponse> batch(BatchUpdateAnswersRequest request) {
    Caller caller = Caller.current();
    AssessmentKey assessment = AssessmentKey.parse(caller.tenant(), request.getParent());
    String requestId = request.getValidateOnly() ? "" : request.getRequestId();
    List<Wish> wishes = wishes(assessment, request);
    return writes.once(
        new Idempotency.Call(BATCH, requestId, request),
        BatchUpdateAnswersResponse.parser(),
        session ->
            write(session, assessment, wishes, BATCH, request.getValidateOnly())
                .map(
                    answers ->
                        BatchUpdateAnswersResponse.newBuilder().addAllAnswers(answers).build()));
  }

  private static List<Wish> wishes(AssessmentKey assessment, BatchUpdateAnswersRequest request) {
    List<Wish> wishes = new ArrayList<>();
    for (int i = 0; i < request.getRequestsCount(); i++) {
      UpdateAnswerRequest one = request.getRequests(i);
      String at = "requests[" + i + "]";
      AnswerKey key = key(assessment.tenant(), one.getAnswer().getName(), at + ".answer");
      if (!key.assessmentKey().equals(assessment)) {
        throw Refusals.field(at + ".answer.name", "is not of the assessment in `parent`");
      }
      if (wishes.stream().anyMatch(wish -> wish.key().equals(key))) {
        throw Refusals.field(at + ".answer.name", "is named twice");
      }
      if (one.getValidateOnly() || !one.getRequestId().isEmpty()) {
        throw Refusals.field(at, "`validate_only` and `request_id` are given once, for all");
      }
      wishes.add(new Wish(key, one, at + ".answer"));
    }
    return wishes;
  }

  private static AnswerKey key(String tenant, String name, String field) {
    try {
      return AnswerKey.parse(tenant, name);
    } catch (IllegalArgumentException e) {
      throw Refusals.field(field + ".name", "is not the name of an answer");
    }
  }

  private Uni<List<io.plumbline.proto.assessment.v1.Answer>> write(
      Mutiny.Session session,
      AssessmentKey key,
      List<Wish> wishes,
      String method,
      boolean validateOnly) {
    Caller caller = Caller.current();
    List<AnswerKey> keys = wishes.stream().map(Wish::key).toList();
    return answerable
        .lock(session, key, keys, caller)
        .chain(
            found ->
                PolicyBook.load(session, key.tenant())
                    .map(book -> book.version(found.assessment().policyVersion()).defaultDegree())
                    .chain(degree -> write(session, found, wishes, degree, method, validateOnly)));
  }

  private Uni<List<io.plumbline.proto.assessment.v1.Answer>> write(
      Mutiny.Session session,
      Answerable.Found found,
      List<Wish> wishes,
      int defaultDegree,
      String method,
      boolean validateOnly) {
    Authorship by = by(Caller.current(), found.assessment());
    List<AnswerDraft> drafts =
        wishes.stream().map(w -> draft(found, w, by, defaultDegree)).toList();
    return validateOnly
        ? Uni.createFrom().item(drafts.stream().map(AnswerDraft::preview).toList())
        : writer.write(session, found.assessment(), drafts, method);
  }

  private Authorship by(Caller caller, Assessment assessment) {
    return new Authorship(
        caller.name(),
        caller.subject(),
        assessment.version() + 1,
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        "");
  }

  private static AnswerDraft draft(
      Answerable.Found found, Wish wish, Authorship by, int defaultDegree) {
    Answer answer = found.answers().get(wish.key());
    io.plumbline.proto.assessment.v1.Answer stored =
        answer == null ? AnswerProtos.none(wish.key()) : AnswerProtos.proto(answer);
    checkEtag(wish.request().getAnswer().getEtag(), stored);
    AnswerContent next =
        AnswerChange.apply(
            stored,
            wish.request().getAnswer(),
            wish.request().getUpdateMask(),
            wish.field(),
            defaultDegree);
    AnswerDraft draft = AnswerDraft.of(wish.key(), answer, next, by);
    if (found.offered().contains(wish.key().practice()) && draft.overridesSilently()) {
      throw Refusals.noOverrideReason(wish.key().name());
    }
    return draft;
  }

  private static void checkEtag(String etag, io.plumbline.proto.assessment.v1.Answer stored) {
    if (!etag.isEmpty() && !etag.equals(stored.getEtag())) {
      throw new DomainException(
          io.plumbline.platform.grpc.ErrorReason.of(
              ErrorReason.ERROR_REASON_ETAG_MISMATCH, Status.Code.ABORTED),
          "the answer has changed since it was read",
          Map.of(
              "answer", stored.getName(),
              "etag", stored.getEtag(),
              "status", stored.getStatus().name(),
              "author", stored.getAuthor()),
          List.of());
    }
  }
}
