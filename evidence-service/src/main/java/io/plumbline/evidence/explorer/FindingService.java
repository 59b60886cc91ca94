package io.plumbline.evidence.explorer;

import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND;

import io.plumbline.evidence.routing.Viewer;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.paging.Filter;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.evidence.v1.ListFindingsRequest;
import io.plumbline.proto.evidence.v1.ListFindingsResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads findings, as far as the viewer may see them. */
@ApplicationScoped
public class FindingService {

  private final TenantPool tenants;
  private final PageTokens tokens;

  @Inject
  public FindingService(TenantPool tenants, PageTokens tokens) {
    this.tenants = tenants;
    this.tokens = tokens;
  }

  Uni<io.plumbline.proto.evidence.v1.Finding> get(Viewer viewer, String name) {
    FindingQuery query = new FindingQuery(viewer).named(id(name));
    return tenants
        .in(viewer.tenant(), c -> c.preparedQuery(query.sql(true, 1)).execute(query.tuple()))
        .map(
            rows -> {
              if (rows.size() == 0) {
                throw notFound(name);
              }
              return FindingProtos.finding(rows.iterator().next());
            });
  }

  Uni<ListFindingsResponse> list(Viewer viewer, ListFindingsRequest request) {
    Filter filter = Filter.parse(request.getFilter(), FindingQuery.FIELDS);
    int size = Pages.pageSize(request.getPageSize());
    List<String> bound = List.of("ListFindings", viewer.key(), filter.canonical());
    FindingQuery query = new FindingQuery(viewer).where(filter);
    List<String> after = tokens.decode(bound, request.getPageToken());
    if (!after.isEmpty()) {
      query.after(OffsetDateTime.parse(after.get(0)), UUID.fromString(after.get(1)));
    }
    return tenants
        .in(
            viewer.tenant(),
            c -> c.preparedQuery(query.sql(false, size + 1)).execute(query.tuple()))
        .map(
            rows -> {
              List<Row> page = new ArrayList<>();
              rows.forEach(page::add);
              return page(page, size, bound);
            });
  }

  private ListFindingsResponse page(List<Row> rows, int size, List<String> bound) {
    ListFindingsResponse.Builder response = ListFindingsResponse.newBuilder();
    List<Row> shown = rows.subList(0, Math.min(size, rows.size()));
    shown.forEach(row -> response.addFindings(FindingProtos.finding(row)));
    if (rows.size() > size) {
      Row last = shown.get(size - 1);
      response.setNextPageToken(
          tokens.encode(
              bound,
              List.of(
                  last.getOffsetDateTime("observed_at").toString(),
                  last.getUUID("id").toString())));
    }
    return response.build();
  }

  private static UUID id(String name) {
    try {
      return UUID.fromString(name.substring("findings/".length()));
    } catch (IllegalArgumentException e) {
      throw notFound(name);
    }
  }

  private static DomainException notFound(String name) {
    return DomainException.notFound(ERROR_REASON_RESOURCE_NOT_FOUND, "Finding", name);
  }
}
