package io.plumbline.evidence.scope;

import io.plumbline.evidence.routing.Plans;
import io.plumbline.evidence.routing.ScopeRule;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.evidence.v1.Finding;
import io.plumbline.proto.evidence.v1.Observation;
import io.plumbline.proto.evidence.v1.PreviewScopeRequest;
import io.plumbline.proto.evidence.v1.PreviewScopeResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Counts what scope rules would catch, with a look at no more than {@link #EXAMINED} stored
 * findings.
 */
@ApplicationScoped
public class ScopePreview {

  static final int EXAMINED = 500_000;
  private static final int RULES = 100;
  private static final int SAMPLES = 50;
  private static final int USUAL_SAMPLES = 10;

  /**
   * One row for all ({@code what} 3), one for each observation (1) and rule (2), and the samples.
   */
  private static final String SQL =
      """
      with f as materialized (
        select id, source, product, rule, account, region, resource, resource_type, tags,
          observation, lifecycle, severity, title
        from finding where tenant = $1 limit %1$d),
      caught as materialized (
        select f.*, r.finding is null as unrouted
        from f left join (select distinct finding from finding_route where tenant = $1) r
          on r.finding = f.id
        where %2$s),
      counted as (
        select grouping(observation, rule) as what, coalesce(observation, '') as observation,
          coalesce(rule, '') as rule, count(*) as n, count(*) filter (where unrouted) as unrouted
        from caught group by grouping sets ((), (observation), (rule))),
      ranked as (
        select *, count(*) over (partition by what) as groups,
          row_number() over (partition by what order by n desc, rule) as rank
        from counted)
      select what, observation, rule, n, unrouted, groups, rank, null::uuid as id, '' as source,
        '' as product, '' as account, '' as region, '' as resource, '' as resource_type,
        '' as lifecycle, '' as severity, '' as title, (select count(*) from f) as examined
      from ranked where rank <= %3$d
      union all
      select 0, observation, rule, 0, 0, 0, 0, id, source, product, account, region, resource,
        resource_type, lifecycle, severity, title, 0
      from (select * from caught limit $2) s
      order by what desc, rank\
      """;

  private final TenantPool tenants;

  @Inject
  public ScopePreview(TenantPool tenants) {
    this.tenants = tenants;
  }

  /** What the rules of the request would catch. */
  public Uni<PreviewScopeResponse> of(String tenant, PreviewScopeRequest request) {
    int asked = request.getSampleSize();
    Tuple tuple = Tuple.of(tenant, asked == 0 ? USUAL_SAMPLES : Math.min(asked, SAMPLES));
    List<ScopeRule> rules = request.getRulesList().stream().map(ScopeRule::of).toList();
    String condition = new ScopeQuery(tuple, rules).condition();
    String sql = SQL.formatted(EXAMINED, condition, RULES);
    return tenants
        .in(tenant, c -> Plans.byAverage(c).chain(() -> c.preparedQuery(sql).execute(tuple)))
        .map(ScopePreview::response);
  }

  private static PreviewScopeResponse response(RowSet<Row> rows) {
    PreviewScopeResponse.Builder response = PreviewScopeResponse.newBuilder();
    for (Row row : rows) {
      switch (row.getInteger("what")) {
        case 3 -> total(response, row);
        case 1 ->
            response.addObservations(
                PreviewScopeResponse.ObservationCount.newBuilder()
                    .setObservation(observation(row))
                    .setFindingCount(row.getLong("n")));
        case 2 ->
            response
                .setRuleCount(row.getLong("groups").intValue())
                .addRules(
                    PreviewScopeResponse.RuleCount.newBuilder()
                        .setRule(row.getString("rule"))
                        .setFindingCount(row.getLong("n")));
        default -> response.addSamples(sample(row));
      }
    }
    return response.build();
  }

  private static void total(PreviewScopeResponse.Builder response, Row row) {
    response
        .setFindingCount(row.getLong("n"))
        .setUnroutedCount(row.getLong("unrouted"))
        .setExaminedCount(row.getLong("examined"))
        .setTruncated(row.getLong("examined") >= EXAMINED);
  }

  private static Finding sample(Row row) {
    return Finding.newBuilder()
        .setName("findings/" + row.getUUID("id"))
        .setSource("sources/" + row.getString("source"))
        .setProduct(row.getString("product"))
        .setRule(row.getString("rule"))
        .setAccount(row.getString("account"))
        .setRegion(row.getString("region"))
        .setResource(row.getString("resource"))
        .setResourceType(row.getString("resource_type"))
        .setObservation(observation(row))
        .setTitle(row.getString("title"))
        .build();
  }

  private static Observation observation(Row row) {
    return Observation.valueOf("OBSERVATION_" + row.getString("observation"));
  }
}
