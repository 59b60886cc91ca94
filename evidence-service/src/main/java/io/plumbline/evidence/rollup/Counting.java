package io.plumbline.evidence.rollup;

import io.plumbline.evidence.finding.Lifecycle;
import io.plumbline.evidence.finding.Observation;
import io.plumbline.evidence.mapping.Mapping;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * By what the findings of a tenant are counted now: the concepts each rule speaks to, and how long
 * a finding stays fresh for each of them.
 *
 * @param inForce the exceptions by selector whose marks count
 */
public record Counting(Mapping mapping, Freshness freshness, Set<UUID> inForce) {

  private static final String IN_FORCE =
      "select id from selector_exception where tenant = $1 and in_force";

  /** What is in force for the tenant; needs a lock that keeps it so. */
  public static Uni<Counting> of(SqlConnection connection, String tenant) {
    return Mapping.of(connection, tenant)
        .chain(
            mapping ->
                Freshness.of(connection, tenant, Kind.SCANNER)
                    .chain(
                        freshness ->
                            inForce(connection, tenant)
                                .map(inForce -> new Counting(mapping, freshness, inForce))));
  }

  private static Uni<Set<UUID>> inForce(SqlConnection connection, String tenant) {
    return connection
        .preparedQuery(IN_FORCE)
        .execute(Tuple.of(tenant))
        .map(
            rows -> {
              Set<UUID> ids = new HashSet<>();
              rows.forEach(row -> ids.add(row.getUUID(0)));
              return ids;
            });
  }

  /**
   * A finding as far as it counts.
   *
   * @param workloads those it is routed to
   * @param marks by workload the exception that covers it there
   */
  public record Counted(
      String rule,
      Lifecycle lifecycle,
      Observation observation,
      Instant observedAt,
      Collection<String> workloads,
      Map<String, UUID> marks) {}

  /** The items a finding is: one per workload and concept, none when it does not count. */
  public void items(Counted finding, BiConsumer<RollupKey, Item> to) {
    if (finding.lifecycle() != Lifecycle.OPEN || !finding.observation().counts()) {
      return;
    }
    Instant observedAt = finding.observedAt();
    for (String concept : mapping.concepts(finding.rule())) {
      Instant expiry = freshness.expiry(concept, observedAt);
      for (String workload : finding.workloads()) {
        Item item = new Item(finding.observation(), observedAt, expiry, covers(finding, workload));
        to.accept(new RollupKey(workload, concept), item);
      }
    }
  }

  private @Nullable UUID covers(Counted finding, String workload) {
    UUID exception = finding.observation().fails() ? finding.marks().get(workload) : null;
    return exception != null && inForce.contains(exception) ? exception : null;
  }
}
