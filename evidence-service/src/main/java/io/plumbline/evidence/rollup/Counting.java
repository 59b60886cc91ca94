package io.plumbline.evidence.rollup;

import io.plumbline.evidence.finding.Lifecycle;
import io.plumbline.evidence.finding.Observation;
import io.plumbline.evidence.mapping.Mapping;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * By what the findings of a tenant are counted now: the concepts each rule speaks to, and how long
 * a finding stays fresh for each of them.
 */
public record Counting(Mapping mapping, Freshness freshness) {

  /** What is in force for the tenant; needs a lock that keeps it so. */
  public static Uni<Counting> of(SqlConnection connection, String tenant) {
    return Mapping.of(connection, tenant)
        .chain(
            mapping ->
                Freshness.of(connection, tenant, Kind.SCANNER)
                    .map(freshness -> new Counting(mapping, freshness)));
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
        UUID exception = finding.observation().fails() ? finding.marks().get(workload) : null;
        Item item = new Item(finding.observation(), observedAt, expiry, exception);
        to.accept(new RollupKey(workload, concept), item);
      }
    }
  }
}
