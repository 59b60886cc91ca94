package io.plumbline.evidence.acceptance;

import io.plumbline.evidence.mapping.Mapping;
import io.plumbline.evidence.routing.Viewer;
import io.plumbline.evidence.routing.Workloads;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.evidence.v1.ErrorReason;
import io.plumbline.proto.evidence.v1.PreviewSelectorRequest;
import io.plumbline.proto.evidence.v1.PreviewSelectorResponse;
import io.plumbline.proto.evidence.v1.SelectedConcept;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Counts what a selector selects in a workload: one statement over what fails there. */
@ApplicationScoped
public class SelectorPreview {

  /** The first row is about all findings, the others about concepts. */
  private static final String SQL =
      """
      with f as materialized (
        select f.rule, $2 = any(b.accepted) as accepted, (%s) as selected
        from finding_bin b join finding f on f.tenant = $1 and f.bin = b.id
        where b.tenant = $1 and $2 = any(b.workloads) and b.lifecycle = 'OPEN'
          and b.observation in ('FAIL', 'WARN')),
      c as (
        select m.concept, count(*) filter (where f.selected) as selected,
          count(*) filter (where f.selected or f.accepted) as covered
        from f join (%s) m on m.rule = f.rule group by m.concept)
      select '' as concept, count(*) as failing, count(*) filter (where selected) as selected,
        count(*) filter (where selected and accepted) as covered from f
      union all
      (select c.concept, r.failing, c.selected, c.covered
      from c cross join lateral (
        select coalesce(sum(fail + warn + stale_fail + stale_warn), 0)::bigint as failing
        from rollup where tenant = $1 and workload = $2 and concept = c.concept) r
      where c.selected > 0 order by c.selected desc, c.concept limit 200)\
      """;

  private final TenantPool tenants;

  @Inject
  public SelectorPreview(TenantPool tenants) {
    this.tenants = tenants;
  }

  /** What the selector of the request would cover. */
  Uni<PreviewSelectorResponse> of(Viewer viewer, PreviewSelectorRequest request) {
    String workload = request.getParent().substring(Workloads.PREFIX.length());
    return tenants.in(
        viewer.tenant(),
        connection ->
            Workloads.isVisible(connection, viewer, workload)
                .chain(
                    visible ->
                        visible
                            ? count(connection, viewer.tenant(), workload, request)
                            : Uni.createFrom().failure(missing(request.getParent()))));
  }

  private static Uni<PreviewSelectorResponse> count(
      SqlConnection connection, String tenant, String workload, PreviewSelectorRequest request) {
    Tuple tuple = Tuple.of(tenant, workload);
    String selected = new SelectorQuery(tuple, Selector.of(request.getSelector())).condition();
    return connection
        .preparedQuery(SQL.formatted(selected, Mapping.IN_FORCE))
        .execute(tuple)
        .map(SelectorPreview::response);
  }

  private static PreviewSelectorResponse response(RowSet<Row> rows) {
    PreviewSelectorResponse.Builder response = PreviewSelectorResponse.newBuilder();
    for (Row row : rows) {
      if (row.getString("concept").isEmpty()) {
        response
            .setFailingCount(row.getLong("failing"))
            .setSelectedCount(row.getLong("selected"))
            .setAcceptedCount(row.getLong("covered"));
      } else {
        response.addConcepts(
            SelectedConcept.newBuilder()
                .setConcept(row.getString("concept"))
                .setFailingCount(row.getLong("failing"))
                .setSelectedCount(row.getLong("selected"))
                .setCoveredCount(row.getLong("covered")));
      }
    }
    return response.build();
  }

  private static DomainException missing(String workload) {
    return DomainException.notFound(
        ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND, "Workload", workload);
  }
}
