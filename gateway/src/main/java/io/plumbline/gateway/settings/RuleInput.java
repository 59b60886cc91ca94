package io.plumbline.gateway.settings;

import io.plumbline.proto.type.v1.ScopeRule;

/**
 * A scope rule as the form shows it, one value a line.
 *
 * @param number from 1
 */
public record RuleInput(int number, String accounts, String regions, String arns, String tags) {

  static RuleInput of(int number, ScopeRule rule) {
    return new RuleInput(
        number,
        Lines.text(rule.getAccountsList()),
        Lines.text(rule.getRegionsList()),
        Lines.text(rule.getArnPatternsList()),
        Lines.text(rule.getResourceTagsList()));
  }

  static RuleInput empty(int number) {
    return new RuleInput(number, "", "", "", "");
  }

  /** For the contract; without anything when nothing was filled in. */
  ScopeRule rule() {
    return ScopeRule.newBuilder()
        .addAllAccounts(Lines.of(accounts))
        .addAllRegions(Lines.of(regions))
        .addAllArnPatterns(Lines.of(arns))
        .addAllResourceTags(Lines.of(tags))
        .build();
  }
}
