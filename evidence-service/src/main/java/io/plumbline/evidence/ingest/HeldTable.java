package io.plumbline.evidence.ingest;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.UUID;

/** The table {@code scan_held}: which findings a scan wrote, and what became of them. */
final class HeldTable {

  private static final String INSERT =
      "insert into scan_held (tenant, scan, outcome, findings) values ($1, $2, $3, $4)";

  private HeldTable() {}

  static Uni<Void> insert(
      SqlConnection connection, ScanRun run, String outcome, Collection<UUID> findings) {
    if (findings.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return connection
        .preparedQuery(INSERT)
        .execute(
            Tuple.of(run.tenant, run.id, outcome).addArrayOfUUID(findings.toArray(UUID[]::new)))
        .replaceWithVoid();
  }
}
