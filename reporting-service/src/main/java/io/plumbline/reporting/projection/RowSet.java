package io.plumbline.reporting.projection;

import static java.util.stream.Collectors.joining;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The rows of one assessment in one table, replaced as a set: two statements whatever their number.
 * A row that is as it was is not written.
 */
final class RowSet<T> {

  private final List<Column<T>> columns;
  private final Column<T> key;
  private final String upsert;
  private final String trim;

  /**
   * Rows of a table whose primary key is tenant, assessment and the first of the columns.
   *
   * @param table its name
   * @param columns all its columns but tenant and assessment
   */
  RowSet(String table, List<Column<T>> columns) {
    this.columns = List.copyOf(columns);
    this.key = columns.get(0);
    String names = names(Column::name);
    this.upsert =
        "insert into %s (tenant, assessment, %s)".formatted(table, names)
            + " select $1, $2, x.* from unnest(%s) as x(%s)".formatted(arrays(), names)
            + " on conflict (tenant, assessment, %s) do update set ".formatted(key.name())
            + names(c -> c.name() + " = excluded." + c.name())
            + " where (%s)".formatted(names(c -> table + "." + c.name()))
            + " is distinct from (%s)".formatted(names(c -> "excluded." + c.name()));
    this.trim =
        "delete from %s where tenant = $1 and assessment = $2".formatted(table)
            + " and %s <> all ($3::%s)".formatted(key.name(), key.type().array());
  }

  /** Makes the table hold exactly these rows of the assessment. */
  Uni<Void> replace(SqlConnection connection, String tenant, String assessment, List<T> rows) {
    Tuple all = Tuple.of(tenant, assessment);
    columns.forEach(column -> all.addValue(column.array(rows)));
    Tuple kept = Tuple.of(tenant, assessment).addValue(key.array(rows));
    return connection
        .preparedQuery(upsert)
        .execute(all)
        .chain(() -> connection.preparedQuery(trim).execute(kept))
        .replaceWithVoid();
  }

  private String names(Function<Column<T>, String> form) {
    return columns.stream().map(form).collect(joining(", "));
  }

  private String arrays() {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> "$" + (i + 3) + "::" + columns.get(i).type().array())
        .collect(joining(", "));
  }
}
