package io.plumbline.evidence.ingest;

import io.plumbline.evidence.acceptance.Acceptances;
import io.plumbline.evidence.finding.Claim;
import io.plumbline.evidence.finding.Lifecycle;
import io.plumbline.evidence.finding.Observation;
import io.plumbline.evidence.rollup.Counting.Counted;
import io.plumbline.evidence.routing.Subject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a finding, as far as deciding needs it.
 *
 * @param routes the pending workloads to which a row routes it
 * @param marks by workload the exception that covers it there, as the rows say
 * @param bin it lies in; null when it is not stored yet
 */
record Stored(
    Claim claim,
    Lifecycle lifecycle,
    String rule,
    Subject subject,
    List<String> routes,
    Map<String, UUID> marks,
    @Nullable UUID bin) {

  /** A finding as it will be stored. */
  static Stored of(Candidate candidate, String onlyWorkload) {
    return new Stored(
        candidate.claim(),
        candidate.finding().lifecycle(),
        candidate.finding().rule(),
        Subject.of(candidate.finding(), onlyWorkload),
        List.of(),
        Map.of(),
        null);
  }

  /** From a row with what a subject needs, the claim, lifecycle, rule, routes, marks and bin. */
  static Stored of(Row row, byte[] content) {
    return new Stored(
        new Claim(
            row.getOffsetDateTime("observed_at").toInstant(),
            Observation.valueOf(row.getString("observation")),
            content),
        Lifecycle.valueOf(row.getString("lifecycle")),
        row.getString("rule"),
        Subject.of(row),
        List.of(row.getArrayOfStrings("routes")),
        Acceptances.marks(row),
        row.getUUID("bin"));
  }

  /** As far as it counts for these workloads, with marks. */
  Counted counted(Collection<String> workloads, Map<String, UUID> by) {
    return new Counted(rule, lifecycle, claim.observation(), claim.observedAt(), workloads, by);
  }
}
