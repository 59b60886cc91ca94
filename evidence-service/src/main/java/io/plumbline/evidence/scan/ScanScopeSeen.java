package io.plumbline.evidence.scan;

import com.google.protobuf.Timestamp;
import io.plumbline.evidence.finding.Finding;
import io.plumbline.proto.evidence.v1.ScanScope;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a scan looked at: as declared, else as seen in its records. Its start is the one declared or
 * the oldest observation it holds, whichever is earlier: nothing it holds is from before its start.
 */
public final class ScanScopeSeen {

  /** More than this of one sort is no scope anybody can mean; the scan then covers nothing. */
  private static final int MOST = 50_000;

  private final ScanScope declared;
  private final Set<String> products = new HashSet<>();
  private final Set<String> accounts = new HashSet<>();
  private final Set<String> regions = new HashSet<>();
  private final Set<String> rules = new HashSet<>();
  private @Nullable Instant oldest;
  private boolean tooMany;

  public ScanScopeSeen(ScanScope declared) {
    this.declared = declared;
    this.oldest = declared.hasStartTime() ? start(declared.getStartTime()) : null;
  }

  private static Instant start(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos()).truncatedTo(ChronoUnit.MICROS);
  }

  /** The product whose rules are declared, for a scan that may hold no record to tell it. */
  public void expect(String product) {
    products.add(product);
  }

  public void see(Finding finding) {
    add(products, finding.product());
    add(accounts, finding.account());
    add(regions, finding.region());
    add(rules, finding.rule());
    if (oldest == null || finding.observedAt().isBefore(oldest)) {
      oldest = finding.observedAt();
    }
  }

  private void add(Set<String> seen, String text) {
    if (seen.size() < MOST) {
      seen.add(text);
    } else {
      tooMany |= !seen.contains(text);
    }
  }

  public @Nullable Instant oldest() {
    return oldest;
  }

  public Collection<String> accounts() {
    return scope(declared.getAccountsList(), accounts);
  }

  public Collection<String> regions() {
    return scope(declared.getRegionsList(), regions);
  }

  /** Rules with the prefix of every product seen: people declare them without. */
  public Collection<String> rules() {
    if (declared.getRulesCount() == 0) {
      return scope(List.of(), rules);
    }
    return declared.getRulesList().stream()
        .flatMap(rule -> products.stream().map(product -> product + ":" + rule))
        .collect(Collectors.toSet());
  }

  private Collection<String> scope(List<String> asDeclared, Set<String> seen) {
    return asDeclared.isEmpty() ? (tooMany ? List.of() : seen) : asDeclared;
  }
}
