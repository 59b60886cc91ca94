package io.plumbline.assessment.state;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.platform.persistence.Commits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Counts practices that become contradicted, or are no longer, once that is committed. */
@ApplicationScoped
public class ContradictionMeter {

  private final Commits commits;
  private final Counter raised;
  private final Counter cleared;

  @Inject
  public ContradictionMeter(Commits commits, MeterRegistry registry) {
    this.commits = commits;
    this.raised = counter(registry, "raised");
    this.cleared = counter(registry, "cleared");
  }

  private static Counter counter(MeterRegistry registry, String change) {
    return Counter.builder("plumbline.assessment.contradictions")
        .description("Practices whose verdict became, or ceased to be, CONTRADICTED")
        .tag("change", change)
        .register(registry);
  }

  void count(Mutiny.Session session, List<Scored> changed) {
    long now =
        changed.stream()
            .filter(s -> ContradictionEvents.is(s) && !ContradictionEvents.was(s))
            .count();
    long before =
        changed.stream()
            .filter(s -> ContradictionEvents.was(s) && !ContradictionEvents.is(s))
            .count();
    if (now + before > 0) {
      commits.after(
          session,
          () -> {
            raised.increment((double) now);
            cleared.increment((double) before);
          });
    }
  }
}
