package io.plumbline.evidence.quarantine;

import static io.plumbline.evidence.finding.ProtoTimes.toProtoTimestamp;

import com.google.protobuf.ByteString;
import io.plumbline.evidence.ingest.Retry;
import io.plumbline.proto.evidence.v1.QuarantinedRecord;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Maps rows of refused records to the contract. */
final class QuarantineProtos {

  private QuarantineProtos() {}

  static String name(UUID scan, long index) {
    return "scans/" + scan + "/quarantinedRecords/" + index;
  }

  static long index(String name) {
    return Long.parseLong(name.substring(name.lastIndexOf('/') + 1));
  }

  static QuarantinedRecord quarantined(Row row) {
    QuarantinedRecord.Builder refused =
        QuarantinedRecord.newBuilder()
            .setName(name(row.getUUID("scan"), row.getLong("index")))
            .setIndex(row.getLong("index"))
            .setByteOffset(row.getLong("byte_offset"))
            .setLine(row.getLong("line"))
            .setReason(row.getString("reason"))
            .setMessage(row.getString("message"))
            .setCreateTime(toProtoTimestamp(row.getOffsetDateTime("create_time").toInstant()))
            .setState(QuarantinedRecord.State.valueOf("STATE_" + row.getString("state")))
            .setAccount(row.getString("account"))
            .setSource("sources/" + row.getString("source"))
            .setOriginalByteCount(row.getInteger("size"))
            .setOriginalCut(Retry.isCut(row.getInteger("size")))
            .setRetryCount(row.getInteger("retries"))
            .setSettler(row.getString("settler"))
            .setSettlement(row.getString("settlement"));
    OffsetDateTime settled = row.getOffsetDateTime("settle_time");
    if (settled != null) {
      refused.setSettleTime(toProtoTimestamp(settled.toInstant()));
    }
    return refused.build();
  }

  static QuarantinedRecord whole(Row row) {
    return quarantined(row).toBuilder()
        .setOriginal(ByteString.copyFrom(row.getBuffer("original").getBytes()))
        .build();
  }
}
