package io.plumbline.assessment.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.state.Rescoring;
import io.plumbline.assessment.workload.WorkloadKey;
import io.plumbline.assessment.workload.WorkloadName;
import io.plumbline.assessment.workload.WorkloadWriter;
import io.plumbline.platform.access.Membership;
import io.plumbline.platform.grpc.Errors;
import io.plumbline.platform.messaging.BroadcastHandler;
import io.plumbline.platform.messaging.ReceivedEvent;
import io.plumbline.proto.assessment.events.v1.AssessmentChanged;
import io.plumbline.proto.assessment.events.v1.WorkloadChanged;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.proto.assessment.v1.Workload.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The watchers of this replica. It reads the service's own topics, so a change reaches watchers
 * wherever it was made, without a query; a workload that is no longer for a watcher's eyes ends the
 * stream as if it were missing.
 */
@ApplicationScoped
public class Watchers implements BroadcastHandler {

  private final Map<WorkloadKey, Set<Watcher<?>>> open = new ConcurrentHashMap<>();
  private final Errors errors;

  @Inject
  public Watchers(Errors errors, MeterRegistry registry) {
    this.errors = errors;
    registry.gauge(
        "plumbline.assessment.watchers",
        open,
        all -> all.values().stream().mapToInt(Set::size).sum());
  }

  void add(Watcher<?> watcher) {
    open.compute(
        watcher.workload(),
        (key, set) -> {
          Set<Watcher<?>> watchers = set == null ? ConcurrentHashMap.newKeySet() : set;
          watchers.add(watcher);
          return watchers;
        });
  }

  void remove(Watcher<?> watcher) {
    open.computeIfPresent(
        watcher.workload(),
        (key, set) -> {
          set.remove(watcher);
          return set.isEmpty() ? null : set;
        });
  }

  @Override
  public Set<String> topics() {
    return Set.of(Rescoring.TOPIC, WorkloadWriter.TOPIC);
  }

  @Override
  public void handle(ReceivedEvent event) {
    if (open.isEmpty()) {
      return;
    }
    if (event.subject().contains("/assessments/")) {
      AssessmentKey key = AssessmentKey.parse(event.tenant(), event.subject());
      Set<Watcher<?>> watchers = of(key.workloadKey());
      if (watchers.stream().anyMatch(watcher -> watcher.watches(key))) {
        AssessmentChanged changed = event.payload(AssessmentChanged.parser());
        watchers.forEach(watcher -> watcher.offer(key, changed));
      }
    } else {
      WorkloadKey key = new WorkloadKey(event.tenant(), WorkloadName.id(event.subject()));
      if (!of(key).isEmpty()) {
        changed(key, event.payload(WorkloadChanged.parser()));
      }
    }
  }

  /** The watchers of a workload or of its assessments. */
  Set<Watcher<?>> of(WorkloadKey key) {
    return open.getOrDefault(key, Set.of());
  }

  /** The workloads that are watched, or of which an assessment is. */
  Set<WorkloadKey> keys() {
    return open.keySet();
  }

  /** Hands over what is stored, because an event may have been missed. */
  void caughtUp(WorkloadKey key, Stored stored) {
    changed(key, stored.workload());
    Set<Watcher<?>> watchers = of(key);
    stored
        .assessments()
        .forEach((of, changed) -> watchers.forEach(watcher -> watcher.offer(of, changed)));
  }

  private void changed(WorkloadKey key, WorkloadChanged changed) {
    Workload workload = changed.getWorkload();
    boolean restricted = workload.getVisibility() == Visibility.VISIBILITY_RESTRICTED;
    List<String> members = Membership.keys(workload.getGroupsList(), workload.getUsersList());
    for (Watcher<?> watcher : of(key)) {
      if (watcher.sight().sees(restricted, members)) {
        watcher.offer(changed);
      } else {
        watcher.end(errors.transform(watcher.missing()));
        remove(watcher);
      }
    }
  }
}
