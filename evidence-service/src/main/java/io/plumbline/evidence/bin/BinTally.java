package io.plumbline.evidence.bin;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * Which bins grow and shrink in one transaction, and the table {@code finding_bin} that keeps it.
 * Whoever writes or removes findings says here which bin each leaves and enters; callers hold the
 * lock of the source or of the tenant.
 */
public final class BinTally {

  private static final String GROW =
      """
      insert into finding_bin as b (tenant, id, position, source, class, rule, account, region,
        severity, observation, lifecycle, decision, workloads, accepted, n)
      select $1, i.id, i.position, i.source, i.class, i.rule, i.account, i.region, i.severity,
        i.observation, i.lifecycle, i.decision, string_to_array(i.workloads, ','),
        string_to_array(i.accepted, ','), i.n
      from unnest($2::uuid[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[],
        $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[],
        $15::text[])
        as i(id, n, position, source, class, rule, account, region, severity, observation,
          lifecycle, decision, workloads, accepted)
      on conflict (tenant, id) do update set n = b.n + excluded.n\
      """;

  /** Empty bins go, so that a list never walks past them. */
  private static final String SHRINK =
      """
      with less as (select * from unnest($2::uuid[], $3::bigint[]) as l(id, n)),
      emptied as (
        delete from finding_bin b using less
        where b.tenant = $1 and b.id = less.id and b.n = less.n)
      update finding_bin b set n = b.n - less.n from less
      where b.tenant = $1 and b.id = less.id and b.n <> less.n\
      """;

  private final Map<UUID, Bin> entered = new HashMap<>();
  private final Map<UUID, Long> changes = new TreeMap<>();

  /**
   * One more finding in a bin.
   *
   * @return the id of the bin
   */
  public UUID enter(Bin bin) {
    UUID id = bin.id();
    entered.putIfAbsent(id, bin);
    changes.merge(id, 1L, Long::sum);
    return id;
  }

  /** One finding less in a bin. */
  public void leave(UUID bin) {
    changes.merge(bin, -1L, Long::sum);
  }

  /** Writes the changes; at most one statement for the bins that grow and one for the others. */
  public Uni<Void> apply(SqlConnection connection, String tenant) {
    return shrink(connection, tenant).chain(() -> grow(connection, tenant));
  }

  private Uni<Void> shrink(SqlConnection connection, String tenant) {
    List<UUID> ids = changes.keySet().stream().filter(id -> change(id) < 0).toList();
    return run(connection, SHRINK, tenant, ids, List.of());
  }

  private Uni<Void> grow(SqlConnection connection, String tenant) {
    List<UUID> ids = changes.keySet().stream().filter(id -> change(id) > 0).toList();
    return run(
        connection,
        GROW,
        tenant,
        ids,
        List.of(
            Bin::position,
            Bin::source,
            bin -> bin.findingClass().name(),
            Bin::rule,
            Bin::account,
            Bin::region,
            bin -> bin.severity().name(),
            bin -> bin.observation().name(),
            bin -> bin.lifecycle().name(),
            bin -> bin.decision().name(),
            bin -> String.join(",", bin.workloads()),
            bin -> String.join(",", bin.accepted())));
  }

  private Uni<Void> run(
      SqlConnection connection,
      String sql,
      String tenant,
      List<UUID> ids,
      List<Function<Bin, String>> texts) {
    if (ids.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Tuple tuple =
        Tuple.of(tenant)
            .addArrayOfUUID(ids.toArray(UUID[]::new))
            .addArrayOfLong(ids.stream().map(id -> Math.abs(change(id))).toArray(Long[]::new));
    for (Function<Bin, String> text : texts) {
      tuple.addArrayOfString(ids.stream().map(id -> text.apply(bin(id))).toArray(String[]::new));
    }
    return connection.preparedQuery(sql).execute(tuple).replaceWithVoid();
  }

  private long change(UUID id) {
    return changes.getOrDefault(id, 0L);
  }

  private Bin bin(UUID id) {
    Bin bin = entered.get(id);
    if (bin == null) {
      throw new IllegalStateException("a bin grows only by what enters it");
    }
    return bin;
  }
}
