package io.plumbline.evidence.explorer;

import io.plumbline.platform.paging.Filter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/**
 * What somebody asks for, of what they see.
 *
 * @param few whether the bins that match hold so few findings that all can be read
 */
record Question(String tenant, Filter filter, Sight sight, boolean few) {

  private static final Cursor START = new Cursor(false, List.of());

  /** Weighs a filter; only a list by the start of a resource needs it. */
  static Uni<Question> of(SqlConnection connection, String tenant, Filter filter, Sight sight) {
    Question question = new Question(tenant, filter, sight, false);
    if (filter.value("resource_prefix").isEmpty() || filter.value("scan").isPresent()) {
      return Uni.createFrom().item(question);
    }
    Parameters parameters = new Parameters(tenant);
    String sql =
        "select coalesce(sum(b.n), 0)::bigint <= %d from finding_bin b where b.tenant = $1 and %s"
            .formatted(Walk.MOST, new Criteria(filter, sight, parameters).bin());
    return connection
        .preparedQuery(sql)
        .execute(parameters.tuple())
        .map(rows -> rows.iterator().next().getBoolean(0))
        .map(few -> new Question(tenant, filter, sight, few));
  }

  Criteria criteria(Parameters parameters) {
    return new Criteria(filter, sight, parameters);
  }

  Walk walk(Criteria criteria, Parameters parameters, Cursor cursor) {
    return Walk.of(criteria, parameters, cursor, few);
  }

  /** The keys of the last finding met in one call from there, or none when the walk ended. */
  Uni<List<Keys>> last(SqlConnection connection, Cursor cursor) {
    Parameters parameters = new Parameters(tenant);
    return walk(criteria(parameters), parameters, cursor)
        .last()
        .map(
            sql ->
                connection
                    .preparedQuery(sql)
                    .execute(parameters.tuple())
                    .map(rows -> rows.stream().map(Keys::of).toList()))
        .orElseGet(() -> Uni.createFrom().item(List.of()));
  }

  /** Whether one call meets everything. */
  Uni<Boolean> isExact(SqlConnection connection) {
    return last(connection, START).map(List::isEmpty);
  }
}
