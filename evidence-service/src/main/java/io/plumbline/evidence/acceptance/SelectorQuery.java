package io.plumbline.evidence.acceptance;

import io.plumbline.evidence.scope.ScopeQuery;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The condition that a selector selects the finding {@code f}, which fails or warns, in SQL: the
 * same as {@link Selector}, for a look at many findings at once.
 */
final class SelectorQuery {

  private final Tuple tuple;
  private final List<String> conditions = new ArrayList<>();

  /**
   * @param tuple the parameters so far; those of the condition are added
   */
  SelectorQuery(Tuple tuple, Selector selector) {
    this.tuple = tuple;
    add("f.rule", selector.rules());
    add("f.severity", selector.severities());
    add("f.source", selector.sources());
    conditions.add(new ScopeQuery(tuple, List.of(selector.where())).condition());
  }

  private void add(String column, Set<String> values) {
    if (!values.isEmpty()) {
      tuple.addArrayOfString(values.toArray(String[]::new));
      conditions.add(column + " = any($" + tuple.size() + "::text[])");
    }
  }

  String condition() {
    return String.join(" and ", conditions);
  }
}
