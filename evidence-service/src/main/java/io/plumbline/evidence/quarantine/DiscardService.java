package io.plumbline.evidence.quarantine;

import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_FIELD_INVALID;

import io.plumbline.evidence.masking.Masker;
import io.plumbline.evidence.masking.Masking;
import io.plumbline.evidence.routing.Viewer;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.evidence.v1.DiscardQuarantinedRecordsRequest;
import io.plumbline.proto.evidence.v1.DiscardQuarantinedRecordsResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Settles refused records as not worth taking; they are kept with who, when and why. */
@ApplicationScoped
public class DiscardService {

  private static final String RPC =
      "plumbline.evidence.v1.QuarantineService/DiscardQuarantinedRecords";

  private static final int RECORDS = 1000;

  private final TenantPool tenants;
  private final Idempotency idempotency;
  private final Audit audit;
  private final Masker masker;

  @Inject
  public DiscardService(TenantPool tenants, Idempotency idempotency, Audit audit, Masking masking) {
    this.tenants = tenants;
    this.idempotency = idempotency;
    this.audit = audit;
    this.masker = masking.masker();
  }

  Uni<DiscardQuarantinedRecordsResponse> discard(
      Caller caller, DiscardQuarantinedRecordsRequest request) {
    Selection selection =
        Selection.of(request.getParent(), request.getNamesList(), request.getFilter());
    if (selection.isEverything()) {
      throw DomainException.invalid(
          ERROR_REASON_FIELD_INVALID, "filter", "must say which, or name a scan or records");
    }
    Idempotency.Call call = new Idempotency.Call(RPC, request.getRequestId(), request);
    return tenants.in(
        caller.tenant(),
        c ->
            request.getValidateOnly()
                ? find(c, caller, selection).map(found -> answer(found, open(found).size()))
                : idempotency.once(
                    c,
                    call,
                    DiscardQuarantinedRecordsResponse.parser(),
                    () -> discard(c, caller, selection, request)));
  }

  private Uni<DiscardQuarantinedRecordsResponse> discard(
      SqlConnection connection,
      Caller caller,
      Selection selection,
      DiscardQuarantinedRecordsRequest request) {
    String why = masker.mask(request.getReason());
    return find(connection, caller, selection)
        .chain(
            found ->
                QuarantineTable.discard(
                        connection, caller.tenant(), caller.name(), why, open(found))
                    .call(
                        n ->
                            audit.record(
                                connection,
                                new AuditEntry(
                                    RPC,
                                    request.getParent(),
                                    "discarded",
                                    Map.of("records", Integer.toString(n), "reason", why))))
                    .map(n -> answer(found, n)));
  }

  private static Uni<List<RetryBatch.Found>> find(
      SqlConnection connection, Caller caller, Selection selection) {
    QuarantineQuery query = selection.query(Viewer.of(caller));
    String sql = query.sql(RetryBatch.KEYS, "q.scan, q.index", RECORDS + 1);
    return connection
        .preparedQuery(sql + " for update of q")
        .execute(query.tuple())
        .map(
            rows -> {
              List<RetryBatch.Found> found = new ArrayList<>();
              for (Row row : rows) {
                found.add(RetryBatch.found(row));
              }
              selection.checkFound(
                  new TreeSet<>(found.stream().map(RetryBatch.Found::index).toList()));
              return found;
            });
  }

  private static List<RetryBatch.Found> open(List<RetryBatch.Found> found) {
    return found.stream().filter(one -> one.state().equals("OPEN")).limit(RECORDS).toList();
  }

  private static DiscardQuarantinedRecordsResponse answer(List<RetryBatch.Found> found, int n) {
    return DiscardQuarantinedRecordsResponse.newBuilder()
        .setDiscardedCount(n)
        .setMore(found.size() > RECORDS)
        .build();
  }
}
