package io.plumbline.evidence.rollup;

import io.plumbline.evidence.mapping.Mapping;
import io.plumbline.evidence.routing.Plans;
import io.plumbline.evidence.routing.Viewer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the items that go stale between two times. Which numbers are concerned is read off the
 * rollups; only those of one page are counted item by item.
 */
public final class ExpiringItems {

  private static final String SQL =
      """
      with page as (
        select r.workload, r.concept, r.kind, r.pass + r.fail + r.warn as fresh
        from rollup r join workload w on w.tenant = $1 and w.id = r.workload
        where r.tenant = $1 and r.next_expiry <= $4 and $5 in (r.workload, '') and %s
          and (r.workload, r.concept, r.kind) > ($6, $7, $8)
        order by r.workload, r.concept, r.kind limit $10),
      item as (%s union all %s)
      select p.workload, p.concept, p.kind, p.fresh, count(i.expiry) as expiring,
        count(*) filter (where i.observation = 'PASS') as pass,
        count(*) filter (where i.observation = 'FAIL') as fail,
        count(*) filter (where i.observation = 'WARN') as warn,
        min(i.expiry) as first, max(i.expiry) as last
      from page p left join item i
        on i.workload = p.workload and i.concept = p.concept and i.kind = p.kind
          and i.expiry > $9 and i.expiry <= $4
      group by p.workload, p.concept, p.kind, p.fresh
      order by p.workload, p.concept, p.kind\
      """
          .formatted(Viewer.sees("$2", "$3"), items(Kind.SCANNER), items(Kind.PERSON));

  private ExpiringItems() {}

  /**
   * What to look for.
   *
   * @param workload id of one workload, empty for all
   * @param after workload, concept and kind after which to go on; empty for the first page
   */
  public record Query(
      String workload, Instant from, Instant until, List<String> after, int limit) {}

  private static String items(Kind kind) {
    return """
    select '%1$s' as kind, i.* from (
      with k as (select workload, concept, %2$s as ttl from page k where kind = '%1$s'),
      in_force as (%3$s)
      %4$s) i\
    """
        .formatted(
            kind, Freshness.seconds(kind, "k.concept"), Mapping.IN_FORCE, RollupTable.items(kind));
  }

  /** One page of numbers, each with how many items go stale; that may be none. */
  public static Uni<List<Row>> page(SqlConnection connection, Viewer viewer, Query query) {
    List<String> after = query.after().isEmpty() ? List.of("", "", "") : query.after();
    Tuple tuple =
        Tuple.of(viewer.tenant(), viewer.everything())
            .addArrayOfString(viewer.keyArray())
            .addOffsetDateTime(query.until().atOffset(ZoneOffset.UTC))
            .addString(query.workload())
            .addString(after.get(0))
            .addString(after.get(1))
            .addString(after.get(2))
            .addOffsetDateTime(query.from().atOffset(ZoneOffset.UTC))
            .addInteger(query.limit());
    return Plans.byAverage(connection)
        .chain(() -> connection.preparedQuery(SQL).execute(tuple))
        .map(
            rows -> {
              List<Row> page = new ArrayList<>();
              rows.forEach(page::add);
              return page;
            });
  }
}
