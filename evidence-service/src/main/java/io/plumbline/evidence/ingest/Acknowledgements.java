package io.plumbline.evidence.ingest;

import io.plumbline.evidence.finding.Outcome;
import io.plumbline.evidence.scan.Counts;
import io.plumbline.proto.evidence.v1.BatchAcknowledgement;
import io.plumbline.proto.evidence.v1.FindingBatch;
import io.plumbline.proto.evidence.v1.IngestFindingsResponse;
import io.plumbline.proto.evidence.v1.RecordError;
import io.plumbline.proto.evidence.v1.RecordOutcome;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** What the sender of a batch is told once it is stored. */
final class Acknowledgements {

  private static final String DUPLICATE =
      "another record of this identity stands for it in this scan";

  private Acknowledgements() {}

  /** Batches hold a thousand at most, so batch and position give one index in the scan. */
  static long index(long sequence, int position) {
    return (sequence - 1) * Batch.MOST + position;
  }

  /** Of a batch that was acknowledged before. */
  static IngestFindingsResponse again(long sequence) {
    return response(
        BatchAcknowledgement.newBuilder()
            .setSequence(sequence)
            .setOutcomes(new Counts().toProto()));
  }

  /**
   * Of a batch that was stored.
   *
   * @param each whether it speaks of every record
   */
  static IngestFindingsResponse of(
      FindingBatch sent, Batch judged, Settlement settled, boolean each) {
    BatchAcknowledgement.Builder answer =
        BatchAcknowledgement.newBuilder()
            .setSequence(sent.getSequence())
            .setOutcomes(settled.counts().toProto());
    judged.refusals().forEach(refusal -> answer.addErrors(error(refusal)));
    if (each) {
      records(sent, judged, settled, answer);
    }
    return response(answer);
  }

  private static RecordError error(Refusal refusal) {
    return RecordError.newBuilder()
        .setIndex(position(refusal))
        .setCode(refusal.reason())
        .setMessage(refusal.message())
        .build();
  }

  /** Records were judged in order, so what was not refused is what was taken, in order. */
  private static void records(
      FindingBatch sent, Batch judged, Settlement settled, BatchAcknowledgement.Builder answer) {
    Map<Integer, Refusal> refused = new HashMap<>();
    judged.refusals().forEach(refusal -> refused.put(position(refusal), refusal));
    Iterator<Candidate> taken = judged.candidates().iterator();
    for (int i = 0; i < sent.getFindingsCount(); i++) {
      Refusal refusal = refused.get(i);
      RecordOutcome.Builder told = answer.addRecordsBuilder().setIndex(i);
      if (refusal != null) {
        told.setCode(refusal.reason()).setMessage(refusal.message());
      } else {
        tell(told, taken.next(), settled);
      }
    }
  }

  private static void tell(RecordOutcome.Builder told, Candidate candidate, Settlement settled) {
    Outcome outcome = settled.told(candidate);
    told.setCode(outcome.name()).setFinding("findings/" + candidate.id());
    if (outcome == Outcome.DUPLICATE) {
      told.setMessage(DUPLICATE);
    }
  }

  private static int position(Refusal refusal) {
    return (int) (refusal.index() % Batch.MOST);
  }

  private static IngestFindingsResponse response(BatchAcknowledgement.Builder answer) {
    return IngestFindingsResponse.newBuilder().setAcknowledged(answer).build();
  }
}
