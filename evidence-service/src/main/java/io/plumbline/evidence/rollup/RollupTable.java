package io.plumbline.evidence.rollup;

import io.plumbline.evidence.mapping.Mapping;
import io.plumbline.evidence.routing.Plans;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The table {@code rollup}. Callers hold the locks of the workloads. */
final class RollupTable {

  private static final String LOAD =
      """
      select r.workload, r.concept, r.pass, r.fail, r.warn, r.stale_pass, r.stale_fail,
        r.stale_warn, r.newest, r.next_expiry, r.young_since, r.young, r.young_expiry, r.as_of,
        r.exact, r.accepted
      from unnest($2::text[], $3::text[]) as k(workload, concept)
      join rollup r on r.tenant = $1 and r.workload = k.workload and r.concept = k.concept
      where r.kind = $4\
      """;

  private static final String COLUMNS =
      " (tenant, workload, concept, kind, pass, fail, warn, stale_pass, stale_fail, stale_warn,"
          + " newest, next_expiry, as_of, exact, young_since, young, young_expiry, accepted,"
          + " accepted_write) ";

  private static final String REPLACE =
      """
      on conflict (tenant, workload, concept, kind) do update set
       pass = excluded.pass, fail = excluded.fail, warn = excluded.warn,
       stale_pass = excluded.stale_pass, stale_fail = excluded.stale_fail,
       stale_warn = excluded.stale_warn, newest = excluded.newest,
       next_expiry = excluded.next_expiry, as_of = excluded.as_of, exact = excluded.exact,
       young_since = excluded.young_since, young = excluded.young,
       young_expiry = excluded.young_expiry, accepted = excluded.accepted,
       accepted_write = %s\
      """;

  /** What is counted from the rows is known again. */
  private static final String COUNTED = REPLACE.formatted("r.accepted_write + 1");

  /** What is kept by difference to numbers of the first release is not. */
  private static final String KEPT =
      REPLACE.formatted("case when r.accepted_write = 0 then 0 else r.accepted_write + 1 end");

  private static final String SAVE =
      "insert into rollup as r"
          + COLUMNS
          + "select $1, workload, concept, $2, pass, fail, warn, stale_pass, stale_fail,"
          + " stale_warn, newest, next_expiry, as_of, exact, young_since, young, young_expiry,"
          + " accepted::jsonb, 1 from unnest($3::text[], $4::text[],"
          + " $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[],"
          + " $11::timestamptz[], $12::timestamptz[], $13::timestamptz[], $14::boolean[],"
          + " $15::timestamptz[], $16::bigint[], $17::timestamptz[], $18::text[]) as"
          + " k(workload, concept, pass, fail, warn, stale_pass, stale_fail, stale_warn, newest,"
          + " next_expiry, as_of, exact, young_since, young, young_expiry, accepted)"
          + KEPT;

  private static final String UNKNOWN =
      "select concept from rollup where tenant = $1 and workload = $2 and kind = 'SCANNER'"
          + " and accepted_write = 0";

  /**
   * Items of evidence by scanners for the tenant $1 and the keys {@code k}. A mark of an exception
   * that has ended is nothing.
   */
  static final String SCANNER_ITEMS =
      """
      select k.workload, k.concept, f.observation, f.observed_at,
        f.observed_at + make_interval(secs => k.ttl) as expiry,
        case when f.observation <> 'PASS' then e.id end as exception, e.expire_at as accepted_until
      from k
      join in_force m on m.concept = k.concept
      join finding_route r on r.tenant = $1 and r.workload = k.workload and r.rule = m.rule
      join finding f on f.tenant = $1 and f.id = r.finding
      left join selector_exception e
        on e.tenant = $1 and e.workload = k.workload and e.id = r.exception and e.in_force
      where f.lifecycle = 'OPEN' and f.observation in ('PASS', 'FAIL', 'WARN')\
      """;

  /** Attestations for the tenant $1 and the keys {@code k}. */
  static final String PERSON_ITEMS =
      """
      select k.workload, k.concept,
        case a.outcome when 'MET' then 'PASS' when 'PARTLY_MET' then 'WARN' else 'FAIL' end
          as observation,
        a.create_time as observed_at,
        least(a.valid_until, a.create_time + make_interval(secs => k.ttl)) as expiry,
        null::uuid as exception, null::timestamptz as accepted_until
      from k
      join attestation a
        on a.tenant = $1 and a.workload = k.workload and a.concept = k.concept
        and not exists (select 1 from attestation n
          where n.tenant = $1 and n.workload = a.workload and n.renews = a.id)
        and not exists (select 1 from attestation_withdrawal x
          where x.tenant = $1 and x.workload = a.workload and x.attestation = a.id)\
      """;

  /** Ends in {@code r.*}, so that it is planned anew each time, by the statistics as they are. */
  private static final String COUNT =
      """
      with k as (select workload, concept, %s as ttl from (
        select distinct * from unnest($2::text[], $3::text[]) as k(workload, concept)) k),
      in_force as (%s),
      item as (%s),
      part as (%s)
      insert into rollup as r %s
      select $1, workload, concept, '%s', sum(pass), sum(fail), sum(warn), sum(stale_pass),
        sum(stale_fail), sum(stale_warn), max(newest), min(next_expiry), $4::timestamptz, true,
        null, 0, null, %s, 1
      from part
      group by workload, concept
      %s
      returning r.*\
      """;

  /** Takes the exceptions $3 out of the numbers of the workload $2. */
  private static final String WITHDRAW =
      """
      update rollup set accepted = accepted - $3::text[]
      where tenant = $1 and workload = $2 and kind = 'SCANNER' and accepted ?| $3::text[]
      returning concept\
      """;

  /**
   * Items {@code item} of keys {@code k}, counted as of the expression {@code %1$s}: by concept and
   * by the exception that covers them then, which each is covered by one of or by none.
   */
  static final String PARTS =
      """
      select k.workload, k.concept,
        case when i.accepted_until > %1$s then i.exception end as exception,
        count(*) filter (where observation = 'PASS' and expiry > %1$s) as pass,
        count(*) filter (where observation = 'FAIL' and expiry > %1$s) as fail,
        count(*) filter (where observation = 'WARN' and expiry > %1$s) as warn,
        count(*) filter (where observation = 'PASS' and expiry <= %1$s) as stale_pass,
        count(*) filter (where observation = 'FAIL' and expiry <= %1$s) as stale_fail,
        count(*) filter (where observation = 'WARN' and expiry <= %1$s) as stale_warn,
        max(observed_at) as newest, min(expiry) filter (where expiry > %1$s) as next_expiry
      from k left join item i on i.workload = k.workload and i.concept = k.concept
      group by 1, 2, 3\
      """;

  /** What exceptions cover, of those {@code part}. */
  static final String ACCEPTED =
      "coalesce(jsonb_object_agg(exception::text, fail + warn + stale_fail + stale_warn)"
          + " filter (where exception is not null), '{}')";

  private RollupTable() {}

  static Uni<Map<RollupKey, Rollup>> load(
      SqlConnection connection, String tenant, Kind kind, Collection<RollupKey> keys) {
    return connection
        .preparedQuery(LOAD)
        .execute(keys(Tuple.of(tenant), keys).addString(kind.name()))
        .map(RollupTable::rollups);
  }

  static Uni<Void> save(
      SqlConnection connection, String tenant, Kind kind, Map<RollupKey, Rollup> rollups) {
    if (rollups.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<Rollup> values = List.copyOf(rollups.values());
    Tuple tuple =
        keys(Tuple.of(tenant, kind.name()), rollups.keySet())
            .addArrayOfLong(longs(values, r -> r.fresh().pass))
            .addArrayOfLong(longs(values, r -> r.fresh().fail))
            .addArrayOfLong(longs(values, r -> r.fresh().warn))
            .addArrayOfLong(longs(values, r -> r.stale().pass))
            .addArrayOfLong(longs(values, r -> r.stale().fail))
            .addArrayOfLong(longs(values, r -> r.stale().warn))
            .addArrayOfOffsetDateTime(times(values, Rollup::newest))
            .addArrayOfOffsetDateTime(times(values, r -> r.expiry().next()))
            .addArrayOfOffsetDateTime(times(values, Rollup::asOf))
            .addArrayOfBoolean(values.stream().map(Rollup::exact).toArray(Boolean[]::new))
            .addArrayOfOffsetDateTime(times(values, r -> r.expiry().since()))
            .addArrayOfLong(longs(values, r -> r.expiry().young()))
            .addArrayOfOffsetDateTime(times(values, r -> r.expiry().youngNext()))
            .addArrayOfString(
                values.stream()
                    .map(r -> Numbers.json(r.numbers().accepted()))
                    .toArray(String[]::new));
    return connection.preparedQuery(SAVE).execute(tuple).replaceWithVoid();
  }

  /** Counts from the rows, stores and gives the result. */
  static Uni<Map<RollupKey, Rollup>> count(
      SqlConnection connection, String tenant, Kind kind, Collection<RollupKey> keys, Instant now) {
    String ttl = Freshness.seconds(kind, "k.concept");
    String sql =
        COUNT.formatted(
            ttl,
            Mapping.IN_FORCE,
            items(kind),
            PARTS.formatted("$4"),
            COLUMNS,
            kind,
            ACCEPTED,
            COUNTED);
    return Plans.byAverage(connection)
        .chain(
            () ->
                connection
                    .preparedQuery(sql)
                    .execute(
                        keys(Tuple.of(tenant), keys)
                            .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))))
        .map(RollupTable::rollups);
  }

  /** Lets exceptions cover nothing any more; gives the numbers that changed. */
  static Uni<List<RollupKey>> withdraw(
      SqlConnection connection, String tenant, String workload, Collection<UUID> exceptions) {
    String[] ids = exceptions.stream().map(UUID::toString).toArray(String[]::new);
    return connection
        .preparedQuery(WITHDRAW)
        .execute(Tuple.of(tenant, workload).addArrayOfString(ids))
        .map(rows -> keys(workload, rows));
  }

  /** The numbers of which is not known what exceptions cover. */
  static Uni<List<RollupKey>> unknown(SqlConnection connection, String tenant, String workload) {
    return connection
        .preparedQuery(UNKNOWN)
        .execute(Tuple.of(tenant, workload))
        .map(rows -> keys(workload, rows));
  }

  private static List<RollupKey> keys(String workload, RowSet<Row> rows) {
    List<RollupKey> keys = new ArrayList<>();
    rows.forEach(row -> keys.add(new RollupKey(workload, row.getString(0))));
    return keys;
  }

  static String items(Kind kind) {
    return kind == Kind.SCANNER ? SCANNER_ITEMS : PERSON_ITEMS;
  }

  static Tuple keys(Tuple tuple, Collection<RollupKey> keys) {
    return tuple
        .addArrayOfString(keys.stream().map(RollupKey::workload).toArray(String[]::new))
        .addArrayOfString(keys.stream().map(RollupKey::concept).toArray(String[]::new));
  }

  private static Map<RollupKey, Rollup> rollups(RowSet<Row> rows) {
    Map<RollupKey, Rollup> rollups = new HashMap<>();
    for (Row row : rows) {
      rollups.put(
          new RollupKey(row.getString("workload"), row.getString("concept")),
          new Rollup(
              new Rollup.Counts(row.getLong("pass"), row.getLong("fail"), row.getLong("warn")),
              new Rollup.Counts(
                  row.getLong("stale_pass"), row.getLong("stale_fail"), row.getLong("stale_warn")),
              Numbers.accepted(row.getJsonObject("accepted")),
              instant(row.getOffsetDateTime("newest")),
              new Expiry(
                  instant(row.getOffsetDateTime("next_expiry")),
                  instant(row.getOffsetDateTime("young_since")),
                  row.getLong("young"),
                  instant(row.getOffsetDateTime("young_expiry"))),
              row.getOffsetDateTime("as_of").toInstant(),
              row.getBoolean("exact")));
    }
    return rollups;
  }

  static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static Long[] longs(List<Rollup> values, ToLongFunction<Rollup> column) {
    return values.stream().map(column::applyAsLong).toArray(Long[]::new);
  }

  private static @Nullable OffsetDateTime[] times(
      List<Rollup> values, Function<Rollup, @Nullable Instant> column) {
    @Nullable OffsetDateTime[] times = new OffsetDateTime[values.size()];
    for (int i = 0; i < times.length; i++) {
      Instant time = column.apply(values.get(i));
      times[i] = time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
    return times;
  }
}
