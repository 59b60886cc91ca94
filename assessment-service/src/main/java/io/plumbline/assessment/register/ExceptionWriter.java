package io.plumbline.assessment.register;

import io.plumbline.assessment.decision.ContentHash;
import io.plumbline.assessment.decision.Decision;
import io.plumbline.assessment.decision.Decisions;
import io.plumbline.assessment.exception.ExceptionAction;
import io.plumbline.assessment.exception.ExceptionEvent;
import io.plumbline.assessment.exception.ExceptionEvent.Act;
import io.plumbline.assessment.exception.ExceptionState;
import io.plumbline.assessment.exception.ExceptionTerms;
import io.plumbline.assessment.exception.RiskException;
import io.plumbline.assessment.state.Rescoring;
import io.plumbline.proto.assessment.events.v1.DecisionRecorded;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Writes what happens to an exception and what follows, in one transaction: the exception, an event
 * that is kept, a decision for the ledger, and the verdicts of every assessment it concerns.
 */
@ApplicationScoped
public class ExceptionWriter {

  private static final String FORM = "plumbline.exception.v1";

  private final Rescoring rescoring;
  private final Decisions decisions;

  @Inject
  public ExceptionWriter(Rescoring rescoring, Decisions decisions) {
    this.rescoring = rescoring;
    this.decisions = decisions;
  }

  /** A new exception was asked for. */
  Uni<Void> requested(
      Mutiny.Session session, RiskException exception, ExceptionTerms terms, Act act) {
    return session
        .persist(exception)
        .chain(session::flush)
        .chain(() -> session.persist(terms))
        .chain(() -> keep(session, exception, ExceptionEvent.REQUEST, "", terms, act));
  }

  /**
   * Something happened to it that its state allows.
   *
   * @param terms those that wait, or that are asked for now; else those in force
   */
  Uni<Void> acted(
      Mutiny.Session session,
      RiskException exception,
      ExceptionAction action,
      ExceptionState next,
      ExceptionTerms terms,
      Act act) {
    ExceptionState before = exception.state();
    exception.act(action, next, terms, act.at());
    boolean inForce = before == ExceptionState.APPROVED || next == ExceptionState.APPROVED;
    boolean counts = inForce && (next != before || action == ExceptionAction.APPROVE);
    return session
        .flush()
        .chain(() -> keep(session, exception, action.name(), before.name(), terms, act))
        .chain(() -> counts ? rescore(session, exception) : Uni.createFrom().voidItem());
  }

  private Uni<Void> rescore(Mutiny.Session session, RiskException exception) {
    String concept = exception.concept();
    return rescoring.all(
        session,
        exception.key().workloadKey(),
        new Rescoring.Cause(0, row -> row.practice().concept().equals(concept)));
  }

  private Uni<Void> keep(
      Mutiny.Session session,
      RiskException exception,
      String action,
      String from,
      ExceptionTerms terms,
      Act act) {
    Decision decision =
        new Decision(
            DecisionRecorded.Kind.KIND_EXCEPTION,
            exception.key().name(),
            exception.version(),
            from,
            exception.state().name(),
            act.actorId(),
            act.at(),
            hash(exception, action, terms, act));
    return session
        .persist(new ExceptionEvent(exception, action, from, terms.revision(), act))
        .chain(() -> decisions.record(session, exception.key().tenant(), decision));
  }

  /** Covers the exception, the action with who, when and why, and the terms it is about. */
  private static byte[] hash(
      RiskException exception, String action, ExceptionTerms terms, Act act) {
    return ContentHash.of(
        FORM,
        exception.key().name(),
        exception.version(),
        exception.practice(),
        exception.concept(),
        action,
        exception.state().name(),
        act.actorId(),
        act.at(),
        act.reason(),
        terms.revision(),
        terms.justification(),
        terms.compensatingControl(),
        terms.expireAt(),
        terms.requesterId(),
        terms.requestedAt());
  }
}
