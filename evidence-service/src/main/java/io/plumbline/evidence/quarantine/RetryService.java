package io.plumbline.evidence.quarantine;

import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_SCAN_RUNNING;

import io.plumbline.evidence.ingest.Retries;
import io.plumbline.evidence.ingest.Retry;
import io.plumbline.evidence.routing.Viewer;
import io.plumbline.evidence.routing.Workloads;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.evidence.v1.RetryQuarantinedRecordsRequest;
import io.plumbline.proto.evidence.v1.RetryQuarantinedRecordsResponse;
import io.plumbline.proto.evidence.v1.WorkloadVersion;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Tries refused records again: finds them, has them judged outside of any transaction, then settles
 * in one transaction what is taken, together with what it becomes.
 */
@ApplicationScoped
public class RetryService {

  private static final String CALL = "RetryQuarantinedRecords";
  private static final String RPC = "plumbline.evidence.v1.QuarantineService/" + CALL;

  private final TenantPool tenants;
  private final Retries retries;
  private final PageTokens tokens;
  private final Idempotency idempotency;
  private final Audit audit;

  @Inject
  public RetryService(
      TenantPool tenants,
      Retries retries,
      PageTokens tokens,
      Idempotency idempotency,
      Audit audit) {
    this.tenants = tenants;
    this.retries = retries;
    this.tokens = tokens;
    this.idempotency = idempotency;
    this.audit = audit;
  }

  Uni<RetryQuarantinedRecordsResponse> retry(
      Caller caller, RetryQuarantinedRecordsRequest request) {
    Viewer viewer = Viewer.of(caller);
    Selection selection =
        Selection.of(request.getParent(), request.getNamesList(), request.getFilter());
    List<String> bound = selection.bound(CALL, viewer);
    List<String> after = tokens.decode(bound, request.getPageToken());
    return tenants
        .in(viewer.tenant(), c -> RetryBatch.find(c, viewer, selection, after))
        .invoke(RetryService::checkEnded)
        .chain(
            batch -> judge(batch).chain(judged -> answer(caller, request, batch, judged, bound)));
  }

  private static void checkEnded(RetryBatch batch) {
    Retries.Scan target = batch.target();
    if (target != null && batch.running()) {
      throw DomainException.precondition(
          ERROR_REASON_SCAN_RUNNING,
          "the scan has not ended",
          Map.of("scan", "scans/" + target.id()));
    }
  }

  private Uni<Optional<Retry>> judge(RetryBatch batch) {
    Retries.Scan target = batch.target();
    return target == null
        ? Uni.createFrom().item(Optional.empty())
        : retries.judge(target, batch.originals());
  }

  private Uni<RetryQuarantinedRecordsResponse> answer(
      Caller caller,
      RetryQuarantinedRecordsRequest request,
      RetryBatch batch,
      Optional<Retry> judged,
      List<String> bound) {
    String next = batch.next().isEmpty() ? "" : tokens.encode(bound, batch.next());
    if (request.getValidateOnly()) {
      return Uni.createFrom()
          .item(new RetryAnswer(judged, null).of(batch).setNextPageToken(next).build());
    }
    Idempotency.Call call = new Idempotency.Call(RPC, request.getRequestId(), request);
    return tenants.in(
        caller.tenant(),
        c ->
            idempotency.once(
                c,
                call,
                RetryQuarantinedRecordsResponse.parser(),
                () ->
                    settle(c, caller, batch, judged)
                        .map(answer -> answer.setNextPageToken(next).build())));
  }

  private Uni<RetryQuarantinedRecordsResponse.Builder> settle(
      SqlConnection connection, Caller caller, RetryBatch batch, Optional<Retry> judged) {
    if (judged.isEmpty()) {
      return Uni.createFrom().item(new RetryAnswer(judged, Map.of()).of(batch));
    }
    Retry retry = judged.get();
    UUID scan = Objects.requireNonNull(batch.target(), "what is judged has a scan").id();
    return retries
        .lock(connection, retry)
        .chain(() -> QuarantineTable.lock(connection, caller.tenant(), scan, retry.takeable()))
        .chain(open -> retries.store(connection, retry, open))
        .call(
            taken ->
                QuarantineTable.taken(
                    connection, caller.tenant(), scan, caller.name(), taken.outcomes()))
        .call(() -> QuarantineTable.refused(connection, caller.tenant(), scan, retry.refused()))
        .call(taken -> record(connection, scan, taken, retry))
        .chain(
            taken ->
                workloads(connection, caller, taken)
                    .map(
                        told ->
                            new RetryAnswer(judged, taken.outcomes())
                                .of(batch)
                                .addAllWorkloads(told)));
  }

  private static Uni<List<WorkloadVersion>> workloads(
      SqlConnection connection, Caller caller, Retry.Taken taken) {
    return Workloads.visible(connection, Viewer.of(caller), taken.versions().keySet())
        .map(
            visible ->
                visible.stream()
                    .sorted()
                    .map(
                        id ->
                            WorkloadVersion.newBuilder()
                                .setWorkload(Workloads.PREFIX + id)
                                .setEvidenceVersion(taken.versions().getOrDefault(id, 0L))
                                .build())
                    .toList());
  }

  private Uni<Void> record(SqlConnection connection, UUID scan, Retry.Taken taken, Retry retry) {
    return audit.record(
        connection,
        new AuditEntry(
            RPC,
            "scans/" + scan,
            "retried",
            Map.of(
                "taken", Integer.toString(taken.outcomes().size()),
                "refused", Integer.toString(retry.refused().size()))));
  }
}
