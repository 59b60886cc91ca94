package io.plumbline.assessment.workload;

import java.util.List;

/**
 * One rule of a workload's scope, as {@code plumbline.type.v1.ScopeRule} says; whether its parts
 * are well formed is the contract's to check. Who applies it is the evidence service.
 *
 * @param accounts none means every account
 * @param regions none means every region
 * @param arnPatterns with {@code *} and {@code ?}; none means every resource
 * @param resourceTags each {@code key=value}; none means whatever the tags
 */
public record ScopeRule(
    List<String> accounts,
    List<String> regions,
    List<String> arnPatterns,
    List<String> resourceTags) {

  public ScopeRule {
    accounts = List.copyOf(accounts);
    regions = List.copyOf(regions);
    arnPatterns = List.copyOf(arnPatterns);
    resourceTags = List.copyOf(resourceTags);
  }
}
