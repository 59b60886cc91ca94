package io.plumbline.evidence.explorer;

import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_FIELD_INVALID;
import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND;

import io.plumbline.evidence.routing.Viewer;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.paging.Filter;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.evidence.v1.FindingFacets;
import io.plumbline.proto.evidence.v1.GetFindingFacetsRequest;
import io.plumbline.proto.evidence.v1.ListFindingsRequest;
import io.plumbline.proto.evidence.v1.ListFindingsResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
    UUID id = id(name);
    return tenants.in(
        viewer.tenant(),
        connection ->
            Sight.of(connection, viewer)
                .chain(sight -> FindingReader.read(connection, viewer.tenant(), id, sight))
                .map(found -> found.orElseThrow(() -> notFound(name))));
  }

  Uni<FindingFacets> facets(Viewer viewer, GetFindingFacetsRequest request) {
    Filter filter = filter(request.getFilter());
    return tenants.in(
        viewer.tenant(),
        connection ->
            question(connection, viewer, filter)
                .chain(question -> FacetReader.read(connection, question)));
  }

  Uni<ListFindingsResponse> list(Viewer viewer, ListFindingsRequest request) {
    Filter filter = filter(request.getFilter());
    int size = Pages.pageSize(request.getPageSize());
    List<String> bound = List.of("ListFindings", viewer.key(), filter.canonical());
    Cursor cursor = Cursor.of(tokens.decode(bound, request.getPageToken()));
    return tenants
        .in(
            viewer.tenant(),
            connection ->
                question(connection, viewer, filter)
                    .chain(question -> page(connection, question, cursor, size)))
        .map(page -> page.toProto(keys -> keys.isEmpty() ? "" : tokens.encode(bound, keys)));
  }

  private static Uni<Question> question(SqlConnection connection, Viewer viewer, Filter filter) {
    return Sight.of(connection, viewer)
        .map(
            sight ->
                filter
                    .value("workload")
                    .map(workload -> sight.about(Criteria.bare("workload", workload)))
                    .orElse(sight))
        .chain(sight -> Question.of(connection, viewer.tenant(), filter, sight));
  }

  private static Uni<FindingPage> page(
      SqlConnection connection, Question question, Cursor cursor, int size) {
    Parameters parameters = new Parameters(question.tenant());
    Walk walk = question.walk(question.criteria(parameters), parameters, cursor);
    return connection
        .preparedQuery(walk.page(size + 1, FindingProtos.SELECT))
        .execute(parameters.tuple())
        .map(rows -> FindingPage.of(rows, cursor, size, question.sight()))
        .chain(
            page ->
                page.isFull()
                    ? Uni.createFrom().item(page)
                    : question.last(connection, cursor).map(page::goingOnAfter));
  }

  private static Filter filter(String text) {
    Filter filter = Filter.parse(text, Criteria.FIELDS);
    if (filter.value("outcome").isPresent() && filter.value("scan").isEmpty()) {
      throw DomainException.invalid(
          ERROR_REASON_FIELD_INVALID, "filter", "outcome is that of a scan: name the scan too");
    }
    return filter;
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
