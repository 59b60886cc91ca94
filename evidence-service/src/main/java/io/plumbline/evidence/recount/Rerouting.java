package io.plumbline.evidence.recount;

import io.plumbline.evidence.acceptance.Acceptances;
import io.plumbline.evidence.acceptance.Selectable;
import io.plumbline.evidence.bin.Bin;
import io.plumbline.evidence.finding.Lifecycle;
import io.plumbline.evidence.finding.Observation;
import io.plumbline.evidence.rollup.Counting;
import io.plumbline.evidence.rollup.Item;
import io.plumbline.evidence.rollup.RollupChanges;
import io.plumbline.evidence.rollup.RollupKey;
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
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What one step of a re-route means for routes, marks, numbers and tally: held against what the
 * rows say, so that a step that is done twice changes nothing the second time. Pure: no database.
 */
final class Rerouting {

  private final Router router;
  private final Scope scope;
  private final Counting counting;
  private final Acceptances acceptances;
  final Routes left = new Routes();
  final Routes joined = new Routes();
  final Routes marked = new Routes();
  final RollupChanges changes = new RollupChanges();
  final RuleTally tally = new RuleTally();
  private final Map<UUID, Now> moved = new HashMap<>();

  /** What holds of a finding for the workload now. */
  private record Now(boolean routed, @Nullable UUID exception) {}

  Rerouting(Router router, Scope scope, Counting counting, Acceptances acceptances) {
    this.router = router;
    this.scope = scope;
    this.counting = counting;
    this.acceptances = acceptances;
  }

  /** Holds one stored finding against the scope and the exceptions of the workload. */
  void of(Row row) {
    Subject subject = Subject.of(row);
    List<String> rows = List.of(row.getArrayOfStrings("routes"));
    boolean routed = rows.contains(scope.workload());
    Now was = new Now(routed, routed ? Acceptances.marks(row).get(scope.workload()) : null);
    Now is = now(row, subject);
    if (is.equals(was)) {
      return;
    }
    moved.put(row.getUUID("id"), is);
    route(row, was, is);
    if (is.routed() != routed && router.standing(subject, rows).size() == (routed ? 1 : 0)) {
      tally.routed(row.getString("rule"), subject.account(), routed, observedAt(row));
    }
    count(row, was, changes::remove);
    count(row, is, changes::add);
  }

  private Now now(Row row, Subject subject) {
    if (!scope.holds(subject)) {
      return new Now(false, null);
    }
    Map<String, UUID> covering =
        acceptances.covering(List.of(scope.workload()), Selectable.of(row, subject));
    return new Now(true, covering.get(scope.workload()));
  }

  /** The findings that joined or left the workload, or are covered otherwise there. */
  Set<UUID> moved() {
    return moved.keySet();
  }

  /** The bin of such a finding now, by the one it was in. */
  Bin bin(UUID finding, Bin before) {
    Now now = moved.get(finding);
    return now == null
        ? before
        : before.routedTo(
            with(before.workloads(), now.routed()),
            with(before.accepted(), now.exception() != null));
  }

  private List<String> with(List<String> had, boolean holds) {
    List<String> now = new ArrayList<>(had);
    now.remove(scope.workload());
    if (holds) {
      now.add(scope.workload());
    }
    return now;
  }

  private void route(Row row, Now was, Now is) {
    Routes routes = was.routed() == is.routed() ? marked : is.routed() ? joined : left;
    routes.add(List.of(scope.workload()), row.getString("rule"), row.getUUID("id"), marks(is));
  }

  private void count(Row row, Now now, BiConsumer<RollupKey, Item> to) {
    if (now.routed()) {
      counting.items(
          new Counting.Counted(
              row.getString("rule"),
              Lifecycle.valueOf(row.getString("lifecycle")),
              Observation.valueOf(row.getString("observation")),
              observedAt(row),
              List.of(scope.workload()),
              marks(now)),
          to);
    }
  }

  private Map<String, UUID> marks(Now now) {
    UUID exception = now.exception();
    return exception == null ? Map.of() : Map.of(scope.workload(), exception);
  }

  private static Instant observedAt(Row row) {
    return row.getOffsetDateTime("observed_at").toInstant();
  }
}
