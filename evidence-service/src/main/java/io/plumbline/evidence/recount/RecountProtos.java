package io.plumbline.evidence.recount;

import static io.plumbline.evidence.finding.ProtoTimes.toProtoTimestamp;

import io.plumbline.evidence.routing.Workloads;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;

/** Maps rows of recounts to the contract. */
final class RecountProtos {

  static final String PREFIX = "recounts/";

  private RecountProtos() {}

  static io.plumbline.proto.evidence.v1.Recount recount(Row row) {
    String workload = row.getString("workload");
    OffsetDateTime finished = row.getOffsetDateTime("finish_time");
    io.plumbline.proto.evidence.v1.Recount.Builder recount =
        io.plumbline.proto.evidence.v1.Recount.newBuilder()
            .setName(PREFIX + row.getUUID("id"))
            .setKind(
                io.plumbline.proto.evidence.v1.Recount.Kind.valueOf(
                    "KIND_" + row.getString("kind")))
            .setState(
                io.plumbline.proto.evidence.v1.Recount.State.valueOf(
                    "STATE_" + row.getString("state")))
            .setWorkload(workload.isEmpty() ? "" : Workloads.PREFIX + workload)
            .setProgressPercent(percent(row))
            .setJoinedCount(row.getLong("joined"))
            .setLeftCount(row.getLong("removed"))
            .setConceptCount(row.getArrayOfStrings("concepts").length)
            .setCountedConceptCount(row.getInteger("done"))
            .setFailureCount(row.getInteger("failures"))
            .setFailure(row.getString("error"))
            .setCreateTime(toProtoTimestamp(row.getOffsetDateTime("create_time").toInstant()))
            .setUpdateTime(toProtoTimestamp(row.getOffsetDateTime("update_time").toInstant()));
    if (finished != null) {
      recount.setFinishTime(toProtoTimestamp(finished.toInstant()));
    }
    return recount.build();
  }

  private static int percent(Row row) {
    return row.getString("state").equals("SUCCEEDED") ? 100 : Recount.of(row).percent();
  }
}
