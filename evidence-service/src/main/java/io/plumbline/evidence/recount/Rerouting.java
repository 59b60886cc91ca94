package io.plumbline.evidence.recount;

import io.plumbline.evidence.finding.Lifecycle;
import io.plumbline.evidence.finding.Observation;
import io.plumbline.evidence.rollup.Counting;
import io.plumbline.evidence.rollup.RollupChanges;
import io.plumbline.evidence.routing.Router;
import io.plumbline.evidence.routing.Routes;
import io.plumbline.evidence.routing.Scope;
import io.plumbline.evidence.routing.Subject;
import io.plumbline.evidence.tally.RuleTally;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What one step of a re-route means for routes, numbers and tally: held against what the rows say,
 * so that a step that is done twice changes nothing the second time. Pure: no database.
 */
final class Rerouting {

  private final Router router;
  private final Scope scope;
  private final Counting counting;
  final Routes left = new Routes();
  final Routes joined = new Routes();
  final RollupChanges changes = new RollupChanges();
  final RuleTally tally = new RuleTally();
  private final Map<UUID, Boolean> moved = new HashMap<>();

  Rerouting(Router router, Scope scope, Counting counting) {
    this.router = router;
    this.scope = scope;
    this.counting = counting;
  }

  /** Holds one stored finding against the scope. */
  void of(Row row) {
    Subject subject = Subject.of(row);
    List<String> rows = List.of(row.getArrayOfStrings("routes"));
    boolean routed = rows.contains(scope.workload());
    if (scope.holds(subject) != routed) {
      move(row, subject, routed, router.standing(subject, rows));
    }
  }

  /** The findings that joined or left the workload. */
  Set<UUID> moved() {
    return moved.keySet();
  }

  /** The workloads of such a finding now, by those it had. */
  List<String> workloads(UUID finding, List<String> had) {
    List<String> now = new ArrayList<>(had);
    now.remove(scope.workload());
    if (moved.getOrDefault(finding, false)) {
      now.add(scope.workload());
    }
    return now;
  }

  private void move(Row row, Subject subject, boolean routed, Set<String> routes) {
    List<String> workload = List.of(scope.workload());
    UUID id = row.getUUID("id");
    String rule = row.getString("rule");
    Instant observedAt = row.getOffsetDateTime("observed_at").toInstant();
    (routed ? left : joined).add(workload, rule, id);
    moved.put(id, !routed);
    if (routes.size() == (routed ? 1 : 0)) {
      tally.routed(rule, subject.account(), routed, observedAt);
    }
    counting.items(
        new Counting.Counted(
            rule,
            Lifecycle.valueOf(row.getString("lifecycle")),
            Observation.valueOf(row.getString("observation")),
            observedAt,
            workload),
        routed ? changes::remove : changes::add);
  }
}
