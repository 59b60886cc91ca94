package io.plumbline.reporting.audit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.plumbline.proto.audit.events.v1.AuditRecord;
import io.plumbline.proto.reporting.v1.AuditChain;
import io.plumbline.reporting.projection.Times;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.HexFormat;

/**
 * Walks one chain from its first record and stops at the first that is not as it was recorded.
 *
 * <p>A record is as it was when its hash is SHA-256 of its bytes, the hash before it is the one its
 * bytes name, its place follows the place before, and its row repeats what its bytes say. Holds one
 * record at a time.
 */
final class ChainCheck {

  private final String tenant;
  private final String service;
  private ByteString before = ByteString.copyFrom(io.plumbline.platform.audit.AuditChain.start());
  private long checked;
  private long broken;
  private String finding = "";

  ChainCheck(String tenant, String service) {
    this.tenant = tenant;
    this.service = service;
  }

  /**
   * A row of the trail.
   *
   * @param sequence its place by its key
   * @param columns what the columns beside the bytes repeat
   * @param record the bytes
   * @param hash their hash as it was received
   */
  record Stored(long sequence, Columns columns, ByteString record, ByteString hash) {}

  /** What rows repeat of their bytes; the time in microseconds, as the database keeps it. */
  record Columns(OffsetDateTime time, String principal, String method, String resource) {

    static Columns of(AuditRecord content) {
      return new Columns(
          Times.column(content.getRecordTime()),
          content.getSubject(),
          content.getMethod(),
          content.getResource());
    }

    boolean repeat(AuditRecord content) {
      Columns expected = of(content);
      return time.isEqual(expected.time)
          && principal.equals(expected.principal)
          && method.equals(expected.method)
          && resource.equals(expected.resource);
    }
  }

  /** Checks the next record in the order of the key. */
  void next(Stored stored) {
    if (broken > 0) {
      return;
    }
    long expected = checked + 1;
    String wrong = wrong(stored, expected);
    if (wrong.isEmpty()) {
      before = stored.hash();
      checked = expected;
    } else {
      broken = expected;
      finding = wrong;
    }
  }

  /** Holds the end of the chain against the furthest record that was ever received. */
  void end(long headSequence, ByteString headHash) {
    if (broken > 0) {
      return;
    }
    if (headSequence > checked) {
      broken = checked + 1;
      finding = "missing: the chain went on to " + headSequence;
    } else if (headSequence < checked || !headHash.equals(before)) {
      broken = headSequence + 1;
      finding = "was never received: the chain ended at " + headSequence;
    }
  }

  AuditChain result() {
    return AuditChain.newBuilder()
        .setService(service)
        .setRecordCount(checked)
        .setIntact(broken == 0)
        .setBrokenSequence(broken)
        .setFinding(finding)
        .setHeadHash(checked == 0 ? "" : hex(before))
        .build();
  }

  private String wrong(Stored stored, long expected) {
    if (stored.sequence() != expected) {
      return stored.sequence() > expected ? "missing" : "has no place in the chain";
    }
    if (!sha256(stored.record()).equals(stored.hash())) {
      return "changed: its bytes do not have its hash";
    }
    try {
      return wrong(AuditRecord.parseFrom(stored.record()), stored);
    } catch (InvalidProtocolBufferException e) {
      return "changed: its bytes are no record";
    }
  }

  private String wrong(AuditRecord content, Stored stored) {
    if (!content.getPreviousHash().equals(before)) {
      return "does not follow the record before it";
    }
    if (content.getSequence() != stored.sequence()
        || !content.getService().equals(service)
        || !content.getTenant().equals(tenant)) {
      return "moved: it was recorded in another place";
    }
    return stored.columns().repeat(content) ? "" : "changed: its columns do not repeat its bytes";
  }

  static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  private static ByteString sha256(ByteString bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes.asReadOnlyByteBuffer());
      return ByteString.copyFrom(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
