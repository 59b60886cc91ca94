package io.plumbline.evidence.ingest;

import io.plumbline.evidence.finding.Lifecycle;
import io.plumbline.evidence.finding.Observation;
import io.plumbline.evidence.finding.Outcome;
import io.plumbline.evidence.rollup.Freshness;
import io.plumbline.evidence.rollup.Item;
import io.plumbline.evidence.rollup.RollupChanges;
import io.plumbline.evidence.rollup.RollupKey;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a settled batch means for routes and numbers. Pure: no database. */
final class Impact {

  private final ScanRun.Projection projection;
  final RouteTable left = new RouteTable();
  final RouteTable joined = new RouteTable();
  final RollupChanges changes = new RollupChanges();

  Impact(ScanRun.Projection projection) {
    this.projection = projection;
  }

  void of(Settlement settlement, ScanRun run) {
    for (Settlement.Decided decided : settlement.decided()) {
      Stored after = Stored.of(decided.candidate(), run.onlyWorkload);
      Stored before = decided.stored();
      List<String> routes = routes(after);
      if (decided.first()) {
        count(settlement, after, routes);
      }
      if (!decided.outcome().writes()) {
        continue;
      }
      if (before != null) {
        remove(before);
      }
      add(after, routes);
      if (decided.outcome() != Outcome.REFRESHED
          && (before == null || !before.isRoutedLike(after))) {
        if (before != null) {
          left.add(routes(before), before.rule(), decided.candidate().id());
        }
        joined.add(routes, after.rule(), decided.candidate().id());
      }
    }
  }

  private void count(Settlement settlement, Stored after, List<String> routes) {
    if (routes.isEmpty()) {
      settlement.counts().addUnrouted();
    }
    if (projection.mapping().concepts(after.rule()).isEmpty()) {
      settlement.counts().addUnmapped();
    }
  }

  private List<String> routes(Stored finding) {
    return projection.router().route(finding.account(), finding.region(), finding.onlyWorkload());
  }

  private void add(Stored finding, List<String> routes) {
    Item item =
        item(finding.lifecycle(), finding.claim().observation(), finding.claim().observedAt());
    if (item != null) {
      each(finding.rule(), routes, key -> changes.add(key, item));
    }
  }

  void remove(Stored finding) {
    Item item =
        item(finding.lifecycle(), finding.claim().observation(), finding.claim().observedAt());
    if (item != null) {
      each(finding.rule(), routes(finding), key -> changes.remove(key, item));
    }
  }

  private void each(String rule, List<String> routes, Consumer<RollupKey> action) {
    for (String concept : projection.mapping().concepts(rule)) {
      for (String workload : routes) {
        action.accept(new RollupKey(workload, concept));
      }
    }
  }

  private static @Nullable Item item(
      Lifecycle lifecycle, Observation observation, Instant observedAt) {
    return lifecycle == Lifecycle.OPEN && observation.counts()
        ? new Item(observation, observedAt, Freshness.expiry(observedAt))
        : null;
  }
}
