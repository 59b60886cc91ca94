package io.plumbline.evidence.scan;

import io.plumbline.evidence.finding.Outcome;
import io.plumbline.proto.evidence.v1.IngestOutcomes;
import java.util.EnumMap;
import java.util.Map;

/** What became of records: outcomes sum to read; the rest tells more about those taken. */
public final class Counts {

  private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
  private long gone;
  private long unrouted;
  private long unmapped;
  private long masked;

  public void add(Outcome outcome, long n) {
    outcomes.merge(outcome, n, Long::sum);
  }

  public void addGone(long n) {
    gone += n;
  }

  public void addUnrouted() {
    unrouted++;
  }

  public void addUnmapped() {
    unmapped++;
  }

  public void addMasked(long n) {
    masked += n;
  }

  public void add(Counts other) {
    other.outcomes.forEach(this::add);
    gone += other.gone;
    unrouted += other.unrouted;
    unmapped += other.unmapped;
    masked += other.masked;
  }

  void restore(long storedGone, long storedUnrouted, long storedUnmapped, long storedMasked) {
    gone = storedGone;
    unrouted = storedUnrouted;
    unmapped = storedUnmapped;
    masked = storedMasked;
  }

  public long of(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0L);
  }

  public long read() {
    return outcomes.values().stream().mapToLong(Long::longValue).sum();
  }

  public long gone() {
    return gone;
  }

  public long unrouted() {
    return unrouted;
  }

  public long unmapped() {
    return unmapped;
  }

  public long masked() {
    return masked;
  }

  public IngestOutcomes toProto() {
    return IngestOutcomes.newBuilder()
        .setRead(read())
        .setNew(of(Outcome.NEW))
        .setChanged(of(Outcome.CHANGED))
        .setRefreshed(of(Outcome.REFRESHED))
        .setUnchanged(of(Outcome.UNCHANGED))
        .setOutdated(of(Outcome.OUTDATED))
        .setDuplicate(of(Outcome.DUPLICATE))
        .setQuarantined(of(Outcome.QUARANTINED))
        .setGone(gone)
        .setUnrouted(unrouted)
        .setUnmapped(unmapped)
        .setMasked(masked)
        .build();
  }
}
