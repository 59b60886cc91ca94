package io.plumbline.evidence.inspection;

import com.google.protobuf.InvalidProtocolBufferException;
import io.plumbline.evidence.ledger.FindingBatch;
import io.plumbline.evidence.ledger.FindingLeaf;
import io.plumbline.proto.evidence.v1.FindingsEntry;
import io.plumbline.proto.evidence.v1.LedgerEntry;
import io.plumbline.proto.evidence.v1.LedgerFault.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Holds findings against the batches that recorded them, for one part of the ids at a time so that
 * memory stays bounded. Pure: no database.
 */
final class FindingCheck {

  private final Snapshot snapshot;
  private final Report report;
  private final Map<UUID, Last> last = new HashMap<>();

  FindingCheck(Snapshot snapshot, Report report) {
    this.snapshot = snapshot;
    this.report = report;
  }

  /** What was last recorded of a finding, in which leaf, and the last original. */
  private record Last(long sequence, FindingLeaf leaf, byte @Nullable [] original) {}

  /**
   * Takes a batch, in the order of the log.
   *
   * @param body the stored findings of the batch, null when they are missing
   * @param part which ids are looked at; the batch itself is checked with the first part only
   */
  void batch(long sequence, byte[] entry, byte @Nullable [] body, Part part) {
    String place = "leaf " + sequence;
    if (body == null) {
      if (part.isFirst()) {
        report.fault(Kind.KIND_BATCH_CHANGED, place, "the findings of its batch are missing");
      }
      return;
    }
    List<byte[]> leaves = FindingBatch.split(body);
    if (part.isFirst() && !isWhole(entry, leaves)) {
      report.fault(
          Kind.KIND_BATCH_CHANGED, place, "the findings of its batch are not those it was made of");
    }
    for (byte[] bytes : leaves) {
      if (part.holds(bytes[1])) {
        take(sequence, bytes, place);
      }
    }
  }

  private void take(long sequence, byte[] bytes, String place) {
    try {
      FindingLeaf leaf = FindingLeaf.of(bytes);
      Last before = last.get(leaf.id());
      byte[] original =
          leaf.coversOriginal() ? leaf.original() : before == null ? null : before.original();
      last.put(leaf.id(), new Last(sequence, leaf, original));
    } catch (IllegalArgumentException e) {
      report.fault(Kind.KIND_BATCH_CHANGED, place, "a finding of its batch can not be read");
    }
  }

  private static boolean isWhole(byte[] entry, List<byte[]> leaves) {
    try {
      FindingsEntry findings = LedgerEntry.parseFrom(entry).getFindings();
      return findings.getFindingCount() == leaves.size()
          && Arrays.equals(findings.getRoot().toByteArray(), FindingBatch.tree(leaves).root());
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }

  /** Takes a finding as it is stored now. */
  void row(FindingRow row) {
    Last recorded = last.remove(row.id());
    boolean later = row.waits() || (row.sequence() != null && row.sequence() >= snapshot.size());
    if (later) {
      return;
    }
    report.evidence();
    String fault = fault(row, recorded);
    if (!fault.isEmpty()) {
      report.fault(Kind.KIND_EVIDENCE_CHANGED, "findings/" + row.id(), fault);
    }
  }

  private String fault(FindingRow row, @Nullable Last recorded) {
    if (recorded == null) {
      boolean older = row.batch() == null && row.createdAt().isBefore(snapshot.since());
      return older ? "" : "it was never recorded";
    }
    FindingLeaf leaf = recorded.leaf();
    if (row.sequence() == null || row.sequence() != recorded.sequence()) {
      return "it is not in the state that leaf %d recorded last".formatted(recorded.sequence());
    }
    if (!row.observedAt().equals(leaf.observedAt())
        || row.observation() != leaf.observation()
        || row.lifecycle() != leaf.lifecycle()) {
      return "observation, lifecycle or time is not what leaf %d recorded"
          .formatted(recorded.sequence());
    }
    if (!Arrays.equals(row.content(), leaf.content())
        || !Arrays.equals(row.says(), leaf.content())) {
      return "what it says is not what leaf %d recorded".formatted(recorded.sequence());
    }
    byte[] original = recorded.original();
    return original == null || Arrays.equals(row.original(), original)
        ? ""
        : "its original is not the one that was recorded";
  }

  /** The end of a part: what was recorded and not met is not there. */
  void endOfPart() {
    last.forEach(
        (id, recorded) ->
            report.fault(
                Kind.KIND_EVIDENCE_MISSING,
                "findings/" + id,
                "leaf %d recorded it, it is not there".formatted(recorded.sequence())));
    last.clear();
  }
}
