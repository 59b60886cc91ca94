package io.plumbline.evidence.explorer;

import io.plumbline.proto.evidence.v1.Finding;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Optional;
import java.util.UUID;

/** Reads one finding with its original and its earlier states. */
final class FindingReader {

  private static final String REVISIONS =
      "select * from (select * from finding_revision r where r.tenant = $1 and r.finding = $2"
          + " order by r.sequence desc limit 200) r order by r.sequence";

  private FindingReader() {}

  static Uni<Optional<Finding>> read(
      SqlConnection connection, String tenant, UUID id, Sight sight) {
    Parameters parameters = new Parameters(tenant);
    String sql =
        "select "
            + FindingProtos.SELECT
            + ", "
            + FindingProtos.EXCEPTIONS
            + ", f.raw, f.native_id from finding f"
            + " join finding_bin b on b.tenant = $1 and b.id = f.bin where f.tenant = $1"
            + " and f.id = "
            + parameters.add(id)
            + " and "
            + sight.condition(parameters);
    return connection
        .preparedQuery(sql)
        .execute(parameters.tuple())
        .chain(
            rows ->
                rows.size() == 0
                    ? Uni.createFrom().item(Optional.empty())
                    : revised(connection, tenant, id, rows.iterator().next(), sight));
  }

  private static Uni<Optional<Finding>> revised(
      SqlConnection connection, String tenant, UUID id, Row row, Sight sight) {
    Finding.Builder finding = FindingProtos.whole(row, sight);
    Parameters parameters = new Parameters(tenant);
    parameters.add(id);
    return connection
        .preparedQuery(REVISIONS)
        .execute(parameters.tuple())
        .map(
            rows -> {
              rows.forEach(revision -> finding.addRevisions(FindingProtos.revision(revision)));
              return Optional.of(finding.build());
            });
  }
}
