package io.plumbline.evidence.ledger;

import io.plumbline.evidence.finding.Decision;
import io.plumbline.evidence.finding.Lifecycle;
import io.plumbline.evidence.finding.Observation;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;

/**
 * What a batch records of one finding, 92 bytes as the contract's {@code FindingsEntry.root} says.
 *
 * @param content SHA-256 of what it says
 * @param original SHA-256 of the original, {@link #keptBefore} where this batch stored none
 */
public record FindingLeaf(
    UUID id,
    Instant observedAt,
    Observation observation,
    Lifecycle lifecycle,
    Decision decision,
    byte[] content,
    byte[] original) {

  /** Bytes of one. */
  public static final int BYTES = 92;

  private static final byte FORM = 1;
  private static final int HASH = 32;

  /** Says that the original is the one an earlier leaf covers. */
  public static byte[] keptBefore() {
    return new byte[HASH];
  }

  /** Whether this batch stored the original. */
  public boolean coversOriginal() {
    return !Arrays.equals(original, keptBefore());
  }

  /** The bytes. The numbers of the three axes are those of the contract, which begin at 1. */
  public byte[] bytes() {
    return ByteBuffer.allocate(BYTES)
        .put(FORM)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, observedAt))
        .put((byte) (observation.ordinal() + 1))
        .put((byte) (lifecycle.ordinal() + 1))
        .put((byte) (decision.ordinal() + 1))
        .put(content)
        .put(original)
        .array();
  }

  /**
   * Reads the bytes of one.
   *
   * @throws IllegalArgumentException when they are none
   */
  public static FindingLeaf of(byte[] bytes) {
    if (bytes.length != BYTES || bytes[0] != FORM) {
      throw new IllegalArgumentException("not the leaf of a finding");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, 1, BYTES - 1);
    UUID id = new UUID(in.getLong(), in.getLong());
    Instant observedAt = Instant.EPOCH.plus(in.getLong(), ChronoUnit.MICROS);
    Observation observation = at(Observation.values(), in.get());
    Lifecycle lifecycle = at(Lifecycle.values(), in.get());
    Decision decision = at(Decision.values(), in.get());
    byte[] content = new byte[HASH];
    byte[] original = new byte[HASH];
    in.get(content).get(original);
    return new FindingLeaf(id, observedAt, observation, lifecycle, decision, content, original);
  }

  private static <E> E at(E[] values, byte number) {
    if (number < 1 || number > values.length) {
      throw new IllegalArgumentException("not the leaf of a finding");
    }
    return values[number - 1];
  }
}
