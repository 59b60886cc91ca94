package io.plumbline.reporting.report;

import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.reporting.v1.ListReportsRequest;
import io.plumbline.proto.reporting.v1.ListReportsResponse;
import io.plumbline.reporting.projection.Sight;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** Pages through the reports a caller may see, newest first. */
@ApplicationScoped
public class ReportList {

  private static final String EVERY_WORKLOAD = "workloads/-";

  private final TenantPool database;
  private final PageTokens tokens;

  @Inject
  public ReportList(TenantPool database, PageTokens tokens) {
    this.database = database;
    this.tokens = tokens;
  }

  Uni<ListReportsResponse> page(Sight sight, ListReportsRequest request) {
    List<String> query = List.of("ListReports", sight.canonical(), request.getParent());
    List<String> after = tokens.decode(query, request.getPageToken());
    int size = Pages.pageSize(request.getPageSize());
    boolean every = request.getParent().equals(EVERY_WORKLOAD);
    Tuple parameters =
        sight
            .parameters()
            .addString(every ? null : request.getParent())
            .addValue(after.isEmpty() ? null : OffsetDateTime.parse(after.get(0)))
            .addValue(after.isEmpty() ? null : UUID.fromString(after.get(1)))
            .addInteger(size + 1);
    return database
        .in(sight.tenant(), connection -> ReportTable.list(connection, parameters))
        .map(rows -> page(rows, size, query));
  }

  private ListReportsResponse page(RowSet<Row> rows, int size, List<String> query) {
    ListReportsResponse.Builder page = ListReportsResponse.newBuilder();
    List<String> last = List.of();
    for (Row row : rows) {
      if (page.getReportsCount() == size) {
        page.setNextPageToken(tokens.encode(query, last));
        break;
      }
      page.addReports(ReportTable.report(row));
      last = List.of(row.getOffsetDateTime("create_time").toString(), row.getUUID("id").toString());
    }
    return page.build();
  }
}
