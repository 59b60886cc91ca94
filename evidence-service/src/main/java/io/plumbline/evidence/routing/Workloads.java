package io.plumbline.evidence.routing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The table {@code workload}: this service's copy of the workloads of a tenant. */
public final class Workloads {

  /** Prefix of the resource name. */
  public static final String PREFIX = "workloads/";

  private Workloads() {}

  /** The router over all workloads of the tenant. */
  public static Uni<Router> router(SqlConnection connection, String tenant) {
    return connection
        .preparedQuery("select id, accounts, regions from workload where tenant = $1")
        .execute(Tuple.of(tenant))
        .map(
            rows -> {
              List<Scope> scopes = new ArrayList<>();
              for (Row row : rows) {
                scopes.add(scope(row));
              }
              return new Router(scopes);
            });
  }

  /** Whether the workload is there and the viewer sees it. */
  public static Uni<Boolean> isVisible(SqlConnection connection, Viewer viewer, String workload) {
    return connection
        .preparedQuery(
            "select 1 from workload w where tenant = $1 and id = $2 and " + Viewer.sees("$3", "$4"))
        .execute(
            Tuple.of(viewer.tenant(), workload, viewer.everything())
                .addArrayOfString(viewer.groupArray()))
        .map(rows -> rows.size() > 0);
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
                .addArrayOfString(viewer.groupArray()))
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

  /** The scope in a row with id, accounts and regions. */
  public static Scope scope(Row row) {
    return new Scope(
        row.getString("id"),
        Set.of(row.getArrayOfStrings("accounts")),
        Set.of(row.getArrayOfStrings("regions")));
  }
}
