package io.plumbline.evidence.routing;

import io.plumbline.proto.assessment.v1.Workload;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which findings are a workload's own: those that one of its rules catches. A finding that was sent
 * for one workload alone belongs to no other.
 *
 * @param rules the plain one of accounts and regions first, when there is one
 */
public record Scope(String workload, List<ScopeRule> rules) {

  public Scope {
    rules = List.copyOf(rules);
  }

  /** The scope of a workload as the assessment service tells it. */
  public static Scope of(Workload workload) {
    List<ScopeRule> rules =
        plain(Set.copyOf(workload.getAccountsList()), Set.copyOf(workload.getRegionsList()));
    workload.getScopeRulesList().forEach(rule -> rules.add(ScopeRule.of(rule)));
    return new Scope(workload.getName().substring(Workloads.PREFIX.length()), rules);
  }

  /** From a row with id, accounts, regions and scope; rows of older versions have no scope. */
  static Scope of(Row row) {
    JsonArray json = row.getJsonArray("scope");
    if (json == null) {
      Set<String> accounts = Set.of(row.getArrayOfStrings("accounts"));
      Set<String> regions = Set.of(row.getArrayOfStrings("regions"));
      return new Scope(row.getString("id"), plain(accounts, regions));
    }
    List<ScopeRule> rules = new ArrayList<>();
    for (int i = 0; i < json.size(); i++) {
      rules.add(ScopeRule.of(json.getJsonObject(i)));
    }
    return new Scope(row.getString("id"), rules);
  }

  private static List<ScopeRule> plain(Set<String> accounts, Set<String> regions) {
    List<ScopeRule> rules = new ArrayList<>();
    if (!accounts.isEmpty()) {
      rules.add(new ScopeRule(accounts, regions, Set.of(), Set.of()));
    }
    return rules;
  }

  /** As the column {@code scope} keeps it. */
  public JsonArray json() {
    JsonArray json = new JsonArray();
    rules.forEach(rule -> json.add(rule.json()));
    return json;
  }

  /** Whether the finding is the workload's own. */
  public boolean holds(Subject finding) {
    return admits(finding) && rules.stream().anyMatch(rule -> rule.catches(finding));
  }

  boolean admits(Subject finding) {
    return finding.only().isEmpty() || finding.only().equals(workload);
  }
}
