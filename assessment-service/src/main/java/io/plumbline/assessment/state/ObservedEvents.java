package io.plumbline.assessment.state;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.plumbline.assessment.heirs.Heirs;
import io.plumbline.assessment.observed.ObservedStore;
import io.plumbline.assessment.workload.WorkloadKey;
import io.plumbline.assessment.workload.WorkloadName;
import io.plumbline.platform.grpc.Times;
import io.plumbline.platform.messaging.PoisonEventException;
import io.plumbline.platform.messaging.ReceivedEvent;
import io.plumbline.platform.messaging.SessionEventHandler;
import io.plumbline.platform.persistence.Commits;
import io.plumbline.proto.evidence.events.v1.ObservedConcept;
import io.plumbline.proto.evidence.events.v1.PracticesObserved;
import io.plumbline.proto.type.v1.EvidenceCounts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Keeps what is observed of every workload, assessed or not, and scores its assessments in the same
 * transaction. The number of statements does not grow with the number of practices.
 */
@ApplicationScoped
public class ObservedEvents implements SessionEventHandler {

  private static final String HOLD_WORKLOAD =
      "select 1 from workload where tenant = :tenant and id = :workload for share";

  /** Lags are told apart up to this; what is longer counts as this. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final ObservedStore store;
  private final Rescoring rescoring;
  private final Commits commits;
  private final Clock clock;
  private final Timer lag;

  @Inject
  public ObservedEvents(
      ObservedStore store,
      Rescoring rescoring,
      Commits commits,
      Clock clock,
      MeterRegistry registry) {
    this.store = store;
    this.rescoring = rescoring;
    this.commits = commits;
    this.clock = clock;
    this.lag =
        Timer.builder("plumbline.assessment.verdict.lag")
            .description("From the commit of an observation to the commit of its verdicts")
            .publishPercentileHistogram()
            .maximumExpectedValue(LONGEST)
            .register(registry);
  }

  @Override
  public String consumer() {
    return "assessment.observed";
  }

  @Override
  public Set<String> topics() {
    return Set.of("plumbline.evidence.practice.v1");
  }

  @Override
  public Uni<Void> handle(Mutiny.Session session, ReceivedEvent event) {
    PracticesObserved observed = event.payload(PracticesObserved.parser());
    WorkloadKey workload = new WorkloadKey(event.tenant(), workload(observed));
    observed.getConceptsList().forEach(ObservedEvents::check);
    commits.after(session, () -> measure(observed));
    return store
        .write(session, workload.tenant(), workload.id(), observed)
        .call(() -> hold(session, workload))
        .chain(concepts -> rescoring.all(session, workload, cause(observed, concepts)))
        .chain(() -> Heirs.reachedBy(session, workload.tenant(), workload.id()));
  }

  /** A new assessment of the workload waits until this observation is committed, or goes first. */
  private static Uni<?> hold(Mutiny.Session session, WorkloadKey workload) {
    return session
        .createNativeQuery(HOLD_WORKLOAD, Integer.class)
        .setParameter("tenant", workload.tenant())
        .setParameter("workload", workload.id())
        .getResultList();
  }

  private static Rescoring.Cause cause(PracticesObserved observed, Set<String> concepts) {
    return new Rescoring.Cause(
        observed.getEvidenceVersion(), row -> concepts.contains(row.practice().concept()));
  }

  private void measure(PracticesObserved observed) {
    Duration taken = Duration.between(Times.instant(observed.getChangeTime()), clock.instant());
    lag.record(taken.isNegative() ? Duration.ZERO : taken);
  }

  private static String workload(PracticesObserved observed) {
    try {
      return WorkloadName.id(observed.getWorkload());
    } catch (IllegalArgumentException e) {
      throw new PoisonEventException(String.valueOf(e.getMessage()));
    }
  }

  private static void check(ObservedConcept concept) {
    EvidenceCounts c = concept.getCounts();
    long least =
        Math.min(
            Math.min(Math.min(c.getPass(), c.getFail()), c.getWarn()),
            Math.min(Math.min(c.getStalePass(), c.getStaleFail()), c.getStaleWarn()));
    if (concept.getConcept().isEmpty() || least < 0) {
      throw new PoisonEventException("a concept without name, or a count below zero");
    }
  }
}
