package io.plumbline.evidence.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Routes findings to workloads by account and region. Immutable; safe to keep for a while. */
public final class Router {

  private final Map<String, List<Scope>> byAccount = new HashMap<>();

  public Router(Collection<Scope> scopes) {
    for (Scope scope : scopes) {
      for (String account : scope.accounts()) {
        byAccount.computeIfAbsent(account, key -> new ArrayList<>()).add(scope);
      }
    }
  }

  /**
   * The workloads a finding belongs to, in no particular order.
   *
   * @param only limits them to one workload; empty for no limit. It never adds one
   */
  public List<String> route(String account, String region, String only) {
    List<String> workloads = new ArrayList<>();
    for (Scope scope : byAccount.getOrDefault(account, List.of())) {
      if (scope.holds(region) && (only.isEmpty() || only.equals(scope.workload()))) {
        workloads.add(scope.workload());
      }
    }
    return workloads;
  }
}
