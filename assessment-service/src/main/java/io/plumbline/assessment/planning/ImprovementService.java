package io.plumbline.assessment.planning;

import com.google.protobuf.Message;
import io.plumbline.assessment.improvement.Improvement;
import io.plumbline.assessment.improvement.ImprovementAction;
import io.plumbline.assessment.improvement.ImprovementEvent.Act;
import io.plumbline.assessment.improvement.ImprovementKey;
import io.plumbline.assessment.improvement.ImprovementState;
import io.plumbline.assessment.observed.Observed;
import io.plumbline.assessment.observed.ObservedKey;
import io.plumbline.assessment.verdict.ObservedRule;
import io.plumbline.assessment.verdict.ObservedStatus;
import io.plumbline.assessment.verdict.Tally;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.platform.idempotency.Writes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Starts, closes and reopens improvements. */
@ApplicationScoped
public class ImprovementService {

  private static final String SERVICE = "plumbline.assessment.v1.ImprovementService/";

  private final Writes writes;
  private final Improvements improvements;
  private final ImprovementWriter writer;
  private final Clock clock;

  @Inject
  public ImprovementService(
      Writes writes, Improvements improvements, ImprovementWriter writer, Clock clock) {
    this.writes = writes;
    this.improvements = improvements;
    this.writer = writer;
    this.clock = clock;
  }

  /**
   * A call that changes the state of an improvement.
   *
   * @param method name of the RPC
   * @param request the request, for repeated calls
   */
  record Wish(
      ImprovementAction action,
      String method,
      String name,
      String reason,
      String etag,
      String requestId,
      Message request) {

    /** As in "can not be started". */
    String verb() {
      return switch (action) {
        case START -> "started";
        case COMPLETE -> "completed";
        case DROP -> "dropped";
        case REOPEN -> "reopened";
      };
    }
  }

  /** Does what the state allows. */
  Uni<io.plumbline.proto.assessment.v1.Improvement> act(Wish wish) {
    Caller caller = Caller.current();
    ImprovementKey key = ImprovementKey.parse(caller.tenant(), wish.name());
    Act act =
        new Act(
            caller.name(),
            caller.subject(),
            wish.reason().strip(),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    if (wish.action() == ImprovementAction.DROP && act.reason().isEmpty()) {
      throw Refusals.field("reason", "must say why it will not be done");
    }
    return writes.once(
        new Idempotency.Call(SERVICE + wish.method(), wish.requestId(), wish.request()),
        io.plumbline.proto.assessment.v1.Improvement.parser(),
        session ->
            improvements
                .toWrite(session, key, wish.etag(), Sight.of(caller))
                .chain(improvement -> move(session, improvement, wish, act)));
  }

  private Uni<io.plumbline.proto.assessment.v1.Improvement> move(
      Mutiny.Session session, Improvement improvement, Wish wish, Act act) {
    ImprovementState before = improvement.state();
    ImprovementState next =
        wish.action().next(before).orElseThrow(() -> Refusals.state(wish.verb(), before));
    return tally(session, improvement)
        .invoke(tally -> checkEvident(next, tally, act))
        .invoke(tally -> improvement.move(next, passing(tally), act))
        .chain(
            () ->
                writer.wrote(
                    session,
                    improvement,
                    new ImprovementWriter.Done(
                        SERVICE + wish.method(),
                        wish.verb(),
                        wish.action().name(),
                        before.name(),
                        List.of(),
                        act)));
  }

  /** What nobody gives a reason for, the evidence must show. */
  private static void checkEvident(ImprovementState next, Tally tally, Act act) {
    if (next == ImprovementState.DONE && act.reason().isEmpty() && !passing(tally)) {
      throw Refusals.unproven(tally);
    }
  }

  private static boolean passing(Tally tally) {
    return ObservedRule.of(tally).status() == ObservedStatus.PASSING;
  }

  private static Uni<Tally> tally(Mutiny.Session session, Improvement improvement) {
    ImprovementKey key = improvement.key();
    return session
        .find(Observed.class, new ObservedKey(key.tenant(), key.workload(), improvement.concept()))
        .map(found -> Optional.ofNullable(found).map(Observed::tally).orElse(Tally.NONE));
  }
}
