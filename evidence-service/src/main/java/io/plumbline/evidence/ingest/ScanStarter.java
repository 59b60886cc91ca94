package io.plumbline.evidence.ingest;

import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_FIELD_INVALID;

import io.plumbline.evidence.recount.MappingCatchUp;
import io.plumbline.evidence.routing.Viewer;
import io.plumbline.evidence.routing.Workloads;
import io.plumbline.evidence.scan.NewScan;
import io.plumbline.evidence.scan.ScanScopeSeen;
import io.plumbline.evidence.scan.Scans;
import io.plumbline.evidence.source.Sender;
import io.plumbline.evidence.source.Sources;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.platform.persistence.Uuid7;
import io.plumbline.proto.evidence.v1.IngestResult;
import io.plumbline.proto.evidence.v1.ScanFormat;
import io.plumbline.proto.evidence.v1.ScanScope;
import io.plumbline.proto.evidence.v1.WorkloadVersion;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Begins scans: finds the caller's sources, an earlier call of the same request id, and the row.
 */
@ApplicationScoped
public class ScanStarter {

  private static final String WORKLOAD = "workloads/[a-z]([a-z0-9-]{0,61}[a-z0-9])?";

  private final TenantPool tenants;
  private final MappingCatchUp mapping;
  private final Audit audit;

  @Inject
  public ScanStarter(TenantPool tenants, MappingCatchUp mapping, Audit audit) {
    this.tenants = tenants;
    this.mapping = mapping;
    this.audit = audit;
  }

  /**
   * What the header of a call asks for.
   *
   * @param workload id of the workload to narrow to, empty for none
   * @param records of the document; 0 for a stream
   */
  record Wish(
      String method,
      ScanFormat format,
      String fileName,
      String workload,
      boolean complete,
      ScanScope scope,
      String requestId,
      long records) {}

  /**
   * The id in a header's workload, empty when it names none.
   *
   * @throws DomainException INVALID_ARGUMENT when it is no resource name of a workload
   */
  static String workload(String name) {
    if (!name.isEmpty() && !name.matches(WORKLOAD)) {
      throw DomainException.invalid(
          ERROR_REASON_FIELD_INVALID, "header.workload", "must be workloads/{workload}");
    }
    return name.isEmpty() ? "" : name.substring(Workloads.PREFIX.length());
  }

  /**
   * Refuses a scan that says it has begun in the future: it would declare gone what nobody has
   * looked for.
   */
  static void check(ScanScope scope, Clock clock) {
    if (scope.hasStartTime()
        && scope.getStartTime().getSeconds() > clock.instant().getEpochSecond()) {
      throw DomainException.invalid(
          ERROR_REASON_FIELD_INVALID, "header.scope.start_time", "must not be in the future");
    }
  }

  /** Sources of the caller's client. */
  Uni<List<Sender>> senders(Caller caller) {
    return tenants.in(
        caller.tenant(), c -> Sources.ofClient(c, caller.tenant(), caller.clientId()));
  }

  /** The scan this caller began under the request id, if any. */
  Uni<Optional<Scans.Opened>> earlier(Caller caller, String requestId) {
    if (requestId.isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    return tenants.in(
        caller.tenant(), c -> Scans.ofRequest(c, caller.tenant(), principal(caller), requestId));
  }

  /** Begins a scan, or the same upload once more. */
  Uni<ScanRun> start(Caller caller, Sender sender, Wish wish, Optional<Scans.Opened> earlier) {
    UUID id = earlier.map(Scans.Opened::id).orElseGet(Uuid7::next);
    NewScan scan =
        new NewScan(
            id,
            sender.id(),
            wish.format().name().replace("SCAN_FORMAT_", ""),
            wish.fileName(),
            wish.workload(),
            wish.complete(),
            principal(caller),
            wish.requestId(),
            wish.records());
    ScanRun run = run(caller, sender, wish, id);
    return mapping
        .of(caller.tenant())
        .chain(
            () ->
                tenants.in(
                    caller.tenant(),
                    c ->
                        (earlier.isPresent()
                                ? restart(c, caller, scan)
                                : Scans.open(c, caller.tenant(), scan))
                            .chain(
                                () ->
                                    audit.record(
                                        c,
                                        new AuditEntry(
                                            wish.method(),
                                            "scans/" + id,
                                            "started",
                                            Map.of("source", "sources/" + sender.id()))))))
        .replaceWith(run);
  }

  private static Uni<Void> restart(SqlConnection connection, Caller caller, NewScan scan) {
    return Scans.restart(connection, caller.tenant(), scan)
        .chain(
            () ->
                QuarantineWriter.restart(connection, caller.tenant(), scan.id(), scan.principal()));
  }

  /** Takes up a broken stream; what came before the break no longer tells what the scan held. */
  Uni<ScanRun> resume(Caller caller, Sender sender, Wish wish, Scans.Opened earlier) {
    ScanRun run = run(caller, sender, wish, earlier.id());
    run.counts.add(earlier.counts());
    run.unreadable = earlier.lastSequence() > 0;
    return mapping.of(caller.tenant()).replaceWith(run);
  }

  private static ScanRun run(Caller caller, Sender sender, Wish wish, UUID id) {
    ScanScopeSeen scope = new ScanScopeSeen(wish.scope());
    sender.onlyProduct().ifPresent(scope::expect);
    return new ScanRun(caller.tenant(), id, sender, wish.workload(), wish.complete(), scope);
  }

  /** The answer at the end; names only workloads the caller may see. */
  Uni<IngestResult> result(Caller caller, ScanRun run, ScanFormat format) {
    return result(
        caller, new Scans.Opened(run.id, format, "SUCCEEDED", 0, run.counts, run.versions));
  }

  /** The same answer for a scan that ended before. */
  Uni<IngestResult> result(Caller caller, Scans.Opened ended) {
    return tenants
        .in(
            caller.tenant(),
            c -> Workloads.visible(c, Viewer.of(caller), ended.versions().keySet()))
        .map(
            visible -> {
              IngestResult.Builder result =
                  IngestResult.newBuilder()
                      .setScan("scans/" + ended.id())
                      .setFormat(ended.format())
                      .setOutcomes(ended.counts().toProto());
              ended
                  .versions()
                  .forEach(
                      (workload, version) -> {
                        if (visible.contains(workload)) {
                          result.addWorkloads(
                              WorkloadVersion.newBuilder()
                                  .setWorkload(Workloads.PREFIX + workload)
                                  .setEvidenceVersion(version));
                        }
                      });
              return result.build();
            });
  }

  private static String principal(Caller caller) {
    return caller.name().isBlank() ? caller.subject() : caller.name();
  }
}
