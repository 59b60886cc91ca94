package io.plumbline.evidence.explorer;

import io.plumbline.evidence.mapping.Mapping;
import io.plumbline.platform.paging.Filter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/**
 * What somebody asks for, of what they see.
 *
 * @param rules those that speak to the practice asked for
 * @param few whether the bins that match hold so few findings that all can be read
 */
record Question(
    String tenant, Filter filter, Sight sight, Optional<List<String>> rules, boolean few) {

  private static final Cursor START = new Cursor(false, List.of());

  /** Rules of the concept $2 and the practice $3; either may be empty, which asks for none. */
  private static final String RULES =
      "select distinct m.rule from ("
          + Mapping.IN_FORCE
          + ") m where $2 in ('', m.concept) and ($3 = '' or m.concept in"
          + " (select concept from practice where tenant in ($1, '*') and name = $3))";

  /** Looks up the rules of a practice, and weighs a filter by the start of a resource. */
  static Uni<Question> of(SqlConnection connection, String tenant, Filter filter, Sight sight) {
    return rules(connection, tenant, filter)
        .map(rules -> new Question(tenant, filter, sight, rules, false))
        .chain(question -> question.weigh(connection));
  }

  /** Names of rules are values of the statement, so that the planner knows how rare they are. */
  private static Uni<Optional<List<String>>> rules(
      SqlConnection connection, String tenant, Filter filter) {
    Optional<String> concept = filter.value("concept");
    Optional<String> practice = filter.value("practice");
    if (concept.isEmpty() && practice.isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    return connection
        .preparedQuery(RULES)
        .execute(Tuple.of(tenant, concept.orElse(""), practice.orElse("")))
        .map(rows -> Optional.of(rows.stream().map(row -> row.getString(0)).toList()));
  }

  private Uni<Question> weigh(SqlConnection connection) {
    boolean along = filter.value("resource_prefix").isEmpty() || filter.value("scan").isPresent();
    if (along || rules.isEmpty() && criteria(new Parameters(tenant)).facets().isEmpty()) {
      return Uni.createFrom().item(this);
    }
    Parameters parameters = new Parameters(tenant);
    String sql =
        "select coalesce(sum(b.n), 0)::bigint <= %d from finding_bin b where b.tenant = $1 and %s"
            .formatted(Walk.MOST, criteria(parameters).bin());
    return connection
        .preparedQuery(sql)
        .execute(parameters.tuple())
        .map(rows -> rows.iterator().next().getBoolean(0))
        .map(small -> new Question(tenant, filter, sight, rules, small));
  }

  Criteria criteria(Parameters parameters) {
    return new Criteria(
        filter, sight, rules.map(names -> names.toArray(String[]::new)).orElse(null), parameters);
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
