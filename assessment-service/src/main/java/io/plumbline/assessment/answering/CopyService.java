package io.plumbline.assessment.answering;

import io.plumbline.assessment.answer.Answer;
import io.plumbline.assessment.answer.AnswerKey;
import io.plumbline.assessment.answer.Authorship;
import io.plumbline.assessment.answering.CopyPlan.Copied;
import io.plumbline.assessment.assessment.Assessment;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.assessment.Assessments;
import io.plumbline.assessment.assessment.Refusals;
import io.plumbline.assessment.state.PracticeRow;
import io.plumbline.assessment.state.PracticeRows;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.platform.idempotency.Writes;
import io.plumbline.proto.assessment.v1.CopyAnswersRequest;
import io.plumbline.proto.assessment.v1.CopyAnswersResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes over answers from twins, or from another assessment. */
@ApplicationScoped
public class CopyService {

  private static final String METHOD = "plumbline.assessment.v1.AssessmentService/CopyAnswers";

  private final Writes writes;
  private final Answerable answerable;
  private final Assessments assessments;
  private final PracticeRows rows;
  private final AnswerWriter writer;
  private final Clock clock;

  @Inject
  public CopyService(
      Writes writes,
      Answerable answerable,
      Assessments assessments,
      PracticeRows rows,
      AnswerWriter writer,
      Clock clock) {
    this.writes = writes;
    this.answerable = answerable;
    this.assessments = assessments;
    this.rows = rows;
    this.writer = writer;
    this.clock = clock;
  }

  /** Copies answers into an assessment of a workload the caller belongs to. */
  public Uni<CopyAnswersResponse> copy(CopyAnswersRequest request) {
    Caller caller = Caller.current();
    AssessmentKey target = AssessmentKey.parse(caller.tenant(), request.getParent());
    AssessmentKey source = AssessmentKey.parse(caller.tenant(), request.getSource());
    String requestId = request.getValidateOnly() ? "" : request.getRequestId();
    return writes.once(
        new Idempotency.Call(METHOD, requestId, request),
        CopyAnswersResponse.parser(),
        session ->
            answerable
                .open(session, target, request.getParent(), caller)
                .call(() -> sourceIsSeen(session, source, Sight.of(caller)))
                .chain(assessment -> copy(session, assessment, source, request)));
  }

  private Uni<Void> sourceIsSeen(Mutiny.Session session, AssessmentKey source, Sight sight) {
    return assessments
        .find(session, source, sight)
        .map(found -> found.orElseThrow(() -> Refusals.noAssessment(source.name())))
        .replaceWithVoid();
  }

  private Uni<CopyAnswersResponse> copy(
      Mutiny.Session session,
      Assessment assessment,
      AssessmentKey source,
      CopyAnswersRequest request) {
    return rows.ofAssessment(session, assessment.key())
        .invoke(own -> checkPractices(own, request.getPracticesList()))
        .chain(
            own ->
                rows.ofAssessment(session, source)
                    .map(theirs -> CopyPlan.of(own, theirs, scope(request))))
        .chain(plan -> copy(session, assessment, plan, request.getValidateOnly()));
  }

  private static void checkPractices(List<PracticeRow> own, List<String> practices) {
    Set<String> known = own.stream().map(r -> r.practice().id()).collect(Collectors.toSet());
    for (int i = 0; i < practices.size(); i++) {
      if (!known.contains(practices.get(i))) {
        throw Refusals.field("practices[" + i + "]", "is no practice of the edition");
      }
    }
  }

  private static CopyPlan.Scope scope(CopyAnswersRequest request) {
    return new CopyPlan.Scope(Set.copyOf(request.getPracticesList()), request.getOverwrite());
  }

  private Uni<CopyAnswersResponse> copy(
      Mutiny.Session session, Assessment assessment, CopyPlan plan, boolean validateOnly) {
    Caller caller = Caller.current();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<AnswerDraft> drafts =
        plan.copied().stream().map(copied -> draft(assessment, copied, caller, now)).toList();
    Uni<List<io.plumbline.proto.assessment.v1.Answer>> answers =
        validateOnly
            ? Uni.createFrom().item(drafts.stream().map(AnswerDraft::preview).toList())
            : writer.write(session, assessment, drafts, METHOD);
    return answers.map(
        all ->
            CopyAnswersResponse.newBuilder()
                .addAllAnswers(all)
                .addAllKept(plan.kept())
                .addAllWithoutSource(plan.withoutSource())
                .build());
  }

  private static AnswerDraft draft(
      Assessment assessment, Copied copied, Caller caller, Instant now) {
    Answer from = copied.from();
    Answer own = copied.to().answer();
    AnswerKey key = AnswerKey.of(assessment.key(), copied.to().practice().id());
    Authorship by =
        new Authorship(
            caller.name(),
            caller.subject(),
            assessment.version() + 1,
            now,
            from.key().name() + "@" + from.revision());
    return AnswerDraft.of(key, own, from.content().copiedOver(copied.to().content()), by);
  }
}
