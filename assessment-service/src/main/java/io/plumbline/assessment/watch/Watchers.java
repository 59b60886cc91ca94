package io.plumbline.assessment.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.state.Rescoring;
import io.plumbline.assessment.workload.WorkloadKey;
import io.plumbline.assessment.workload.WorkloadWriter;
import io.plumbline.platform.access.Membership;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.grpc.Errors;
import io.plumbline.platform.messaging.BroadcastHandler;
import io.plumbline.platform.messaging.ReceivedEvent;
import io.plumbline.proto.assessment.events.v1.AssessmentChanged;
import io.plumbline.proto.assessment.events.v1.WorkloadChanged;
import io.plumbline.proto.assessment.v1.ErrorReason;
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

  private final Map<WorkloadKey, Set<Watcher>> open = new ConcurrentHashMap<>();
  private final Errors errors;

  @Inject
  public Watchers(Errors errors, MeterRegistry registry) {
    this.errors = errors;
    registry.gauge(
        "plumbline.assessment.watchers",
        open,
        all -> all.values().stream().mapToInt(Set::size).sum());
  }

  void add(Watcher watcher) {
    open.compute(
        watcher.key().workloadKey(),
        (key, set) -> {
          Set<Watcher> watchers = set == null ? ConcurrentHashMap.newKeySet() : set;
          watchers.add(watcher);
          return watchers;
        });
  }

  void remove(Watcher watcher) {
    open.computeIfPresent(
        watcher.key().workloadKey(),
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
      assessmentChanged(AssessmentKey.parse(event.tenant(), event.subject()), event);
    } else {
      workloadChanged(event.tenant(), event.payload(WorkloadChanged.parser()).getWorkload());
    }
  }

  private void assessmentChanged(AssessmentKey key, ReceivedEvent event) {
    List<Watcher> watchers = of(key);
    if (!watchers.isEmpty()) {
      AssessmentChanged changed = event.payload(AssessmentChanged.parser());
      watchers.forEach(watcher -> watcher.offer(changed));
    }
  }

  /** The watchers of an assessment. */
  List<Watcher> of(AssessmentKey key) {
    return open.getOrDefault(key.workloadKey(), Set.of()).stream()
        .filter(watcher -> watcher.key().equals(key))
        .toList();
  }

  /** The assessments that are watched. */
  List<AssessmentKey> keys() {
    return open.values().stream().flatMap(Set::stream).map(Watcher::key).distinct().toList();
  }

  private void workloadChanged(String tenant, Workload workload) {
    String id = workload.getName().substring(workload.getName().indexOf('/') + 1);
    boolean restricted = workload.getVisibility() == Visibility.VISIBILITY_RESTRICTED;
    List<String> members = Membership.keys(workload.getGroupsList(), workload.getUsersList());
    for (Watcher watcher : open.getOrDefault(new WorkloadKey(tenant, id), Set.of())) {
      if (!watcher.sight().sees(restricted, members)) {
        watcher.end(errors.transform(missing(watcher.key())));
        remove(watcher);
      }
    }
  }

  static DomainException missing(AssessmentKey key) {
    return DomainException.notFound(
        ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND, "Assessment", key.name());
  }
}
