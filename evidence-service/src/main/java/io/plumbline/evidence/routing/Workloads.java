package io.plumbline.evidence.routing;

import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND;
import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_WORKLOAD_ARCHIVED;

import io.plumbline.platform.grpc.DomainException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The table {@code workload}: this service's copy of the workloads of a tenant. */
public final class Workloads {

  /** Prefix of the resource name. */
  public static final String PREFIX = "workloads/";

  private static final String SCOPES =
      "select id, accounts, regions, scope, routed_version < scope_version as pending"
          + " from workload where tenant = $1";

  private Workloads() {}

  /** The router over all workloads of the tenant. */
  public static Uni<Router> router(SqlConnection connection, String tenant) {
    return connection
        .preparedQuery(SCOPES)
        .execute(Tuple.of(tenant))
        .map(
            rows -> {
              List<Scope> scopes = new ArrayList<>();
              List<String> pending = new ArrayList<>();
              for (Row row : rows) {
                scopes.add(Scope.of(row));
                if (row.getBoolean("pending")) {
                  pending.add(row.getString("id"));
                }
              }
              return new Router(scopes, pending);
            });
  }

  /** The scope of a workload with the version of the workload that brought it. */
  public record Scoped(Scope scope, long version) {}

  /** What is known of a workload; nothing when it was never told. */
  public static Uni<Optional<Scoped>> scope(
      SqlConnection connection, String tenant, String workload) {
    return connection
        .preparedQuery("select * from workload where tenant = $1 and id = $2")
        .execute(Tuple.of(tenant, workload))
        .map(
            rows ->
                rows.size() == 0 ? Optional.empty() : Optional.of(scoped(rows.iterator().next())));
  }

  private static Scoped scoped(Row row) {
    return new Scoped(Scope.of(row), row.getLong("version"));
  }

  /** Whether the workload is there and the viewer sees it. */
  public static Uni<Boolean> isVisible(SqlConnection connection, Viewer viewer, String workload) {
    return connection
        .preparedQuery(
            "select 1 from workload w where tenant = $1 and id = $2 and " + Viewer.sees("$3", "$4"))
        .execute(
            Tuple.of(viewer.tenant(), workload, viewer.everything())
                .addArrayOfString(viewer.keyArray()))
        .map(rows -> rows.size() > 0);
  }

  /**
   * Refuses what people would add to a workload.
   *
   * @throws DomainException NOT_FOUND when it is not there for the viewer, FAILED_PRECONDITION when
   *     it is archived
   */
  public static Uni<Void> checkInUse(SqlConnection connection, Viewer viewer, String workload) {
    return connection
        .preparedQuery(
            "select archived from workload w where tenant = $1 and id = $2 and "
                + Viewer.sees("$3", "$4"))
        .execute(
            Tuple.of(viewer.tenant(), workload, viewer.everything())
                .addArrayOfString(viewer.keyArray()))
        .invoke(rows -> checkInUse(rows, PREFIX + workload))
        .replaceWithVoid();
  }

  private static void checkInUse(RowSet<Row> rows, String name) {
    if (rows.size() == 0) {
      throw DomainException.notFound(ERROR_REASON_RESOURCE_NOT_FOUND, "Workload", name);
    }
    if (rows.iterator().next().getBoolean("archived")) {
      throw DomainException.precondition(
          ERROR_REASON_WORKLOAD_ARCHIVED,
          name + " is archived and takes nothing new: restore it first",
          Map.of("resource", name));
    }
  }

  /** Of these workloads those the viewer sees. */
  public static Uni<Set<String>> visible(
      SqlConnection connection, Viewer viewer, Set<String> workloads) {
    return connection
        .preparedQuery(
            "select id from workload w where tenant = $1 and id = any($2) and "
                + Viewer.sees("$3", "$4"))
        .execute(
            Tuple.of(viewer.tenant())
                .addArrayOfString(workloads.toArray(String[]::new))
                .addBoolean(viewer.everything())
                .addArrayOfString(viewer.keyArray()))
        .map(
            rows -> {
              Set<String> visible = new HashSet<>();
              rows.forEach(row -> visible.add(row.getString(0)));
              return visible;
            });
  }

  /**
   * Locks workloads in the order of their ids, so that two writers never wait for each other.
   * Whoever writes numbers of a workload holds its lock.
   */
  public static Uni<Void> lock(SqlConnection connection, String tenant, Set<String> workloads) {
    return connection
        .preparedQuery(
            "select id from workload where tenant = $1 and id = any($2) order by id"
                + " for no key update")
        .execute(Tuple.of(tenant).addArrayOfString(workloads.toArray(String[]::new)))
        .replaceWithVoid();
  }
}
