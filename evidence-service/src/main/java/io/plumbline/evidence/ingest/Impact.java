package io.plumbline.evidence.ingest;

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
import java.util.Set;
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
  final RollupChanges changes = new RollupChanges();
  final RuleTally tally = new RuleTally();
  final BinTally binTally = new BinTally();

  /** The bin of each finding that is written in full. */
  final Map<UUID, UUID> bins = new HashMap<>();

  /** The workloads of each finding that is refreshed and routed anew. */
  final Map<UUID, List<String>> rebinned = new HashMap<>();

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
        write(decided, after, routes);
        bin(decided, run.sender.id(), routes);
        run.seen.seen(after.rule(), after.subject().account(), observedAt(after));
      }
    }
  }

  private void write(Settlement.Decided decided, Stored after, Set<String> to) {
    UUID id = decided.candidate().id();
    Stored before = decided.stored();
    if (before == null) {
      joined.add(to, after.rule(), id);
      tally.came(after.rule(), after.subject().account(), to.isEmpty(), observedAt(after));
    } else {
      Set<String> from = router.standing(before.subject(), before.routes());
      projection.counting().items(before.counted(from), changes::remove);
      move(id, before.rule(), from, after.rule(), to);
      tally(before, from.isEmpty(), after, to.isEmpty());
    }
    projection.counting().items(after.counted(to), changes::add);
  }

  private void bin(Settlement.Decided decided, String source, Set<String> to) {
    UUID id = decided.candidate().id();
    Stored before = decided.stored();
    if (before != null && decided.outcome() == Outcome.REFRESHED) {
      if (!router.standing(before.subject(), before.routes()).equals(to)) {
        rebinned.put(id, List.copyOf(to));
      }
      return;
    }
    UUID bin = before == null ? null : before.bin();
    if (bin != null) {
      binTally.leave(bin);
    }
    Bin after = Bin.of(source, decided.candidate().finding(), List.copyOf(to));
    bins.put(id, binTally.enter(after));
  }

  private void move(
      UUID id, String ruleBefore, Set<String> from, String ruleAfter, Set<String> to) {
    boolean sameRule = ruleBefore.equals(ruleAfter);
    if (sameRule && from.equals(to)) {
      return;
    }
    left.add(sameRule ? without(from, to) : from, ruleBefore, id);
    joined.add(sameRule ? without(to, from) : to, ruleAfter, id);
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
    Set<String> from = router.standing(finding.subject(), finding.routes());
    projection.counting().items(finding.counted(from), changes::remove);
  }
}
