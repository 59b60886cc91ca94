package io.plumbline.reporting.report;

import io.plumbline.platform.access.Caller;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.platform.persistence.Commits;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.platform.persistence.Uuid7;
import io.plumbline.proto.reporting.v1.CreateReportRequest;
import io.plumbline.proto.reporting.v1.ErrorReason;
import io.plumbline.proto.reporting.v1.Report;
import io.plumbline.proto.reporting.v1.Report.State;
import io.plumbline.reporting.projection.AssessmentReader;
import io.plumbline.reporting.projection.AssessmentReader.Target;
import io.plumbline.reporting.projection.AssessmentReader.Versions;
import io.plumbline.reporting.projection.Sight;
import io.plumbline.reporting.projection.Times;
import io.plumbline.reporting.report.ReportTable.Name;
import io.plumbline.reporting.score.Words;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.Supplier;

/** Asks for reports and reads them. A report is seen by those who may see its workload now. */
@ApplicationScoped
public class Reports {

  static final String CREATE = "plumbline.reporting.v1.ReportService/CreateReport";

  private final TenantPool database;
  private final Idempotency idempotency;
  private final Audit audit;
  private final Commits commits;
  private final ReportMaker maker;
  private final Clock clock;

  @Inject
  public Reports(
      TenantPool database,
      Idempotency idempotency,
      Audit audit,
      Commits commits,
      ReportMaker maker,
      Clock clock) {
    this.database = database;
    this.idempotency = idempotency;
    this.audit = audit;
    this.commits = commits;
    this.maker = maker;
    this.clock = clock;
  }

  /** Stores the wish; a maker of this or another replica fulfils it. */
  Uni<Report> create(Caller caller, CreateReportRequest request) {
    Idempotency.Call call = new Idempotency.Call(CREATE, request.getRequestId(), request);
    return database.in(
        caller.tenant(),
        connection ->
            idempotency.once(
                connection, call, Report.parser(), () -> create(connection, caller, request)));
  }

  private Uni<Report> create(SqlConnection connection, Caller caller, CreateReportRequest request) {
    Target target = new Target(request.getParent(), request.getReport().getAssessment());
    return AssessmentReader.versions(connection, Sight.of(caller), target)
        .map(found -> found.orElseThrow(() -> notFound("assessment", target)))
        .chain(versions -> insert(connection, caller, request, versions))
        .invoke(report -> commits.after(connection, maker::wake));
  }

  private Uni<Report> insert(
      SqlConnection connection, Caller caller, CreateReportRequest request, Versions versions) {
    Instant now = clock.instant();
    Name name = new Name(request.getParent(), Uuid7.at(now));
    OffsetDateTime created = Times.column(now);
    Report.Builder report =
        Report.newBuilder()
            .setName(name.text())
            .setAssessment(versions.assessment())
            .setFormat(request.getReport().getFormat())
            .setState(State.STATE_PENDING)
            .setAuthor(caller.name())
            .setAssessmentVersion(versions.version())
            .setCreateTime(Times.proto(created));
    report.setFileName(ReportTable.fileName(name.workload(), created, report));
    AuditEntry entry =
        new AuditEntry(
            CREATE,
            name.text(),
            "created",
            Map.of(
                "assessment", versions.assessment(),
                "format", Words.of(report.getFormat())));
    return ReportTable.insert(connection, caller.tenant(), name, report.build())
        .chain(() -> audit.record(connection, entry))
        .replaceWith(report::build);
  }

  /** Reads one. */
  Uni<Report> get(Sight sight, String name) {
    Supplier<DomainException> missing =
        () -> DomainException.notFound(ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND, "report", name);
    Name parsed = Name.parse(name).orElseThrow(missing);
    return database
        .in(sight.tenant(), connection -> ReportTable.find(connection, sight, parsed))
        .map(found -> found.orElseThrow(missing));
  }

  private static DomainException notFound(String type, Target target) {
    String name = target.assessment().isEmpty() ? target.workload() : target.assessment();
    return DomainException.notFound(ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND, type, name);
  }
}
