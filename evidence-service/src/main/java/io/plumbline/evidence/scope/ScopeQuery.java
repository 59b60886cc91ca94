package io.plumbline.evidence.scope;

import io.plumbline.evidence.routing.Glob;
import io.plumbline.evidence.routing.ScopeRule;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The condition that some rule catches the finding {@code f}, in SQL: the same as {@link
 * ScopeRule}, for a look at all findings at once.
 */
public final class ScopeQuery {

  private static final String ACCOUNTS = "f.account = any($%d::text[])";
  private static final String REGIONS = "(f.region = '' or f.region = any($%d::text[]))";
  private static final String RESOURCES = "f.resource like any($%d::text[])";
  private static final String TAGS =
      "not exists (select 1 from unnest($%d::text[]) as p(pattern) where not exists (select 1"
          + " from unnest(string_to_array(f.tags, E'\\n')) as t(tag) where t.tag like p.pattern))";

  private final Tuple tuple;
  private final List<String> alternatives = new ArrayList<>();

  /**
   * @param tuple the parameters so far; those of the condition are added
   */
  public ScopeQuery(Tuple tuple, Collection<ScopeRule> rules) {
    this.tuple = tuple;
    rules.forEach(this::add);
  }

  private void add(ScopeRule rule) {
    List<String> conditions = new ArrayList<>();
    add(conditions, ACCOUNTS, rule.accounts());
    add(conditions, REGIONS, rule.regions());
    add(conditions, RESOURCES, likes(rule.resources()));
    add(conditions, TAGS, likes(rule.tags()));
    alternatives.add(conditions.isEmpty() ? "true" : "(" + String.join(" and ", conditions) + ")");
  }

  private void add(List<String> conditions, String condition, Collection<String> values) {
    if (!values.isEmpty()) {
      tuple.addArrayOfString(values.toArray(String[]::new));
      conditions.add(condition.formatted(tuple.size()));
    }
  }

  private static Collection<String> likes(Set<Glob> globs) {
    return globs.stream().map(Glob::like).toList();
  }

  /** The condition, in brackets. */
  public String condition() {
    return "(" + String.join(" or ", alternatives) + ")";
  }
}
