package io.plumbline.evidence.rollup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Items that came and went in one transaction. */
public final class RollupChanges {

  private record Change(boolean added, Item item) {}

  private final Map<RollupKey, List<Change>> changes = new LinkedHashMap<>();

  public void add(RollupKey key, Item item) {
    changes.computeIfAbsent(key, k -> new ArrayList<>()).add(new Change(true, item));
  }

  public void remove(RollupKey key, Item item) {
    changes.computeIfAbsent(key, k -> new ArrayList<>()).add(new Change(false, item));
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  Set<RollupKey> keys() {
    return changes.keySet();
  }

  /** The workloads of all keys, in order. */
  public Set<String> workloads() {
    return changes.keySet().stream()
        .map(RollupKey::workload)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  void applyTo(RollupKey key, Rollup rollup) {
    for (Change change : changes.getOrDefault(key, List.of())) {
      if (change.added()) {
        rollup.add(change.item());
      } else {
        rollup.remove(change.item());
      }
    }
  }
}
