package io.plumbline.assessment.signoff;

import io.plumbline.assessment.assessment.Assessment;
import io.plumbline.assessment.assessment.AssessmentEvent;
import io.plumbline.assessment.assessment.AssessmentLife.Step;
import io.plumbline.assessment.assessment.AssessmentState;
import io.plumbline.assessment.decision.ContentHash;
import io.plumbline.assessment.decision.Decision;
import io.plumbline.assessment.decision.Decisions;
import io.plumbline.assessment.state.Rescoring;
import io.plumbline.proto.assessment.events.v1.DecisionRecorded;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Takes steps in the life of an assessment and writes what follows: an event that is kept, the news
 * for the others, a decision for the ledger. Who asks has checked that it is allowed.
 */
@ApplicationScoped
public class Steps {

  private static final String FORM = "plumbline.assessment.v1";

  private final Rescoring rescoring;
  private final Decisions decisions;

  @Inject
  public Steps(Rescoring rescoring, Decisions decisions) {
    this.rescoring = rescoring;
    this.decisions = decisions;
  }

  /** Brings an assessment that this transaction has locked into a state. */
  public Uni<Void> take(
      Mutiny.Session session, Assessment assessment, AssessmentState to, Step step) {
    AssessmentState from = assessment.life().state();
    long version = assessment.version();
    assessment.step(to, step);
    return session
        .persist(new AssessmentEvent(assessment, from, version, step))
        .chain(() -> rescoring.one(session, assessment, Rescoring.Cause.LIFE))
        .chain(
            () ->
                decisions.record(
                    session, assessment.key().tenant(), decision(assessment, from, step)));
  }

  private static Decision decision(Assessment assessment, AssessmentState from, Step step) {
    return new Decision(
        DecisionRecorded.Kind.KIND_REVIEW,
        assessment.key().name(),
        assessment.life().number(),
        from.name(),
        assessment.life().state().name(),
        step.actorId(),
        step.at(),
        ContentHash.of(
            FORM,
            assessment.key().name(),
            assessment.life().number(),
            step.action().name(),
            assessment.life().state().name(),
            assessment.version(),
            step.actorId(),
            step.at(),
            step.reason()));
  }
}
