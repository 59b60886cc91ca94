package io.plumbline.evidence.proof;

import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_LEDGER_BROKEN;
import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_LEDGER_MISSING;
import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_LEDGER_PENDING;
import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND;

import io.grpc.Status;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.grpc.ErrorReason;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Why there is no proof. */
final class Refusals {

  private static final Duration SOON = Duration.ofSeconds(1);

  private Refusals() {}

  static DomainException noCheckpoint(long size) {
    return notFound("Checkpoint", size == 0 ? "ledger/checkpoint" : "ledger/checkpoint/" + size);
  }

  static DomainException noLeaf(long sequence) {
    return notFound("Leaf", "ledger/leaves/" + sequence);
  }

  static DomainException notFound(String type, String name) {
    return DomainException.notFound(ERROR_REASON_RESOURCE_NOT_FOUND, type, name);
  }

  static DomainException pending(String name) {
    return DomainException.unavailable(
        ErrorReason.of(ERROR_REASON_LEDGER_PENDING, Status.Code.UNAVAILABLE),
        "the place of '" + name + "' in the ledger is not given yet",
        SOON);
  }

  static DomainException missing(String name) {
    return DomainException.precondition(
        ERROR_REASON_LEDGER_MISSING,
        "'" + name + "' was recorded when no ledger was kept",
        Map.of("resource", name));
  }

  static DomainException broken(String what) {
    return new DomainException(
        ErrorReason.of(ERROR_REASON_LEDGER_BROKEN, Status.Code.DATA_LOSS),
        "the stored ledger does not hold together: " + what,
        Map.of(),
        List.of());
  }
}
