package io.plumbline.reporting.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import io.plumbline.proto.audit.events.v1.AuditRecord;
import io.vertx.mutiny.sqlclient.Row;

/** Maps stored records to the contract: what they say is in their bytes, never in the columns. */
final class AuditProtos {

  private AuditProtos() {}

  static io.plumbline.proto.reporting.v1.AuditRecord record(Row row) {
    AuditRecord content = content(row);
    return io.plumbline.proto.reporting.v1.AuditRecord.newBuilder()
        .setName("auditRecords/" + row.getString("service") + "-" + row.getLong("sequence"))
        .setService(row.getString("service"))
        .setSequence(row.getLong("sequence"))
        .setChangeTime(content.getRecordTime())
        .setPrincipal(content.getSubject())
        .setClientId(content.getClientId())
        .setMethod(content.getMethod())
        .setResource(content.getResource())
        .setOutcome(content.getOutcome())
        .setOrigin(content.getOrigin())
        .setAuditedRequestId(content.getRequestId())
        .putAllDetail(content.getDetailMap())
        .setHash(ChainCheck.hex(TrailTable.bytes(row, "hash")))
        .build();
  }

  private static AuditRecord content(Row row) {
    try {
      return AuditRecord.parseFrom(TrailTable.bytes(row, "record"));
    } catch (InvalidProtocolBufferException e) {
      return AuditRecord.newBuilder().setOutcome("unreadable").build();
    }
  }
}
