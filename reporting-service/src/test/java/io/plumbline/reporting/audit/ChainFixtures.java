package io.plumbline.reporting.audit;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.plumbline.proto.audit.events.v1.AuditRecord;
import io.plumbline.proto.audit.events.v1.AuditRecorded;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** Chains as a service's sequencer makes them, written here a second time from its contract. */
final class ChainFixtures {

  private ChainFixtures() {}

  static List<AuditRecorded> chain(String tenant, String service, int length) {
    List<AuditRecorded> chain = new ArrayList<>();
    ByteString before = ByteString.copyFrom(new byte[32]);
    for (int i = 1; i <= length; i++) {
      AuditRecord record =
          AuditRecord.newBuilder()
              .setTenant(tenant)
              .setService(service)
              .setSequence(i)
              .setPreviousHash(before)
              .setRecordTime(Timestamp.newBuilder().setSeconds(1_773_300_000L + i))
              .setSubject(i % 2 == 0 ? "ana" : "rea")
              .setMethod("plumbline." + service + ".v1.Things/Change")
              .setResource("things/" + i)
              .setOutcome("updated")
              .putDetail("from", "a")
              .build();
      before = sha256(record.toByteString());
      chain.add(
          AuditRecorded.newBuilder().setRecord(record.toByteString()).setHash(before).build());
    }
    return chain;
  }

  static ByteString sha256(ByteString bytes) {
    try {
      return ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
