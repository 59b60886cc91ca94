package io.plumbline.evidence.quarantine;

import io.plumbline.evidence.routing.Viewer;
import io.plumbline.platform.paging.Filter;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.evidence.v1.ListQuarantinedRecordsRequest;
import io.plumbline.proto.evidence.v1.ListQuarantinedRecordsResponse;
import io.plumbline.proto.evidence.v1.QuarantinedRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads refused records, as far as the viewer may see the account they speak of. */
@ApplicationScoped
public class QuarantineService {

  private final TenantPool tenants;
  private final PageTokens tokens;

  @Inject
  public QuarantineService(TenantPool tenants, PageTokens tokens) {
    this.tenants = tenants;
    this.tokens = tokens;
  }

  Uni<QuarantinedRecord> get(Viewer viewer, String name) {
    QuarantineQuery query =
        new QuarantineQuery(viewer)
            .of(QuarantineQuery.scan(name.split("/")[1]))
            .named(List.of(QuarantineProtos.index(name)));
    String sql = query.sql(QuarantineQuery.COLUMNS + ", q.original", "q.index", 1);
    return tenants
        .in(viewer.tenant(), c -> c.preparedQuery(sql).execute(query.tuple()))
        .map(
            rows -> {
              if (rows.size() == 0) {
                throw QuarantineQuery.notFound(name);
              }
              return QuarantineProtos.whole(rows.iterator().next());
            });
  }

  Uni<ListQuarantinedRecordsResponse> list(Viewer viewer, ListQuarantinedRecordsRequest request) {
    int size = Pages.pageSize(request.getPageSize());
    String parent = request.getParent().substring("scans/".length());
    Filter filter = Filter.parse(request.getFilter(), QuarantineQuery.FIELDS);
    List<String> bound =
        List.of("ListQuarantinedRecords", viewer.key(), parent, filter.canonical());
    List<String> after = tokens.decode(bound, request.getPageToken());
    QuarantineQuery query = new QuarantineQuery(viewer).where(filter);
    String sql =
        parent.equals("-")
            ? newest(query, after, size)
            : ofScan(query.of(QuarantineQuery.scan(parent)), after, size);
    return tenants
        .in(viewer.tenant(), c -> c.preparedQuery(sql).execute(query.tuple()))
        .map(rows -> page(rows, size, bound));
  }

  private static String newest(QuarantineQuery query, List<String> after, int size) {
    if (!after.isEmpty()) {
      query.before(
          OffsetDateTime.parse(after.get(0)),
          UUID.fromString(after.get(1)),
          Long.parseLong(after.get(2)));
    }
    return query.sql(
        QuarantineQuery.COLUMNS, "q.create_time desc, q.scan desc, q.index desc", size + 1);
  }

  private static String ofScan(QuarantineQuery query, List<String> after, int size) {
    if (!after.isEmpty()) {
      query.after(UUID.fromString(after.get(1)), Long.parseLong(after.get(2)));
    }
    return query.sql(QuarantineQuery.COLUMNS, "q.scan, q.index", size + 1);
  }

  private ListQuarantinedRecordsResponse page(RowSet<Row> rows, int size, List<String> bound) {
    List<Row> all = new ArrayList<>();
    rows.forEach(all::add);
    ListQuarantinedRecordsResponse.Builder response = ListQuarantinedRecordsResponse.newBuilder();
    all.stream()
        .limit(size)
        .forEach(row -> response.addQuarantinedRecords(QuarantineProtos.quarantined(row)));
    if (all.size() > size) {
      Row last = all.get(size - 1);
      response.setNextPageToken(
          tokens.encode(
              bound,
              List.of(
                  last.getOffsetDateTime("create_time").toString(),
                  last.getUUID("scan").toString(),
                  last.getLong("index").toString())));
    }
    return response.build();
  }
}
