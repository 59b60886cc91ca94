package io.plumbline.evidence.bin;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/** Moves findings to the bins of the workloads they are routed to, and covered in, now. */
public final class Rebinning {

  private static final String OF =
      "select f.id as finding, b.* from finding f"
          + " join finding_bin b on b.tenant = $1 and b.id = f.bin"
          + " where f.tenant = $1 and f.id = any($2::uuid[])";

  private static final String MOVE =
      "update finding f set bin = i.bin from unnest($2::uuid[], $3::uuid[]) as i(id, bin)"
          + " where f.tenant = $1 and f.id = i.id";

  private Rebinning() {}

  /**
   * Moves those whose bin changed; two statements, and the tally.
   *
   * @param now the bin of a finding, by its id and the bin it was in
   */
  public static Uni<Void> of(
      SqlConnection connection,
      String tenant,
      Collection<UUID> findings,
      BiFunction<UUID, Bin, Bin> now) {
    if (findings.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return connection
        .preparedQuery(OF)
        .execute(Tuple.of(tenant).addArrayOfUUID(findings.toArray(UUID[]::new)))
        .chain(
            rows -> {
              BinTally tally = new BinTally();
              List<UUID> moved = new ArrayList<>();
              List<UUID> bins = new ArrayList<>();
              for (Row row : rows) {
                UUID finding = row.getUUID("finding");
                Bin before = Bin.of(row);
                Bin after = now.apply(finding, before);
                if (!after.equals(before)) {
                  tally.leave(row.getUUID("id"));
                  moved.add(finding);
                  bins.add(tally.enter(after));
                }
              }
              return move(connection, tenant, moved, bins)
                  .chain(() -> tally.apply(connection, tenant));
            });
  }

  /** Puts findings into bins; the caller keeps the tally. */
  private static Uni<Void> move(
      SqlConnection connection, String tenant, List<UUID> findings, List<UUID> bins) {
    if (findings.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return connection
        .preparedQuery(MOVE)
        .execute(
            Tuple.of(tenant)
                .addArrayOfUUID(findings.toArray(UUID[]::new))
                .addArrayOfUUID(bins.toArray(UUID[]::new)))
        .replaceWithVoid();
  }
}
