package io.plumbline.evidence.scan;

import static io.plumbline.evidence.finding.ProtoTimes.toProtoTimestamp;
import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND;

import io.plumbline.evidence.routing.Viewer;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.evidence.v1.ListScansRequest;
import io.plumbline.proto.evidence.v1.ListScansResponse;
import io.plumbline.proto.evidence.v1.Scan;
import io.plumbline.proto.evidence.v1.ScanFormat;
import io.plumbline.proto.evidence.v1.ScanScope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads scans. */
@ApplicationScoped
public class ScanService {

  private final TenantPool tenants;
  private final PageTokens tokens;

  @Inject
  public ScanService(TenantPool tenants, PageTokens tokens) {
    this.tenants = tenants;
    this.tokens = tokens;
  }

  Uni<Scan> get(String tenant, String name) {
    UUID id = id(name);
    return tenants
        .in(
            tenant,
            c ->
                c.preparedQuery("select * from scan where tenant = $1 and id = $2")
                    .execute(Tuple.of(tenant, id)))
        .map(
            rows -> {
              if (rows.size() == 0) {
                throw notFound(name);
              }
              return scan(rows.iterator().next());
            });
  }

  Uni<ListScansResponse> list(Viewer viewer, ListScansRequest request) {
    int size = Pages.pageSize(request.getPageSize());
    ScanQuery query = ScanQuery.of(request);
    List<String> bound = List.of("ListScans", viewer.tenant(), query.canonical());
    List<String> after = tokens.decode(bound, request.getPageToken());
    return tenants
        .in(
            viewer.tenant(),
            c -> c.preparedQuery(query.sql()).execute(query.parameters(viewer, after, size + 1)))
        .map(rows -> page(rows, size, bound));
  }

  private ListScansResponse page(RowSet<Row> rows, int size, List<String> bound) {
    List<Scan> scans = new ArrayList<>();
    rows.forEach(row -> scans.add(scan(row)));
    ListScansResponse.Builder response =
        ListScansResponse.newBuilder().addAllScans(scans.stream().limit(size).toList());
    if (scans.size() > size) {
      String last = scans.get(size - 1).getName().substring("scans/".length());
      response.setNextPageToken(tokens.encode(bound, List.of(last)));
    }
    return response.build();
  }

  private static Scan scan(Row row) {
    Scan.Builder scan =
        Scan.newBuilder()
            .setName("scans/" + row.getUUID("id"))
            .setSource("sources/" + row.getString("source"))
            .setState(Scan.State.valueOf("STATE_" + row.getString("state")))
            .setFormat(ScanFormat.valueOf("SCAN_FORMAT_" + row.getString("format")))
            .setFileName(row.getString("file_name"))
            .setComplete(row.getBoolean("complete"))
            .setScope(scope(row))
            .setTotalRecordCount(row.getLong("total"))
            .setUpdateTime(toProtoTimestamp(row.getOffsetDateTime("update_time").toInstant()))
            .setOutcomes(Scans.counts(row).toProto())
            .setPrincipal(row.getString("principal"))
            .setError(row.getString("error"))
            .setCreateTime(toProtoTimestamp(row.getOffsetDateTime("create_time").toInstant()));
    OffsetDateTime finished = row.getOffsetDateTime("finish_time");
    if (finished != null) {
      scan.setFinishTime(toProtoTimestamp(finished.toInstant()));
    }
    return scan.build();
  }

  private static ScanScope scope(Row row) {
    ScanScope.Builder scope =
        ScanScope.newBuilder()
            .addAllAccounts(List.of(row.getArrayOfStrings("accounts")))
            .addAllRegions(List.of(row.getArrayOfStrings("regions")))
            .addAllRules(List.of(row.getArrayOfStrings("rules")));
    OffsetDateTime start = row.getOffsetDateTime("started_at");
    if (start != null) {
      scope.setStartTime(toProtoTimestamp(start.toInstant()));
    }
    return scope.build();
  }

  private static UUID id(String name) {
    try {
      return UUID.fromString(name.substring("scans/".length()));
    } catch (IllegalArgumentException e) {
      throw notFound(name);
    }
  }

  private static DomainException notFound(String name) {
    return DomainException.notFound(ERROR_REASON_RESOURCE_NOT_FOUND, "Scan", name);
  }
}
