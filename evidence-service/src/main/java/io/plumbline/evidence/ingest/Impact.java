package io.plumbline.evidence.ingest;

import io.plumbline.evidence.acceptance.Selectable;
import io.plumbline.evidence.bin.Bin;
import io.plumbline.evidence.bin.BinTally;
import io.plumbline.evidence.finding.Lifecycle;
import io.plumbline.evidence.finding.Outcome;
import io.plumbline.evidence.rollup.RollupChanges;
import io.plumbline.evidence.routing.Router;
import io.plumbline.evidence.routing.Routes;
import io.plumbline.evidence.tally.RuleTally;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a settled batch means for routes, bins and numbers. Pure: no database. What is removed is
 * what the rows say of the finding before, so that numbers stay a count of the rows while a changed
 * scope is still being brought to what is stored.
 */
final class Impact {

  private final ScanRun.Projection projection;
  private final Router router;
  final Routes left = new Routes();
  final Routes joined = new Routes();

  /** Routes that stay, with the marks they get. */
  final Routes marked = new Routes();

  final RollupChanges changes = new RollupChanges();
  final RuleTally tally = new RuleTally();
  final BinTally binTally = new BinTally();

  /** The bin of each finding that is written in full. */
  final Map<UUID, UUID> bins = new HashMap<>();

  /** Where each finding that is refreshed is routed and covered, when that has changed. */
  private final Map<UUID, Reach> rebinned = new HashMap<>();

  /**
   * Where a finding is routed to, and by workload the exception that covers it there.
   *
   * @param workloads those it is routed to
   */
  private record Reach(Set<String> workloads, Map<String, UUID> marks) {

    Bin of(Bin before) {
      return before.routedTo(List.copyOf(workloads), List.copyOf(marks.keySet()));
    }
  }

  Impact(ScanRun.Projection projection) {
    this.projection = projection;
    this.router = projection.router();
  }

  void of(Settlement settlement, ScanRun run) {
    for (Settlement.Decided decided : settlement.decided()) {
      Stored after = Stored.of(decided.candidate(), run.onlyWorkload);
      Set<String> routes = router.route(after.subject());
      if (decided.first()) {
        count(settlement, after, routes);
      }
      if (decided.outcome().writes()) {
        Reach to = new Reach(routes, covering(decided, after, run.sender.id(), routes));
        write(decided, after, to);
        bin(decided, run.sender.id(), to);
        run.seen.seen(after.rule(), after.subject().account(), observedAt(after));
      }
    }
  }

  private Map<String, UUID> covering(
      Settlement.Decided decided, Stored after, String source, Set<String> workloads) {
    Selectable finding = Selectable.of(source, decided.candidate().finding(), after.subject());
    return projection.acceptances().covering(workloads, finding);
  }

  /** Where it was, as the rows say. */
  private Reach before(Stored stored) {
    Set<String> workloads = router.standing(stored.subject(), stored.routes());
    Map<String, UUID> marks = new TreeMap<>(stored.marks());
    marks.keySet().retainAll(workloads);
    return new Reach(workloads, marks);
  }

  private void write(Settlement.Decided decided, Stored after, Reach to) {
    UUID id = decided.candidate().id();
    Stored stored = decided.stored();
    boolean unrouted = to.workloads().isEmpty();
    if (stored == null) {
      joined.add(to.workloads(), after.rule(), id, to.marks());
      tally.came(after.rule(), after.subject().account(), unrouted, observedAt(after));
    } else {
      Reach from = before(stored);
      projection.counting().items(stored.counted(from.workloads(), from.marks()), changes::remove);
      move(id, stored.rule(), from, after.rule(), to);
      tally(stored, from.workloads().isEmpty(), after, unrouted);
    }
    projection.counting().items(after.counted(to.workloads(), to.marks()), changes::add);
  }

  private void bin(Settlement.Decided decided, String source, Reach to) {
    UUID id = decided.candidate().id();
    Stored before = decided.stored();
    if (before != null && decided.outcome() == Outcome.REFRESHED) {
      Reach from = before(before);
      if (!from.workloads().equals(to.workloads())
          || !from.marks().keySet().equals(to.marks().keySet())) {
        rebinned.put(id, to);
      }
      return;
    }
    UUID bin = before == null ? null : before.bin();
    if (bin != null) {
      binTally.leave(bin);
    }
    Bin after =
        Bin.of(
            source,
            decided.candidate().finding(),
            List.copyOf(to.workloads()),
            List.copyOf(to.marks().keySet()));
    bins.put(id, binTally.enter(after));
  }

  /** The findings that are refreshed, and routed or covered otherwise. */
  Set<UUID> rebinned() {
    return rebinned.keySet();
  }

  /** The bin of a finding that is refreshed, by the one it was in. */
  Bin rebinned(UUID id, Bin before) {
    Reach now = rebinned.get(id);
    return now == null ? before : now.of(before);
  }

  private void move(UUID id, String ruleBefore, Reach from, String ruleAfter, Reach to) {
    boolean sameRule = ruleBefore.equals(ruleAfter);
    if (sameRule && from.equals(to)) {
      return;
    }
    Set<String> was = from.workloads();
    Set<String> is = to.workloads();
    left.add(sameRule ? without(was, is) : was, ruleBefore, id, Map.of());
    joined.add(sameRule ? without(is, was) : is, ruleAfter, id, to.marks());
    if (sameRule) {
      marked.add(otherwise(from, to), ruleAfter, id, to.marks());
    }
  }

  /** The workloads that stay, and where another exception covers the finding, or none any more. */
  private static Collection<String> otherwise(Reach from, Reach to) {
    return to.workloads().stream()
        .filter(from.workloads()::contains)
        .filter(w -> !Objects.equals(from.marks().get(w), to.marks().get(w)))
        .toList();
  }

  private void tally(Stored before, boolean wasUnrouted, Stored after, boolean isUnrouted) {
    String account = after.subject().account();
    if (!before.rule().equals(after.rule()) || !before.subject().account().equals(account)) {
      tally.left(before.rule(), before.subject().account(), wasUnrouted, observedAt(before));
      tally.came(after.rule(), account, isUnrouted, observedAt(after));
    } else if (wasUnrouted != isUnrouted) {
      tally.routed(after.rule(), account, isUnrouted, observedAt(after));
    }
  }

  private static Instant observedAt(Stored finding) {
    return finding.claim().observedAt();
  }

  private static Collection<String> without(Set<String> all, Set<String> some) {
    return all.stream().filter(workload -> !some.contains(workload)).toList();
  }

  private void count(Settlement settlement, Stored after, Set<String> routes) {
    if (routes.isEmpty()) {
      settlement.counts().addUnrouted();
    }
    if (projection.counting().mapping().concepts(after.rule()).isEmpty()) {
      settlement.counts().addUnmapped();
    }
  }

  /** A finding that a complete scan no longer holds; its routes stay. */
  void lose(UUID id, Stored finding, Bin bin) {
    remove(finding);
    binTally.leave(bin.id());
    bins.put(id, binTally.enter(bin.in(Lifecycle.GONE)));
  }

  private void remove(Stored finding) {
    Reach from = before(finding);
    projection.counting().items(finding.counted(from.workloads(), from.marks()), changes::remove);
  }
}
