package io.plumbline.evidence.maintenance;

import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND;

import io.plumbline.evidence.rollup.Kind;
import io.plumbline.evidence.rollup.RollupComparison;
import io.plumbline.evidence.rollup.RollupComparison.Compared;
import io.plumbline.evidence.rollup.RollupKey;
import io.plumbline.evidence.rollup.RollupService;
import io.plumbline.evidence.routing.Locks;
import io.plumbline.evidence.routing.Workloads;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.evidence.v1.RecountRollupsRequest;
import io.plumbline.proto.evidence.v1.RecountRollupsResponse;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares the numbers of workloads with a count of the rows, and replaces those that differ. */
@ApplicationScoped
public class RollupRecount {

  private static final String RPC = "plumbline.evidence.v1.MaintenanceService/RecountRollups";
  private static final String WORKLOADS =
      "select id from workload where tenant = $1 and $2 in (id, '-') order by id";

  private final TenantPool tenants;
  private final RollupService rollups;
  private final Audit audit;
  private final Clock clock;

  @Inject
  public RollupRecount(TenantPool tenants, RollupService rollups, Audit audit, Clock clock) {
    this.tenants = tenants;
    this.rollups = rollups;
    this.audit = audit;
    this.clock = clock;
  }

  /** One answer per workload; each workload has a transaction of its own. */
  Multi<RecountRollupsResponse> run(String tenant, RecountRollupsRequest request) {
    String asked = request.getParent().substring(Workloads.PREFIX.length());
    return tenants
        .in(tenant, c -> workloads(c, tenant, asked))
        .onItem()
        .transformToMulti(ids -> Multi.createFrom().iterable(ids))
        .onItem()
        .transformToUniAndConcatenate(
            id -> tenants.in(tenant, c -> one(c, tenant, id, request.getCheckOnly())));
  }

  private static Uni<List<String>> workloads(
      SqlConnection connection, String tenant, String asked) {
    return connection
        .preparedQuery(WORKLOADS)
        .execute(Tuple.of(tenant, asked))
        .map(
            rows -> {
              List<String> ids = new ArrayList<>();
              rows.forEach(row -> ids.add(row.getString(0)));
              if (ids.isEmpty() && !asked.equals("-")) {
                throw DomainException.notFound(
                    ERROR_REASON_RESOURCE_NOT_FOUND, "Workload", Workloads.PREFIX + asked);
              }
              return ids;
            });
  }

  private Uni<RecountRollupsResponse> one(
      SqlConnection connection, String tenant, String workload, boolean checkOnly) {
    return RollupComparison.of(
            connection, tenant, workload, clock.instant().truncatedTo(ChronoUnit.MICROS))
        .chain(
            all -> {
              List<Compared> different = all.stream().filter(c -> !c.isEqual()).toList();
              boolean correct = !checkOnly && !different.isEmpty();
              RecountRollupsResponse response =
                  DifferenceProtos.response(workload, all.size(), different, correct);
              return correct
                  ? correct(connection, tenant, workload, different).replaceWith(response)
                  : Uni.createFrom().item(response);
            });
  }

  private Uni<Void> correct(
      SqlConnection connection, String tenant, String workload, List<Compared> different) {
    AuditEntry entry =
        new AuditEntry(
            RPC,
            Workloads.PREFIX + workload,
            "corrected",
            Map.of("differences", Integer.toString(different.size())));
    return Locks.shared(connection, tenant)
        .chain(
            () -> rollups.recount(connection, tenant, Kind.SCANNER, keys(different, Kind.SCANNER)))
        .chain(() -> rollups.recount(connection, tenant, Kind.PERSON, keys(different, Kind.PERSON)))
        .chain(() -> audit.record(connection, entry));
  }

  private static List<RollupKey> keys(List<Compared> different, Kind kind) {
    return different.stream().filter(c -> c.kind() == kind).map(Compared::key).toList();
  }
}
