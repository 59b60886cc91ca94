package io.plumbline.evidence.rollup;

import static io.plumbline.evidence.finding.ProtoTimes.toProtoTimestamp;

import io.plumbline.evidence.routing.Workloads;
import io.plumbline.platform.messaging.Outbox;
import io.plumbline.platform.messaging.OutboxEvent;
import io.plumbline.proto.evidence.events.v1.ObservedConcept;
import io.plumbline.proto.evidence.events.v1.PracticesObserved;
import io.plumbline.proto.type.v1.AcceptedItems;
import io.plumbline.proto.type.v1.EvidenceCounts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Gives each change of numbers the next evidence version of its workload, and tells it. */
@ApplicationScoped
public class ObservedEvents {

  static final String TOPIC = "plumbline.evidence.practice.v1";

  /** Type of the event. */
  public static final String TYPE = "io.plumbline.evidence.practice.observed.v1";

  /** Also notes the change for the sequencer, which numbers it after the commit. */
  private static final String NEXT_VERSION =
      """
      with next as (
        update workload set evidence_version = evidence_version + 1
        where tenant = $1 and id = any($2) returning id, evidence_version),
      noted as (
        insert into change_pending (tenant, workload, version)
        select $1, id, evidence_version from next)
      select id, evidence_version from next\
      """;

  private static final String REVISE =
      """
      insert into observed_revision (tenant, workload, version, concept, pass, fail, warn,
        stale_pass, stale_fail, stale_warn, newest, next_expiry, attested, change_time, accepted)
      select $1, r.workload, w.evidence_version, r.concept, sum(r.pass), sum(r.fail), sum(r.warn),
        sum(r.stale_pass), sum(r.stale_fail), sum(r.stale_warn), max(r.newest),
        min(r.next_expiry), bool_or(r.kind = 'PERSON'), $4,
        coalesce((array_agg(r.accepted) filter (where r.kind = 'SCANNER'))[1], '{}')
      from unnest($2::text[], $3::text[]) as k(workload, concept)
      join rollup r on r.tenant = $1 and r.workload = k.workload and r.concept = k.concept
      join workload w on w.tenant = $1 and w.id = k.workload
      group by r.workload, w.evidence_version, r.concept
      returning workload, concept, pass, fail, warn, stale_pass, stale_fail, stale_warn, newest,
        next_expiry, attested, accepted\
      """;

  private final Outbox outbox;

  @Inject
  public ObservedEvents(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Writes revisions and events; gives the new evidence version of each workload. */
  Uni<Map<String, Long>> publish(
      SqlConnection connection, String tenant, Collection<RollupKey> changed, Instant now) {
    if (changed.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    String[] workloads =
        changed.stream().map(RollupKey::workload).distinct().sorted().toArray(String[]::new);
    return Uni.combine()
        .all()
        .unis(
            connection
                .preparedQuery(NEXT_VERSION)
                .execute(Tuple.of(tenant).addArrayOfString(workloads))
                .map(ObservedEvents::versions),
            connection
                .preparedQuery(REVISE)
                .execute(
                    RollupTable.keys(Tuple.of(tenant), changed)
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))))
        .asTuple()
        .chain(
            both ->
                outbox
                    .write(connection, events(tenant, both.getItem1(), both.getItem2(), now))
                    .replaceWith(both.getItem1()));
  }

  private static Map<String, Long> versions(RowSet<Row> rows) {
    Map<String, Long> versions = new HashMap<>();
    rows.forEach(row -> versions.put(row.getString(0), row.getLong(1)));
    return versions;
  }

  private static List<OutboxEvent> events(
      String tenant, Map<String, Long> versions, RowSet<Row> rows, Instant now) {
    Map<String, PracticesObserved.Builder> payloads = new TreeMap<>();
    for (Row row : rows) {
      payloads
          .computeIfAbsent(row.getString("workload"), workload -> PracticesObserved.newBuilder())
          .addConcepts(concept(row));
    }
    List<OutboxEvent> events = new ArrayList<>();
    payloads.forEach(
        (workload, payload) -> {
          String name = Workloads.PREFIX + workload;
          long version = versions.getOrDefault(workload, 0L);
          payload
              .setWorkload(name)
              .setEvidenceVersion(version)
              .setChangeTime(toProtoTimestamp(now));
          events.add(
              OutboxEvent.of(tenant, TOPIC, name, TYPE, name, version, now, payload.build()));
        });
    return events;
  }

  /** What a row of {@code observed_revision} says. */
  public static ObservedConcept concept(Row row) {
    return ObservedConcept.newBuilder()
        .setConcept(row.getString("concept"))
        .setCounts(counts(row))
        .build();
  }

  /** What exceptions of a workload cover, as the contract has it. */
  public static List<AcceptedItems> accepted(String workload, Map<UUID, Long> accepted) {
    return accepted.entrySet().stream()
        .map(
            e ->
                AcceptedItems.newBuilder()
                    .setException(Workloads.PREFIX + workload + "/exceptions/" + e.getKey())
                    .setCount(e.getValue())
                    .build())
        .sorted(Comparator.comparing(AcceptedItems::getException))
        .toList();
  }

  private static EvidenceCounts counts(Row row) {
    EvidenceCounts.Builder counts =
        EvidenceCounts.newBuilder()
            .setPass(row.getLong("pass"))
            .setFail(row.getLong("fail"))
            .setWarn(row.getLong("warn"))
            .setStalePass(row.getLong("stale_pass"))
            .setStaleFail(row.getLong("stale_fail"))
            .setStaleWarn(row.getLong("stale_warn"))
            .setEverAttested(row.getBoolean("attested"))
            .addAllAccepted(
                accepted(
                    row.getString("workload"), Numbers.accepted(row.getJsonObject("accepted"))));
    OffsetDateTime newest = row.getOffsetDateTime("newest");
    if (newest != null) {
      counts.setNewestObserveTime(toProtoTimestamp(newest.toInstant()));
    }
    OffsetDateTime next = row.getOffsetDateTime("next_expiry");
    if (next != null) {
      counts.setNextExpireTime(toProtoTimestamp(next.toInstant()));
    }
    return counts.build();
  }
}
