package io.plumbline.evidence.rollup;

import io.plumbline.evidence.mapping.Mapping;
import io.plumbline.evidence.routing.Plans;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds the numbers that are kept of a workload against a count of the rows, both as of the moment
 * of each number's last full count. One statement each kind, so both sides are of one snapshot.
 */
public final class RollupComparison {

  private static final String SCANNER_KEYS =
      "select m.concept from in_force m where exists (select 1 from finding_route r"
          + " where r.tenant = $1 and r.workload = $2 and r.rule = m.rule)";

  private static final String PERSON_KEYS =
      "select concept from attestation where tenant = $1 and workload = $2";

  private static final String SQL =
      """
      with kept as (select * from rollup where tenant = $1 and workload = $2 and kind = '%1$s'),
      in_force as (%2$s),
      k as (select $2::text as workload, k.concept, %3$s as ttl, coalesce(p.as_of, $3) as as_of
        from (select concept from kept union %4$s) k left join kept p on p.concept = k.concept),
      item as (%5$s),
      part as (%6$s),
      counted as (
        select concept, sum(pass)::bigint as pass, sum(fail)::bigint as fail,
          sum(warn)::bigint as warn, sum(stale_pass)::bigint as stale_pass,
          sum(stale_fail)::bigint as stale_fail, sum(stale_warn)::bigint as stale_warn,
          max(newest) as newest, min(next_expiry) as next_expiry, %7$s as accepted
        from part group by concept)
      select c.*, coalesce(p.pass, 0) as kept_pass, coalesce(p.fail, 0) as kept_fail,
        coalesce(p.warn, 0) as kept_warn, coalesce(p.stale_pass, 0) as kept_stale_pass,
        coalesce(p.stale_fail, 0) as kept_stale_fail, coalesce(p.stale_warn, 0) as kept_stale_warn,
        coalesce(p.accepted, '{}') as kept_accepted, p.newest as kept_newest, p.next_expiry as kept_next_expiry, coalesce(p.exact, true) as exact
      from counted c left join kept p on p.concept = c.concept
      order by c.concept\
      """;

  private RollupComparison() {}

  /** Numbers with the times that go with them. */
  public record Side(Numbers numbers, @Nullable Instant newest, @Nullable Instant nextExpiry) {}

  /**
   * One number on both sides.
   *
   * @param exact whether the newest time kept is meant to be exact, not a bound
   */
  public record Compared(RollupKey key, Kind kind, Side kept, Side counted, boolean exact) {

    /** Whether what is kept is what is counted: nothing may go stale before it is kept to. */
    public boolean isEqual() {
      return kept.numbers().equals(counted.numbers())
          && (!exact || Objects.equals(kept.newest(), counted.newest()))
          && isBound(kept.nextExpiry(), counted.nextExpiry());
    }

    private static boolean isBound(@Nullable Instant kept, @Nullable Instant counted) {
      return kept == null || counted == null
          ? Objects.equals(kept, counted)
          : !kept.isAfter(counted);
    }
  }

  /** All numbers of the workload. */
  public static Uni<List<Compared>> of(
      SqlConnection connection, String tenant, String workload, Instant now) {
    return Plans.byAverage(connection)
        .chain(() -> of(connection, tenant, workload, Kind.SCANNER, now))
        .chain(
            scanner ->
                of(connection, tenant, workload, Kind.PERSON, now)
                    .map(
                        person -> {
                          List<Compared> all = new ArrayList<>(scanner);
                          all.addAll(person);
                          return all;
                        }));
  }

  private static Uni<List<Compared>> of(
      SqlConnection connection, String tenant, String workload, Kind kind, Instant now) {
    String keys = kind == Kind.SCANNER ? SCANNER_KEYS : PERSON_KEYS;
    String ttl = Freshness.seconds(kind, "k.concept");
    String sql =
        SQL.formatted(
            kind,
            Mapping.IN_FORCE,
            ttl,
            keys,
            RollupTable.items(kind),
            RollupTable.PARTS.formatted("k.as_of"),
            RollupTable.ACCEPTED);
    return connection
        .preparedQuery(sql)
        .execute(Tuple.of(tenant, workload, now.atOffset(ZoneOffset.UTC)))
        .map(
            rows -> {
              List<Compared> all = new ArrayList<>();
              for (Row row : rows) {
                RollupKey key = new RollupKey(workload, row.getString("concept"));
                all.add(
                    new Compared(
                        key, kind, side(row, "kept_"), side(row, ""), row.getBoolean("exact")));
              }
              return all;
            });
  }

  private static Side side(Row row, String prefix) {
    List<Long> counts = new ArrayList<>();
    for (String column :
        List.of("pass", "fail", "warn", "stale_pass", "stale_fail", "stale_warn")) {
      counts.add(Objects.requireNonNull(row.getLong(prefix + column)));
    }
    return new Side(
        new Numbers(counts, Numbers.accepted(row.getJsonObject(prefix + "accepted"))),
        instant(row.getOffsetDateTime(prefix + "newest")),
        instant(row.getOffsetDateTime(prefix + "next_expiry")));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
