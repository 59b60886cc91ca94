package io.plumbline.assessment.register;

import io.plumbline.assessment.decision.ContentHash;
import io.plumbline.assessment.decision.Decision;
import io.plumbline.assessment.decision.Decisions;
import io.plumbline.assessment.exception.Covers;
import io.plumbline.assessment.exception.ExceptionAction;
import io.plumbline.assessment.exception.ExceptionEvent;
import io.plumbline.assessment.exception.ExceptionEvent.Act;
import io.plumbline.assessment.exception.ExceptionState;
import io.plumbline.assessment.exception.ExceptionTerms;
import io.plumbline.assessment.exception.RiskException;
import io.plumbline.assessment.state.Rescoring;
import io.plumbline.platform.messaging.Outbox;
import io.plumbline.platform.messaging.OutboxEvent;
import io.plumbline.proto.assessment.events.v1.DecisionRecorded;
import io.plumbline.proto.assessment.events.v1.ExceptionChanged;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Writes what happens to an exception and what follows, in one transaction: the exception, an event
 * that is kept, a decision for the ledger, word to others, and the verdicts of every assessment it
 * concerns. What an exception by selector covers is counted by the evidence service, which hears of
 * it; the verdicts follow its numbers.
 */
@ApplicationScoped
public class ExceptionWriter {

  /** The topic of exceptions. */
  static final String TOPIC = "plumbline.assessment.exception.v1";

  private static final String TYPE = "io.plumbline.assessment.exception.changed.v1";
  private static final String FORM = "plumbline.exception.v1";
  private static final String FORM_OF_FINDINGS = "plumbline.exception.findings.v1";

  private final Rescoring rescoring;
  private final Decisions decisions;
  private final Outbox outbox;

  @Inject
  public ExceptionWriter(Rescoring rescoring, Decisions decisions, Outbox outbox) {
    this.rescoring = rescoring;
    this.decisions = decisions;
    this.outbox = outbox;
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
    boolean counts =
        inForce
            && (next != before || action == ExceptionAction.APPROVE)
            && !exception.covers().bySelector();
    return session
        .flush()
        .chain(() -> keep(session, exception, action.name(), before.name(), terms, act))
        .chain(() -> counts ? rescore(session, exception) : Uni.createFrom().voidItem());
  }

  private Uni<Void> rescore(Mutiny.Session session, RiskException exception) {
    String concept = exception.covers().key();
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
        .chain(() -> decisions.record(session, exception.key().tenant(), decision))
        .chain(() -> Exceptions.shown(session, exception))
        .chain(shown -> outbox.write(session, event(exception, shown)));
  }

  private static OutboxEvent event(
      RiskException exception, io.plumbline.proto.assessment.v1.RiskException shown) {
    return OutboxEvent.of(
        exception.key().tenant(),
        TOPIC,
        shown.getName(),
        TYPE,
        shown.getName(),
        exception.version(),
        exception.updatedAt(),
        ExceptionChanged.newBuilder().setException(shown).setVersion(exception.version()).build());
  }

  /** Covers the exception, the action with who, when and why, and the terms it is about. */
  private static byte[] hash(
      RiskException exception, String action, ExceptionTerms terms, Act act) {
    Covers covers = exception.covers();
    return ContentHash.of(
        covers.bySelector() ? FORM_OF_FINDINGS : FORM,
        exception.key().name(),
        exception.version(),
        covers.bySelector() ? covers.selector() : covers.practice(),
        covers.key(),
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
