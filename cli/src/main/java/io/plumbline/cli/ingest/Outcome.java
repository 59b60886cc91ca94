package io.plumbline.cli.ingest;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.proto.evidence.v1.IngestOutcomes;
import io.plumbline.proto.evidence.v1.IngestResult;
import java.util.List;

/** What became of one file, as far as the exit code goes. */
enum Outcome {
  /** Taken, or there was nothing in it. */
  TAKEN(0),
  /** The call or the file failed; trying again may help. */
  FAILED(1),
  /** The document, or each of its records, was refused; trying again will not help. */
  REFUSED(2);

  private final int code;

  Outcome(int code) {
    this.code = code;
  }

  static Outcome of(IngestResult result) {
    IngestOutcomes outcomes = result.getOutcomes();
    boolean nothing = outcomes.getRead() > 0 && outcomes.getQuarantined() == outcomes.getRead();
    return nothing ? REFUSED : TAKEN;
  }

  static Outcome of(StatusRuntimeException failure) {
    return failure.getStatus().getCode() == Status.Code.INVALID_ARGUMENT ? REFUSED : FAILED;
  }

  /** All alike: that one's code. Otherwise 1, so that a refused file among good ones is noticed. */
  static int exitCode(List<Outcome> outcomes) {
    Outcome first = outcomes.get(0);
    return outcomes.stream().allMatch(first::equals) ? first.code : FAILED.code;
  }
}
