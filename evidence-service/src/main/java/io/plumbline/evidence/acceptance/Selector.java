package io.plumbline.evidence.acceptance;

import io.plumbline.evidence.routing.ScopeRule;
import io.plumbline.proto.type.v1.FindingSelector;
import java.util.Set;

/**
 * A selector, compiled: it selects what fails or warns when all that is stated holds. {@link
 * SelectorQuery} says the same in SQL.
 *
 * @param where accounts, regions, resources and tags, as a rule of a scope has them
 */
record Selector(Set<String> rules, Set<String> severities, Set<String> sources, ScopeRule where) {

  static Selector of(FindingSelector selector) {
    return new Selector(
        Set.copyOf(selector.getRulesList()),
        Set.copyOf(selector.getSeveritiesList()),
        Set.copyOf(selector.getSourcesList()),
        ScopeRule.of(
            io.plumbline.proto.type.v1.ScopeRule.newBuilder()
                .addAllAccounts(selector.getAccountsList())
                .addAllRegions(selector.getRegionsList())
                .addAllArnPatterns(selector.getArnPatternsList())
                .addAllResourceTags(selector.getResourceTagsList())
                .build()));
  }

  boolean selects(Selectable finding) {
    return finding.observation().fails()
        && isAmong(rules, finding.rule())
        && isAmong(severities, finding.severity().name())
        && isAmong(sources, finding.source())
        && where.catches(finding.subject());
  }

  private static boolean isAmong(Set<String> stated, String value) {
    return stated.isEmpty() || stated.contains(value);
  }
}
