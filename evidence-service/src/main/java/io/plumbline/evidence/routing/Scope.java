package io.plumbline.evidence.routing;

import java.util.Set;

/**
 * Which findings are a workload's own.
 *
 * @param accounts none means no finding at all
 * @param regions none means every region; a finding without a region always matches
 */
public record Scope(String workload, Set<String> accounts, Set<String> regions) {

  public Scope {
    accounts = Set.copyOf(accounts);
    regions = Set.copyOf(regions);
  }

  boolean holds(String region) {
    return regions.isEmpty() || region.isEmpty() || regions.contains(region);
  }
}
