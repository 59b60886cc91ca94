package io.plumbline.reporting.audit;

import com.google.protobuf.ByteString;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.paging.Filter;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.reporting.v1.AuditChain;
import io.plumbline.proto.reporting.v1.ListAuditRecordsRequest;
import io.plumbline.proto.reporting.v1.ListAuditRecordsResponse;
import io.plumbline.proto.reporting.v1.VerifyAuditTrailResponse;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists the audit trail of a tenant and checks its chains. */
@ApplicationScoped
public class AuditTrail {

  private static final Set<String> FIELDS = Set.of("service", "principal", "method", "resource");

  private final TenantPool database;
  private final PageTokens tokens;

  @Inject
  public AuditTrail(TenantPool database, PageTokens tokens) {
    this.database = database;
    this.tokens = tokens;
  }

  Uni<ListAuditRecordsResponse> list(Caller caller, ListAuditRecordsRequest request) {
    Filter filter = Filter.parse(request.getFilter(), FIELDS);
    List<String> query = List.of("ListAuditRecords", caller.tenant(), filter.canonical());
    List<String> after = tokens.decode(query, request.getPageToken());
    int size = Pages.pageSize(request.getPageSize());
    Tuple parameters =
        Tuple.of(caller.tenant())
            .addString(filter.value("service").orElse(null))
            .addString(filter.value("principal").orElse(null))
            .addString(filter.value("method").orElse(null))
            .addString(filter.value("resource").orElse(null))
            .addString(at(after, 0))
            .addString(at(after, 1))
            .addString(at(after, 2))
            .addInteger(size + 1);
    return database
        .in(caller.tenant(), connection -> TrailTable.list(connection, parameters))
        .map(rows -> page(rows, size, query));
  }

  Uni<VerifyAuditTrailResponse> verify(Caller caller) {
    return database.in(
        caller.tenant(),
        connection ->
            TrailTable.services(connection, caller.tenant())
                .onItem()
                .transformToMulti(services -> Multi.createFrom().iterable(services))
                .onItem()
                .transformToUniAndConcatenate(
                    row -> check(connection, caller.tenant(), row.getString("service")))
                .collect()
                .asList()
                .map(chains -> VerifyAuditTrailResponse.newBuilder().addAllChains(chains).build()));
  }

  private static Uni<AuditChain> check(SqlConnection connection, String tenant, String service) {
    ChainCheck check = new ChainCheck(tenant, service);
    return TrailTable.chain(connection, tenant, service)
        .onItem()
        .invoke(row -> next(check, row))
        .collect()
        .last()
        .map(
            last -> {
              Long head = last.getLong("head_sequence");
              check.end(
                  head == null ? 0 : head,
                  head == null ? ByteString.EMPTY : TrailTable.bytes(last, "head_hash"));
              return check.result();
            });
  }

  private static void next(ChainCheck check, Row row) {
    Long sequence = row.getLong("sequence");
    if (sequence != null) {
      check.next(
          new ChainCheck.Stored(
              sequence,
              new ChainCheck.Columns(
                  row.getOffsetDateTime("time"),
                  row.getString("principal"),
                  row.getString("method"),
                  row.getString("resource")),
              TrailTable.bytes(row, "record"),
              TrailTable.bytes(row, "hash")));
    }
  }

  private ListAuditRecordsResponse page(RowSet<Row> rows, int size, List<String> query) {
    ListAuditRecordsResponse.Builder page = ListAuditRecordsResponse.newBuilder();
    Row last = null;
    for (Row row : rows) {
      if (page.getAuditRecordsCount() == size && last != null) {
        page.setNextPageToken(
            tokens.encode(
                query,
                List.of(
                    last.getOffsetDateTime("time").toString(),
                    last.getString("service"),
                    last.getLong("sequence").toString())));
        break;
      }
      page.addAuditRecords(AuditProtos.record(row));
      last = row;
    }
    return page.build();
  }

  private static @Nullable String at(List<String> values, int index) {
    return values.isEmpty() ? null : values.get(index);
  }
}
