package io.plumbline.reporting.portfolio;

import static java.util.stream.Collectors.joining;

import io.plumbline.reporting.score.Totals;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;

/** The statements of a portfolio: the sums and what leans, a page of rows, and their words. */
final class PortfolioQuery {

  private static final int LEANING = 10;

  private static final String SUMMARY =
      "with matching as (select a.name, a.edition, "
          + columns("a.%1$s")
          + Selection.MATCHING
          + ") select count(*) as workloads, count(name) as assessed, "
          + columns("coalesce(sum(%1$s), 0)::bigint as %1$s")
          + """
          , (select coalesce(json_agg(l), '[]') from (
               select m.edition, p.practice_id, min(p.title) as title, count(*) as contradicted
               from matching m
               join practice p on p.tenant = $1 and p.assessment = m.name and p.bucket = 3
               group by m.edition, p.practice_id
               order by contradicted desc, m.edition, p.practice_id limit %d) l) as leaning
          from matching
          """
              .formatted(LEANING);

  private static final String PAGE =
      "select %s::text as key, w.name as workload, w.display_name, w.unit, w.environment,"
          + " w.criticality, w.restricted, a.name, a.edition, a.change_time, a.small_wall, "
          + columns("a.%1$s");

  private static final String WORDS =
      "select a.edition, p.practice_id, p.title, p.area, p.topic from assessment a"
          + " join practice p on p.tenant = a.tenant and p.assessment = a.name"
          + " where a.tenant = $1 and a.name = any($2) order by a.name, p.ordinal";

  private PortfolioQuery() {}

  /** One row with the sums of all that match. */
  static Uni<Row> summary(SqlConnection connection, Selection selection) {
    return connection
        .preparedQuery(SUMMARY)
        .execute(selection.parameters())
        .map(rows -> rows.iterator().next());
  }

  /**
   * Rows in order.
   *
   * @param after key and name of the last row before, or nothing for the first page
   */
  static Uni<RowSet<Row>> page(
      SqlConnection connection, Selection selection, Order order, List<String> after, int limit) {
    Tuple parameters =
        selection
            .parameters()
            .addString(after.isEmpty() ? null : after.get(0))
            .addString(after.isEmpty() ? null : after.get(1))
            .addInteger(limit);
    String sql =
        PAGE.formatted(order.key())
            + Selection.MATCHING
            + " and "
            + order.after()
            + " order by "
            + order.by()
            + " limit $9";
    return connection.preparedQuery(sql).execute(parameters);
  }

  /** What the practices of assessments are called, in the order of their editions. */
  static Uni<RowSet<Row>> words(
      SqlConnection connection, Selection selection, Collection<String> assessments) {
    return connection
        .preparedQuery(WORDS)
        .execute(Tuple.of(selection.sight().tenant(), assessments.toArray(String[]::new)));
  }

  private static String columns(String form) {
    return Totals.COLUMNS.stream().map(form::formatted).collect(joining(", "));
  }
}
