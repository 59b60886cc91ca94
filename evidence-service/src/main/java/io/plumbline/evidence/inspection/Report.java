package io.plumbline.evidence.inspection;

import io.plumbline.proto.evidence.v1.LedgerFault;
import io.plumbline.proto.evidence.v1.LedgerProgress;
import io.plumbline.proto.evidence.v1.LedgerVerdict;
import io.plumbline.proto.evidence.v1.VerifyLedgerResponse;
import java.util.function.Consumer;

/** What a check tells while it goes on. Belongs to one call; used by one thread at a time. */
final class Report {

  private static final int MOST_FAULTS = 100;

  private final Consumer<VerifyLedgerResponse> out;
  private long leaves;
  private long checkpoints;
  private long evidence;
  private long faults;

  Report(Consumer<VerifyLedgerResponse> out) {
    this.out = out;
  }

  void progress(String part, long done, long total) {
    out.accept(
        VerifyLedgerResponse.newBuilder()
            .setProgress(
                LedgerProgress.newBuilder().setPart(part).setDoneCount(done).setTotalCount(total))
            .build());
  }

  void fault(LedgerFault.Kind kind, String place, String message) {
    faults++;
    if (faults <= MOST_FAULTS) {
      out.accept(
          VerifyLedgerResponse.newBuilder()
              .setFault(LedgerFault.newBuilder().setKind(kind).setPlace(place).setMessage(message))
              .build());
    }
  }

  void leaf() {
    leaves++;
  }

  void checkpoint() {
    checkpoints++;
  }

  void evidence() {
    evidence++;
  }

  void end() {
    out.accept(
        VerifyLedgerResponse.newBuilder()
            .setVerdict(
                LedgerVerdict.newBuilder()
                    .setWhole(faults == 0)
                    .setLeafCount(leaves)
                    .setCheckpointCount(checkpoints)
                    .setEvidenceCount(evidence)
                    .setFaultCount(faults))
            .build());
  }
}
