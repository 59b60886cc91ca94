package io.plumbline.evidence.ledger;

import static io.plumbline.evidence.finding.ProtoTimes.toProtoTimestamp;

import java.time.Instant;

/**
 * Somebody took an attestation back.
 *
 * @param attestation its resource name
 * @param reason why
 * @param withdrawnBy stable id of the person
 * @param withdrawer name of the person
 * @param time when, in microseconds
 */
public record Withdrawal(
    String attestation, String reason, String withdrawnBy, String withdrawer, Instant time) {

  static final String KIND = "WITHDRAWAL";

  /** SHA-256 of its content. */
  public byte[] hash() {
    return new HashedTexts("plumbline.withdrawal.v1")
        .put(attestation)
        .put(reason)
        .put(withdrawnBy)
        .put(withdrawer)
        .put(toProtoTimestamp(time))
        .digest();
  }
}
