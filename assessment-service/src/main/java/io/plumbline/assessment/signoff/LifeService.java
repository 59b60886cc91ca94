package io.plumbline.assessment.signoff;

import com.google.protobuf.Message;
import io.plumbline.assessment.assessment.Assessment;
import io.plumbline.assessment.assessment.AssessmentAction;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.assessment.AssessmentLife.Step;
import io.plumbline.assessment.assessment.AssessmentProtos;
import io.plumbline.assessment.assessment.AssessmentState;
import io.plumbline.assessment.assessment.Assessments;
import io.plumbline.assessment.assessment.Refusals;
import io.plumbline.assessment.state.PracticeRows;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.freshness.Etags;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.platform.idempotency.Writes;
import io.plumbline.proto.assessment.v1.ErrorReason;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Moves assessments through their life. */
@ApplicationScoped
public class LifeService {

  private final Writes writes;
  private final Assessments assessments;
  private final PracticeRows rows;
  private final Steps steps;
  private final Audit audit;
  private final Clock clock;

  @Inject
  public LifeService(
      Writes writes,
      Assessments assessments,
      PracticeRows rows,
      Steps steps,
      Audit audit,
      Clock clock) {
    this.writes = writes;
    this.assessments = assessments;
    this.rows = rows;
    this.steps = steps;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A call that moves an assessment.
   *
   * @param method the call's full name
   * @param request the request, for repeated calls
   */
  record Wish(
      AssessmentAction action,
      String method,
      String name,
      String reason,
      String etag,
      String requestId,
      Message request) {}

  /** Takes a step, if the state allows it, nothing is missing, and it is not one's own work. */
  Uni<io.plumbline.proto.assessment.v1.Assessment> move(Wish wish) {
    Caller caller = Caller.current();
    AssessmentKey key = AssessmentKey.parse(caller.tenant(), wish.name());
    Step step =
        new Step(
            wish.action(),
            caller.name(),
            caller.subject(),
            wish.reason(),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    return writes.once(
        new Idempotency.Call(wish.method(), wish.requestId(), wish.request()),
        io.plumbline.proto.assessment.v1.Assessment.parser(),
        session ->
            assessments
                .lock(session, key, Sight.of(caller))
                .map(found -> found.orElseThrow(() -> Refusals.noAssessment(key.name())))
                .invoke(found -> Sight.of(caller).checkBelongs(found.workload()))
                .map(Assessments.Found::assessment)
                .invoke(found -> Etags.check(wish.etag(), found.life().number()))
                .call(found -> move(session, found, wish, step))
                .map(AssessmentProtos::proto));
  }

  private Uni<Void> move(Mutiny.Session session, Assessment assessment, Wish wish, Step step) {
    AssessmentState from = assessment.life().state();
    AssessmentState to =
        step.action().next(from).orElseThrow(() -> notAllowed(from, step.action()));
    return checkOthers(session, assessment, step)
        .chain(() -> checkComplete(session, assessment, step.action()))
        .chain(() -> steps.take(session, assessment, to, step))
        .chain(() -> audit.record(session, entry(wish, from, to)));
  }

  private static DomainException notAllowed(AssessmentState from, AssessmentAction action) {
    String may =
        java.util.Arrays.stream(AssessmentAction.values())
            .filter(a -> a.next(from).isPresent())
            .map(AssessmentAction::words)
            .collect(Collectors.joining(" or "));
    return Refusals.state(
        from,
        may.isEmpty()
            ? "an upgrade took it out of use"
            : "it can not " + action.words() + ", only " + may);
  }

  private static Uni<Void> checkOthers(Mutiny.Session session, Assessment assessment, Step step) {
    if (!step.action().judges()) {
      return Uni.createFrom().voidItem();
    }
    if (assessment.life().submitterId().equals(step.actorId())) {
      throw FourEyes.ownSubmission();
    }
    return FourEyes.ownAnswers(session, assessment.key(), step.actorId())
        .invoke(
            own -> {
              if (!own.isEmpty()) {
                throw FourEyes.ownAnswers(own);
              }
            })
        .replaceWithVoid();
  }

  private Uni<Void> checkComplete(
      Mutiny.Session session, Assessment assessment, AssessmentAction action) {
    if (action != AssessmentAction.SUBMIT && action != AssessmentAction.APPROVE) {
      return Uni.createFrom().voidItem();
    }
    boolean submits = action == AssessmentAction.SUBMIT;
    return rows.ofAssessment(session, assessment.key())
        .chain(found -> Gap.of(session, assessment.key().tenant(), found))
        .map(gaps -> gaps.stream().filter(g -> !submits || g.kind().beforeSubmission()).toList())
        .invoke(LifeService::checkNone)
        .replaceWithVoid();
  }

  private static void checkNone(List<Gap> gaps) {
    if (!gaps.isEmpty()) {
      String first =
          gaps.stream()
              .limit(5)
              .map(gap -> gap.row().practice().practiceId() + " " + gap.kind())
              .collect(Collectors.joining(", "));
      throw DomainException.precondition(
          ErrorReason.ERROR_REASON_ASSESSMENT_INCOMPLETE,
          gaps.size() + " practice(s) are not ready, see ListGaps: " + first,
          Map.of("gaps", Integer.toString(gaps.size())));
    }
  }

  private static AuditEntry entry(Wish wish, AssessmentState from, AssessmentState to) {
    return new AuditEntry(
        wish.method(),
        wish.name(),
        wish.action().words(),
        Map.of("from", from.name(), "to", to.name(), "reason", wish.reason()));
  }
}
