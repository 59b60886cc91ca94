package io.plumbline.evidence.tally;

import io.plumbline.evidence.routing.Plans;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Findings that came, went or were routed in one transaction, for the table {@code rule_tally}.
 * Rows are written in the order of rule and account, so that two writers never wait for each other.
 */
public final class RuleTally {

  private static final String ADD =
      """
      insert into rule_tally as t
        (tenant, rule, account, findings, unrouted, first_observed_at, last_observed_at)
      select $1, * from unnest($2::text[], $3::text[], $4::bigint[], $5::bigint[],
        $6::timestamptz[], $7::timestamptz[])
      on conflict (tenant, rule, account) do update set
        findings = t.findings + excluded.findings, unrouted = t.unrouted + excluded.unrouted,
        first_observed_at = least(t.first_observed_at, excluded.first_observed_at),
        last_observed_at = greatest(t.last_observed_at, excluded.last_observed_at)\
      """;

  private static final String SEEN =
      """
      update rule_tally t set last_observed_at = i.at
      from unnest($2::text[], $3::text[], $4::timestamptz[]) as i(rule, account, at)
      where t.tenant = $1 and t.rule = i.rule and t.account = i.account
        and t.last_observed_at < i.at\
      """;

  private static final String REBUILD =
      """
      insert into rule_tally
        (tenant, rule, account, findings, unrouted, first_observed_at, last_observed_at)
      select $1, f.rule, f.account, count(*), count(*) filter (where r.finding is null),
        min(f.first_observed_at), max(f.observed_at)
      from finding f
      left join (select distinct finding from finding_route where tenant = $1) r
        on r.finding = f.id
      where f.tenant = $1 group by f.rule, f.account
      on conflict (tenant, rule, account) do update set
        findings = excluded.findings, unrouted = excluded.unrouted,
        first_observed_at = excluded.first_observed_at,
        last_observed_at = excluded.last_observed_at\
      """;

  private record Key(String rule, String account) {
    static final Comparator<Key> ORDER =
        Comparator.comparing(Key::rule).thenComparing(Key::account);
  }

  private record Change(long findings, long unrouted, Instant first, Instant last) {
    Change plus(Change other) {
      return new Change(
          findings + other.findings,
          unrouted + other.unrouted,
          first.isBefore(other.first) ? first : other.first,
          last.isAfter(other.last) ? last : other.last);
    }
  }

  private final Map<Key, Change> changes = new TreeMap<>(Key.ORDER);

  /** A finding came to this rule and account. */
  public void came(String rule, String account, boolean unrouted, Instant observedAt) {
    change(rule, account, new Change(1, unrouted ? 1 : 0, observedAt, observedAt));
  }

  /** A finding left this rule and account. */
  public void left(String rule, String account, boolean unrouted, Instant observedAt) {
    change(rule, account, new Change(-1, unrouted ? -1 : 0, observedAt, observedAt));
  }

  /** A finding that stays lost its last route, or got its first. */
  public void routed(String rule, String account, boolean unrouted, Instant observedAt) {
    change(rule, account, new Change(0, unrouted ? 1 : -1, observedAt, observedAt));
  }

  /** A finding that stays was observed. */
  public void seen(String rule, String account, Instant observedAt) {
    change(rule, account, new Change(0, 0, observedAt, observedAt));
  }

  private void change(String rule, String account, Change change) {
    changes.merge(new Key(rule, account), change, Change::plus);
  }

  /** Adds what changed. */
  public Uni<Void> add(SqlConnection connection, String tenant) {
    if (changes.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return run(
        connection,
        ADD,
        keys(tenant)
            .addArrayOfLong(longs(Change::findings))
            .addArrayOfLong(longs(Change::unrouted))
            .addArrayOfOffsetDateTime(times(Change::first))
            .addArrayOfOffsetDateTime(times(Change::last)));
  }

  /** Writes when the last of them were observed, and nothing else. */
  public Uni<Void> see(SqlConnection connection, String tenant) {
    return changes.isEmpty()
        ? Uni.createFrom().voidItem()
        : run(connection, SEEN, keys(tenant).addArrayOfOffsetDateTime(times(Change::last)));
  }

  /** Counts the tally of a tenant from its findings; needs the tenant's lock alone. */
  public static Uni<Void> rebuild(SqlConnection connection, String tenant) {
    return Plans.byAverage(connection).chain(() -> run(connection, REBUILD, Tuple.of(tenant)));
  }

  private static Uni<Void> run(SqlConnection connection, String sql, Tuple tuple) {
    return connection.preparedQuery(sql).execute(tuple).replaceWithVoid();
  }

  private Tuple keys(String tenant) {
    return Tuple.of(tenant)
        .addArrayOfString(changes.keySet().stream().map(Key::rule).toArray(String[]::new))
        .addArrayOfString(changes.keySet().stream().map(Key::account).toArray(String[]::new));
  }

  private Long[] longs(Function<Change, Long> column) {
    return changes.values().stream().map(column).toArray(Long[]::new);
  }

  private OffsetDateTime[] times(Function<Change, Instant> column) {
    return changes.values().stream()
        .map(change -> column.apply(change).atOffset(ZoneOffset.UTC))
        .toArray(OffsetDateTime[]::new);
  }
}
