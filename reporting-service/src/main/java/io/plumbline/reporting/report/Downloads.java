package io.plumbline.reporting.report;

import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.reporting.v1.ErrorReason;
import io.plumbline.proto.reporting.v1.Report;
import io.plumbline.proto.reporting.v1.Report.State;
import io.plumbline.reporting.projection.Sight;
import io.plumbline.reporting.report.ReportTable.Name;
import io.plumbline.reporting.score.Words;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** Opens the documents of finished reports, part by part. */
@ApplicationScoped
public class Downloads {

  private static final String PART =
      "select bytes from report_chunk where tenant = $1 and report = $2 and number = $3";

  private final Reports reports;
  private final TenantPool database;

  @Inject
  public Downloads(Reports reports, TenantPool database) {
    this.reports = reports;
    this.database = database;
  }

  /**
   * The parts of a document by number, from 1.
   *
   * @throws DomainException (as failure) FAILED_PRECONDITION, REPORT_NOT_READY, unless the report
   *     has succeeded
   */
  Uni<IntFunction<Uni<Optional<byte[]>>>> open(Sight sight, String name) {
    return reports
        .get(sight, name)
        .map(
            report -> {
              requireMade(report);
              Name parsed = Name.parse(name).orElseThrow();
              return number -> part(sight.tenant(), parsed, number);
            });
  }

  private Uni<Optional<byte[]>> part(String tenant, Name name, int number) {
    return database.in(
        tenant,
        connection ->
            connection
                .preparedQuery(PART)
                .execute(Tuple.of(tenant, name.id(), number))
                .map(
                    rows -> {
                      for (Row row : rows) {
                        return Optional.of(row.getBuffer("bytes").getBytes());
                      }
                      return Optional.empty();
                    }));
  }

  private static void requireMade(Report report) {
    if (report.getState() != State.STATE_SUCCEEDED) {
      String state = Words.of(report.getState());
      throw DomainException.precondition(
          ErrorReason.ERROR_REASON_REPORT_NOT_READY,
          "report '" + report.getName() + "' is " + state,
          Map.of("state", state));
    }
  }
}
