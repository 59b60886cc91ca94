package io.plumbline.platform.audit;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.plumbline.proto.audit.events.v1.AuditRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * The hash chain of one tenant: every record holds the hash of the one before, and the hash of a
 * record is SHA-256 over its serialized bytes.
 */
public final class AuditChain {

  private static final int HASH_BYTES = 32;

  private AuditChain() {}

  /** A record in its place: the bytes and their hash. */
  public record Link(long sequence, byte[] record, byte[] hash) {}

  /** What the first record holds as the hash before it. */
  public static byte[] start() {
    return new byte[HASH_BYTES];
  }

  /** Puts a record after another. */
  static Link link(AuditRecord content, long sequence, byte[] previousHash) {
    byte[] record =
        bytes(
            content.toBuilder()
                .setSequence(sequence)
                .setPreviousHash(ByteString.copyFrom(previousHash))
                .build());
    return new Link(sequence, record, hash(record));
  }

  /**
   * Holds links in the order of their sequence against one another and against their bytes.
   *
   * @param previous hash before the first of them; {@link #start()} from the beginning
   * @return the sequence of the first link that is not as it was recorded; empty when all are
   */
  public static OptionalLong firstBroken(long firstSequence, byte[] previous, List<Link> links) {
    byte[] before = previous;
    long expected = firstSequence;
    for (Link link : links) {
      if (link.sequence() != expected || !holds(link, before)) {
        return OptionalLong.of(expected);
      }
      before = link.hash();
      expected++;
    }
    return OptionalLong.empty();
  }

  private static boolean holds(Link link, byte[] before) {
    try {
      AuditRecord record = AuditRecord.parseFrom(link.record());
      return record.getSequence() == link.sequence()
          && Arrays.equals(record.getPreviousHash().toByteArray(), before)
          && Arrays.equals(hash(link.record()), link.hash());
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }

  private static byte[] bytes(AuditRecord record) {
    byte[] bytes = new byte[record.getSerializedSize()];
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.useDeterministicSerialization();
    try {
      record.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes;
  }

  private static byte[] hash(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
