package io.plumbline.evidence.freshness;

import static io.plumbline.evidence.finding.ProtoTimes.toProtoTimestamp;
import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND;

import io.plumbline.evidence.rollup.ExpiringItems;
import io.plumbline.evidence.routing.Viewer;
import io.plumbline.evidence.routing.Workloads;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.evidence.v1.ExpiringConcept;
import io.plumbline.proto.evidence.v1.ListExpiringConceptsRequest;
import io.plumbline.proto.evidence.v1.ListExpiringConceptsResponse;
import io.plumbline.proto.evidence.v1.SourceKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What goes stale within a time, for the workloads the viewer sees. */
@ApplicationScoped
public class ExpiringConcepts {

  private static final String ALL = "-";

  private final TenantPool tenants;
  private final PageTokens tokens;
  private final Clock clock;

  @Inject
  public ExpiringConcepts(TenantPool tenants, PageTokens tokens, Clock clock) {
    this.tenants = tenants;
    this.tokens = tokens;
    this.clock = clock;
  }

  Uni<ListExpiringConceptsResponse> list(Viewer viewer, ListExpiringConceptsRequest request) {
    String workload = request.getParent().substring(Workloads.PREFIX.length());
    Duration within = Duration.ofSeconds(request.getWithin().getSeconds());
    int size = Pages.pageSize(request.getPageSize());
    List<String> bound =
        List.of("ListExpiringConcepts", viewer.key(), workload, Long.toString(within.toSeconds()));
    List<String> after = tokens.decode(bound, request.getPageToken());
    Instant now = clock.instant();
    ExpiringItems.Query query =
        new ExpiringItems.Query(
            workload.equals(ALL) ? "" : workload, now, now.plus(within), after, size + 1);
    return tenants
        .in(
            viewer.tenant(),
            c ->
                visible(c, viewer, query.workload())
                    .chain(() -> ExpiringItems.page(c, viewer, query)))
        .map(rows -> page(rows, size, bound));
  }

  private static Uni<Void> visible(SqlConnection connection, Viewer viewer, String workload) {
    return workload.isEmpty()
        ? Uni.createFrom().voidItem()
        : Workloads.isVisible(connection, viewer, workload)
            .invoke(
                visible -> {
                  if (!visible) {
                    throw DomainException.notFound(
                        ERROR_REASON_RESOURCE_NOT_FOUND, "Workload", Workloads.PREFIX + workload);
                  }
                })
            .replaceWithVoid();
  }

  private ListExpiringConceptsResponse page(List<Row> rows, int size, List<String> bound) {
    ListExpiringConceptsResponse.Builder response = ListExpiringConceptsResponse.newBuilder();
    List<Row> shown = rows.subList(0, Math.min(size, rows.size()));
    shown.stream()
        .filter(row -> row.getLong("expiring") > 0)
        .forEach(row -> response.addExpiringConcepts(concept(row)));
    if (rows.size() > size) {
      Row last = shown.get(size - 1);
      response.setNextPageToken(
          tokens.encode(
              bound,
              List.of(
                  last.getString("workload"), last.getString("concept"), last.getString("kind"))));
    }
    return response.build();
  }

  private static ExpiringConcept concept(Row row) {
    return ExpiringConcept.newBuilder()
        .setWorkload(Workloads.PREFIX + row.getString("workload"))
        .setConcept(row.getString("concept"))
        .setSourceKind(SourceKind.valueOf("SOURCE_KIND_" + row.getString("kind")))
        .setPass(row.getLong("pass"))
        .setFail(row.getLong("fail"))
        .setWarn(row.getLong("warn"))
        .setFreshCount(row.getLong("fresh"))
        .setFirstExpireTime(toProtoTimestamp(row.getOffsetDateTime("first").toInstant()))
        .setLastExpireTime(toProtoTimestamp(row.getOffsetDateTime("last").toInstant()))
        .build();
  }
}
