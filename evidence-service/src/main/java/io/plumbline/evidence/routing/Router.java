package io.plumbline.evidence.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Routes findings to workloads by their scopes. Rules that name accounts are found by account, so a
 * finding is held against few of them. Immutable; safe to keep for a while.
 */
public final class Router {

  private record Entry(Scope scope, ScopeRule rule) {}

  private final Map<String, List<Entry>> byAccount = new HashMap<>();
  private final List<Entry> ofAnyAccount = new ArrayList<>();
  private final Set<String> pending;
  private final boolean looksAtResources;

  /**
   * @param pending workloads whose stored findings are not all routed by their scope yet: which of
   *     those are theirs only the rows say
   */
  public Router(Collection<Scope> scopes, Collection<String> pending) {
    this.pending = new TreeSet<>(pending);
    boolean looks = false;
    for (Scope scope : scopes) {
      for (ScopeRule rule : scope.rules()) {
        looks |= rule.looksAtResources();
        add(new Entry(scope, rule));
      }
    }
    this.looksAtResources = looks;
  }

  private void add(Entry entry) {
    if (entry.rule().accounts().isEmpty()) {
      ofAnyAccount.add(entry);
    }
    for (String account : entry.rule().accounts()) {
      byAccount.computeIfAbsent(account, key -> new ArrayList<>()).add(entry);
    }
  }

  /** The workloads a finding belongs to by the scopes in force, each once. */
  public Set<String> route(Subject finding) {
    Set<String> workloads = new LinkedHashSet<>();
    route(byAccount.getOrDefault(finding.account(), List.of()), finding, workloads);
    route(ofAnyAccount, finding, workloads);
    return workloads;
  }

  private static void route(List<Entry> entries, Subject finding, Set<String> workloads) {
    for (Entry entry : entries) {
      String workload = entry.scope().workload();
      if (!workloads.contains(workload)
          && entry.scope().admits(finding)
          && entry.rule().catches(finding)) {
        workloads.add(workload);
      }
    }
  }

  /**
   * The workloads a stored finding is routed to: those its scopes say, but for the pending ones,
   * where the rows say it.
   *
   * @param rows the pending workloads to which a row routes it
   */
  public Set<String> standing(Subject finding, Collection<String> rows) {
    Set<String> workloads = route(finding);
    if (!pending.isEmpty()) {
      workloads.removeAll(pending);
      workloads.addAll(rows);
    }
    return workloads;
  }

  /** The pending workloads, in order. */
  public String[] pending() {
    return pending.toArray(String[]::new);
  }

  /** Whether some rule asks for more than account and region. */
  public boolean looksAtResources() {
    return looksAtResources;
  }
}
