package io.plumbline.reporting.report;

import io.plumbline.proto.reporting.v1.Report.Format;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A report that this process has claimed.
 *
 * @param tenant whose it is
 * @param id its id
 * @param workload resource name of the workload
 * @param assessment resource name of the assessment
 * @param format what to make
 * @param author who asked
 * @param created when
 * @param attempt which claim this is, from 1; a later claim takes the report away from this one
 */
record Job(
    String tenant,
    UUID id,
    String workload,
    String assessment,
    Format format,
    String author,
    OffsetDateTime created,
    int attempt) {

  static Job of(Row row) {
    return new Job(
        row.getString("tenant"),
        row.getUUID("id"),
        row.getString("workload"),
        row.getString("assessment"),
        Format.forNumber(row.getInteger("format")),
        row.getString("author"),
        row.getOffsetDateTime("create_time"),
        row.getInteger("attempts"));
  }

  String name() {
    return workload + "/reports/" + id;
  }
}
