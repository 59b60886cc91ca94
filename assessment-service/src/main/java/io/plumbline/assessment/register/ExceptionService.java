package io.plumbline.assessment.register;

import com.google.protobuf.Message;
import io.plumbline.assessment.exception.ExceptionAction;
import io.plumbline.assessment.exception.ExceptionEvent.Act;
import io.plumbline.assessment.exception.ExceptionKey;
import io.plumbline.assessment.exception.ExceptionState;
import io.plumbline.assessment.exception.ExceptionTerms;
import io.plumbline.assessment.exception.RiskException;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.freshness.Etags;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.platform.idempotency.Writes;
import io.plumbline.proto.assessment.v1.RenewExceptionRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Changes exceptions: decides on them, takes them back, ends and renews them. */
@ApplicationScoped
public class ExceptionService {

  private static final String SERVICE = "plumbline.assessment.v1.ExceptionService/";

  private final Writes writes;
  private final Exceptions exceptions;
  private final ExceptionWriter writer;
  private final Audit audit;
  private final Clock clock;

  @Inject
  public ExceptionService(
      Writes writes, Exceptions exceptions, ExceptionWriter writer, Audit audit, Clock clock) {
    this.writes = writes;
    this.exceptions = exceptions;
    this.writer = writer;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A call that changes an exception.
   *
   * @param request the request, for repeated calls
   */
  record Wish(
      ExceptionAction action,
      String name,
      String reason,
      String etag,
      String requestId,
      Message request) {

    /** An action is named as its method is. */
    String method() {
      String word = action.name();
      return SERVICE + word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT) + "Exception";
    }
  }

  /** Decides on, takes back or ends an exception. */
  Uni<io.plumbline.proto.assessment.v1.RiskException> act(Wish wish) {
    return change(
        wish,
        (session, exception, act) ->
            Exceptions.terms(session, exception.key(), exception.concernedRevision())
                .invoke(terms -> checkMay(wish.action(), terms, act)));
  }

  /** Asks for new terms. */
  Uni<io.plumbline.proto.assessment.v1.RiskException> renew(RenewExceptionRequest request) {
    Wish wish =
        new Wish(
            ExceptionAction.RENEW,
            request.getName(),
            "",
            request.getEtag(),
            request.getRequestId(),
            request);
    return change(
        wish,
        (session, exception, act) -> {
          ExceptionTerms terms =
              new ExceptionTerms(
                  exception.key(),
                  exception.nextRevision(),
                  TermsRules.of(request.getTerms(), "terms", Caller.current(), act.at()));
          return session.persist(terms).replaceWith(terms);
        });
  }

  /** Gives the terms that a call is about. */
  private interface About {
    Uni<ExceptionTerms> of(Mutiny.Session session, RiskException exception, Act act);
  }

  private Uni<io.plumbline.proto.assessment.v1.RiskException> change(Wish wish, About about) {
    Caller caller = Caller.current();
    ExceptionKey key = ExceptionKey.parse(caller.tenant(), wish.name());
    Act act =
        new Act(
            caller.name(),
            caller.subject(),
            wish.reason(),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    return writes.once(
        new Idempotency.Call(wish.method(), wish.requestId(), wish.request()),
        io.plumbline.proto.assessment.v1.RiskException.parser(),
        session ->
            exceptions
                .lock(session, key, Sight.of(caller))
                .map(found -> found.orElseThrow(() -> Refusals.noException(key.name())))
                .invoke(found -> Sight.of(caller).checkBelongs(found.workload()))
                .map(Exceptions.Found::exception)
                .invoke(found -> Etags.check(wish.etag(), found.version()))
                .call(found -> change(session, found, wish, about, act))
                .call(found -> audit.record(session, entry(wish, found)))
                .chain(found -> Exceptions.shown(session, found)));
  }

  private Uni<Void> change(
      Mutiny.Session session, RiskException exception, Wish wish, About about, Act act) {
    ExceptionState next = next(wish.action(), exception);
    return about
        .of(session, exception, act)
        .chain(terms -> writer.acted(session, exception, wish.action(), next, terms, act));
  }

  private static ExceptionState next(ExceptionAction action, RiskException exception) {
    return action
        .next(exception.state(), exception.renewing())
        .orElseThrow(() -> Refusals.state(action, exception.state(), exception.renewing()));
  }

  /** Four eyes: by the stable id of the person, whatever roles the person has. */
  private static void checkMay(ExceptionAction action, ExceptionTerms terms, Act act) {
    boolean own = terms.requesterId().equals(act.actorId());
    if (own && (action == ExceptionAction.APPROVE || action == ExceptionAction.REFUSE)) {
      throw Refusals.own();
    }
    if (!own && action == ExceptionAction.WITHDRAW) {
      throw Refusals.foreign();
    }
    if (action == ExceptionAction.APPROVE && !terms.expireAt().isAfter(act.at())) {
      throw Refusals.state(action, ExceptionState.EXPIRED, false);
    }
  }

  private static AuditEntry entry(Wish wish, RiskException exception) {
    return new AuditEntry(
        wish.method(),
        exception.key().name(),
        wish.action().name().toLowerCase(Locale.ROOT),
        Map.of("state", exception.state().name(), "reason", wish.reason()));
  }
}
