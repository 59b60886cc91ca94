package io.plumbline.reporting.report;

import io.plumbline.proto.reporting.v1.Report;
import io.plumbline.proto.reporting.v1.Report.State;
import io.plumbline.reporting.projection.Sight;
import io.plumbline.reporting.projection.Times;
import io.plumbline.reporting.score.Words;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** SQL of reports as callers see them: only those of workloads they may see. */
final class ReportTable {

  private static final String INSERT =
      """
      insert into report (tenant, id, workload, assessment, format, state, progress, author,
                          assessment_version, create_time)
      values ($1, $2, $3, $4, $5, $6, 0, $7, $8, $9)
      """;

  private static final String VISIBLE =
      "select r.* from report r join workload w on w.tenant = r.tenant and w.name = r.workload"
          + " where r.tenant = $1 and "
          + Sight.CONDITION;

  private static final String ONE = VISIBLE + " and r.workload = $4 and r.id = $5";

  private static final String LIST =
      VISIBLE
          + """
           and ($4::text is null or r.workload = $4)
           and ($5::timestamptz is null or (r.create_time, r.id) < ($5, $6::uuid))
          order by r.create_time desc, r.id desc limit $7
          """;

  private ReportTable() {}

  /** The name of a report, taken apart. */
  record Name(String workload, UUID id) {

    /** Reads a name whose syntax was checked by the contract; nothing when its id is no UUID. */
    static Optional<Name> parse(String name) {
      int at = name.indexOf("/reports/");
      try {
        UUID id = UUID.fromString(name.substring(at + "/reports/".length()));
        return Optional.of(new Name(name.substring(0, at), id));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    String text() {
      return workload + "/reports/" + id;
    }
  }

  static Uni<Void> insert(SqlConnection connection, String tenant, Name name, Report report) {
    Tuple row =
        Tuple.of(tenant, name.id(), name.workload(), report.getAssessment())
            .addInteger(report.getFormatValue())
            .addInteger(report.getStateValue())
            .addString(report.getAuthor())
            .addLong(report.getAssessmentVersion())
            .addValue(Times.column(report.getCreateTime()));
    return connection.preparedQuery(INSERT).execute(row).replaceWithVoid();
  }

  static Uni<Optional<Report>> find(SqlConnection connection, Sight sight, Name name) {
    Tuple parameters = sight.parameters().addString(name.workload()).addValue(name.id());
    return connection
        .preparedQuery(ONE)
        .execute(parameters)
        .map(
            rows -> {
              for (Row row : rows) {
                return Optional.of(report(row));
              }
              return Optional.empty();
            });
  }

  /** A page, newest first; parameters after those of the sight: workload, time, id, limit. */
  static Uni<RowSet<Row>> list(SqlConnection connection, Tuple parameters) {
    return connection.preparedQuery(LIST).execute(parameters);
  }

  static Report report(Row row) {
    Report.Builder report =
        Report.newBuilder()
            .setName(new Name(row.getString("workload"), row.getUUID("id")).text())
            .setAssessment(row.getString("assessment"))
            .setFormatValue(row.getInteger("format"))
            .setStateValue(row.getInteger("state"))
            .setProgressPercent(row.getInteger("progress"))
            .setError(row.getString("error"))
            .setByteCount(row.getLong("byte_count"))
            .setSha256(row.getString("sha256"))
            .setAuthor(row.getString("author"))
            .setAssessmentVersion(row.getLong("assessment_version"))
            .setCreateTime(Times.proto(row.getOffsetDateTime("create_time")));
    report.setFileName(
        fileName(row.getString("workload"), row.getOffsetDateTime("create_time"), report));
    OffsetDateTime finished = row.getOffsetDateTime("finish_time");
    if (finished != null) {
      report.setFinishTime(Times.proto(finished));
    }
    return report.build();
  }

  static boolean isFinished(Report report) {
    return report.getState() == State.STATE_SUCCEEDED || report.getState() == State.STATE_FAILED;
  }

  /** {@code plumbline-checkout-2026-03-12.html}. */
  static String fileName(String workload, OffsetDateTime created, Report.Builder report) {
    return "plumbline-%s-%s.%s"
        .formatted(
            workload.substring("workloads/".length()),
            created.toLocalDate(),
            Words.of(report.getFormat()));
  }
}
