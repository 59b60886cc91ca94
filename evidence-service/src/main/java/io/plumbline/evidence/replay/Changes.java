package io.plumbline.evidence.replay;

import static io.plumbline.evidence.finding.ProtoTimes.toProtoTimestamp;

import io.plumbline.evidence.rollup.ObservedEvents;
import io.plumbline.evidence.routing.Workloads;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.evidence.events.v1.PracticesObserved;
import io.plumbline.proto.evidence.v1.ReplayResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what changed, in its order, with the payload the event had. */
@ApplicationScoped
public class Changes {

  /** Changes read at once. */
  static final int PAGE = 100;

  private static final String READ =
      """
      select l.sequence, r.* from change_log l
      join observed_revision r
        on r.tenant = $1 and r.workload = l.workload and r.version = l.version
      where l.tenant = $1 and l.sequence >= $2 and l.sequence < $2 + %d
      order by l.sequence, r.concept\
      """
          .formatted(PAGE);

  private final TenantPool tenants;

  @Inject
  public Changes(TenantPool tenants) {
    this.tenants = tenants;
  }

  /** The changes from a number on, at most a page of them. */
  Uni<List<ReplayResponse>> from(String tenant, long sequence) {
    return tenants
        .in(tenant, c -> c.preparedQuery(READ).execute(Tuple.of(tenant, sequence)))
        .map(Changes::changes);
  }

  private static List<ReplayResponse> changes(RowSet<Row> rows) {
    Map<Long, List<Row>> bySequence = new TreeMap<>();
    rows.forEach(
        row ->
            bySequence.computeIfAbsent(row.getLong("sequence"), s -> new ArrayList<>()).add(row));
    return bySequence.entrySet().stream().map(e -> change(e.getKey(), e.getValue())).toList();
  }

  private static ReplayResponse change(long sequence, List<Row> rows) {
    Row first = rows.get(0);
    String subject = Workloads.PREFIX + first.getString("workload");
    PracticesObserved.Builder payload =
        PracticesObserved.newBuilder()
            .setWorkload(subject)
            .setEvidenceVersion(first.getLong("version"))
            .setChangeTime(toProtoTimestamp(first.getOffsetDateTime("change_time").toInstant()));
    rows.forEach(row -> payload.addConcepts(ObservedEvents.concept(row)));
    return ReplayResponse.newBuilder()
        .setSequence(sequence)
        .setType(ObservedEvents.TYPE)
        .setSubject(subject)
        .setResourceVersion(payload.getEvidenceVersion())
        .setChangeTime(payload.getChangeTime())
        .setData(payload.build().toByteString())
        .build();
  }
}
