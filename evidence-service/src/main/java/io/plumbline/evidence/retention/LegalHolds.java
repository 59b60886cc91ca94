package io.plumbline.evidence.retention;

import static io.plumbline.evidence.finding.ProtoTimes.toProtoTimestamp;
import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND;

import io.plumbline.evidence.routing.Viewer;
import io.plumbline.evidence.routing.Workloads;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.platform.persistence.Uuid7;
import io.plumbline.proto.evidence.v1.CreateLegalHoldRequest;
import io.plumbline.proto.evidence.v1.LegalHold;
import io.plumbline.proto.evidence.v1.ListLegalHoldsRequest;
import io.plumbline.proto.evidence.v1.ListLegalHoldsResponse;
import io.plumbline.proto.evidence.v1.ReleaseLegalHoldRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Places, lists and releases legal holds. */
@ApplicationScoped
public class LegalHolds {

  private static final String RPC = "plumbline.evidence.v1.RetentionService/";
  private static final String PREFIX = "legalHolds/";
  private static final UUID LAST = new UUID(-1, -1);

  private static final String INSERT =
      "insert into legal_hold (tenant, id, workload, reason, author, create_time)"
          + " values ($1, $2, $3, $4, $5, $6) returning *";

  private static final String RELEASE =
      "update legal_hold set release_time = $3, releaser = $4, release_reason = $5"
          + " where tenant = $1 and id = $2 and release_time is null";

  private final TenantPool tenants;
  private final PageTokens tokens;
  private final Idempotency idempotency;
  private final Audit audit;
  private final Clock clock;

  @Inject
  public LegalHolds(
      TenantPool tenants, PageTokens tokens, Idempotency idempotency, Audit audit, Clock clock) {
    this.tenants = tenants;
    this.tokens = tokens;
    this.idempotency = idempotency;
    this.audit = audit;
    this.clock = clock;
  }

  Uni<LegalHold> create(Caller caller, CreateLegalHoldRequest request) {
    Idempotency.Call call =
        new Idempotency.Call(RPC + "CreateLegalHold", request.getRequestId(), request);
    LegalHold asked = request.getLegalHold();
    return tenants.in(
        caller.tenant(),
        c ->
            checkWorkload(c, caller, asked.getWorkload())
                .chain(
                    () ->
                        request.getValidateOnly()
                            ? Uni.createFrom().item(asked.toBuilder().clearName().build())
                            : idempotency.once(
                                c, call, LegalHold.parser(), () -> insert(c, caller, asked))));
  }

  private static Uni<Void> checkWorkload(SqlConnection connection, Caller caller, String workload) {
    return workload.isEmpty()
        ? Uni.createFrom().voidItem()
        : Workloads.isVisible(
                connection, Viewer.of(caller), workload.substring(Workloads.PREFIX.length()))
            .invoke(
                there -> {
                  if (!there) {
                    throw DomainException.notFound(
                        ERROR_REASON_RESOURCE_NOT_FOUND, "Workload", workload);
                  }
                })
            .replaceWithVoid();
  }

  private Uni<LegalHold> insert(SqlConnection connection, Caller caller, LegalHold asked) {
    String workload = asked.getWorkload();
    return connection
        .preparedQuery(INSERT)
        .execute(
            Tuple.of(caller.tenant(), Uuid7.at(clock.instant()))
                .addString(workload.isEmpty() ? "" : workload.substring(Workloads.PREFIX.length()))
                .addString(asked.getReason())
                .addString(caller.name())
                .addOffsetDateTime(now()))
        .map(rows -> hold(rows.iterator().next()))
        .call(
            hold ->
                audit.record(
                    connection,
                    new AuditEntry(
                        RPC + "CreateLegalHold",
                        hold.getName(),
                        "created",
                        Map.of("workload", workload, "reason", hold.getReason()))));
  }

  Uni<LegalHold> release(Caller caller, ReleaseLegalHoldRequest request) {
    Idempotency.Call call =
        new Idempotency.Call(RPC + "ReleaseLegalHold", request.getRequestId(), request);
    return tenants.in(
        caller.tenant(),
        c ->
            find(c, caller.tenant(), request.getName())
                .chain(
                    hold ->
                        request.getValidateOnly()
                            ? Uni.createFrom().item(hold)
                            : idempotency.once(
                                c, call, LegalHold.parser(), () -> release(c, caller, request))));
  }

  private Uni<LegalHold> release(
      SqlConnection connection, Caller caller, ReleaseLegalHoldRequest request) {
    return connection
        .preparedQuery(RELEASE)
        .execute(
            Tuple.of(caller.tenant(), id(request.getName()))
                .addOffsetDateTime(now())
                .addString(caller.name())
                .addString(request.getReason()))
        .chain(
            rows ->
                rows.rowCount() == 0
                    ? Uni.createFrom().voidItem()
                    : audit.record(
                        connection,
                        new AuditEntry(
                            RPC + "ReleaseLegalHold",
                            request.getName(),
                            "released",
                            Map.of("reason", request.getReason()))))
        .chain(() -> find(connection, caller.tenant(), request.getName()));
  }

  private static Uni<LegalHold> find(SqlConnection connection, String tenant, String name) {
    return connection
        .preparedQuery("select * from legal_hold where tenant = $1 and id = $2")
        .execute(Tuple.of(tenant, id(name)))
        .map(
            rows -> {
              if (rows.size() == 0) {
                throw notFound(name);
              }
              return hold(rows.iterator().next());
            });
  }

  /** Newest first: ids sort by the time they were made at. */
  Uni<ListLegalHoldsResponse> list(String tenant, ListLegalHoldsRequest request) {
    int size = Pages.pageSize(request.getPageSize());
    List<String> bound = List.of("ListLegalHolds", tenant);
    List<String> after = tokens.decode(bound, request.getPageToken());
    UUID before = after.isEmpty() ? LAST : UUID.fromString(after.get(0));
    return tenants
        .in(
            tenant,
            c ->
                c.preparedQuery(
                        "select * from legal_hold where tenant = $1 and id < $2 order by id desc"
                            + " limit $3")
                    .execute(Tuple.of(tenant, before, size + 1)))
        .map(rows -> page(rows, size, bound));
  }

  private ListLegalHoldsResponse page(RowSet<Row> rows, int size, List<String> bound) {
    List<LegalHold> all = new ArrayList<>();
    rows.forEach(row -> all.add(hold(row)));
    ListLegalHoldsResponse.Builder response =
        ListLegalHoldsResponse.newBuilder().addAllLegalHolds(all.stream().limit(size).toList());
    if (all.size() > size) {
      String last = all.get(size - 1).getName().substring(PREFIX.length());
      response.setNextPageToken(tokens.encode(bound, List.of(last)));
    }
    return response.build();
  }

  private static LegalHold hold(Row row) {
    String workload = row.getString("workload");
    LegalHold.Builder hold =
        LegalHold.newBuilder()
            .setName(PREFIX + row.getUUID("id"))
            .setWorkload(workload.isEmpty() ? "" : Workloads.PREFIX + workload)
            .setReason(row.getString("reason"))
            .setAuthor(row.getString("author"))
            .setCreateTime(toProtoTimestamp(row.getOffsetDateTime("create_time").toInstant()))
            .setReleaser(row.getString("releaser"))
            .setReleaseReason(row.getString("release_reason"));
    OffsetDateTime released = row.getOffsetDateTime("release_time");
    if (released != null) {
      hold.setReleaseTime(toProtoTimestamp(released.toInstant()));
    }
    return hold.build();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static UUID id(String name) {
    try {
      return UUID.fromString(name.substring(PREFIX.length()));
    } catch (IllegalArgumentException e) {
      throw notFound(name);
    }
  }

  private static DomainException notFound(String name) {
    return DomainException.notFound(ERROR_REASON_RESOURCE_NOT_FOUND, "LegalHold", name);
  }
}
