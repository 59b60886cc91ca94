package io.plumbline.evidence.ingest;

import io.plumbline.evidence.finding.Finding;
import io.plumbline.evidence.finding.Outcome;
import io.plumbline.evidence.reader.RecordException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Refused records of one scan, judged once more by the gate as it is now. Pure: no database. */
public final class Retry {

  /**
   * A record as it was kept.
   *
   * @param context what stood around it in its document
   */
  public record Original(long index, byte[] context, byte[] bytes) {}

  /** A record that is refused once more. */
  public record Refused(long index, String reason, String message, String account) {}

  /** What became of records that were taken, and the new evidence versions of workloads. */
  public record Taken(Map<Long, Outcome> outcomes, Map<String, Long> versions) {}

  final ScanRun run;
  final Map<Long, Candidate> candidates = new TreeMap<>();
  private final List<Refused> refused = new ArrayList<>();

  private Retry(ScanRun run) {
    this.run = run;
  }

  static Retry of(ScanRun run, Gate gate, Again again, List<Original> originals) {
    Retry retry = new Retry(run);
    originals.forEach(original -> retry.judge(gate, again, original));
    return retry;
  }

  /** Whether an original of this size was cut when it was kept. */
  public static boolean isCut(int size) {
    return size >= Candidate.MAX_RAW;
  }

  private void judge(Gate gate, Again again, Original original) {
    String account = "";
    try {
      Again.Result read = again.read(original);
      Finding finding = read.finding();
      account = finding.account();
      gate.check(finding);
      candidates.put(original.index(), Candidate.of(gate.sender().id(), finding, read.raw()));
    } catch (RecordException e) {
      String message = Objects.requireNonNullElse(e.getMessage(), "");
      refused.add(new Refused(original.index(), e.reason().name(), message, account));
    }
  }

  /** Positions in the scan of what the gate lets through. */
  public Set<Long> takeable() {
    return candidates.keySet();
  }

  public List<Refused> refused() {
    return refused;
  }
}
