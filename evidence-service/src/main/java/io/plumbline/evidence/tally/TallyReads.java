package io.plumbline.evidence.tally;

import static io.plumbline.evidence.finding.ProtoTimes.toProtoTimestamp;

import io.plumbline.evidence.mapping.Mapping;
import io.plumbline.platform.paging.Filter;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.evidence.v1.ListUnmappedRulesRequest;
import io.plumbline.proto.evidence.v1.ListUnmappedRulesResponse;
import io.plumbline.proto.evidence.v1.ListUnroutedGroupsRequest;
import io.plumbline.proto.evidence.v1.ListUnroutedGroupsResponse;
import io.plumbline.proto.evidence.v1.UnmappedRule;
import io.plumbline.proto.evidence.v1.UnroutedGroup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the tally: what belongs to no workload, and what speaks to no concept. */
@ApplicationScoped
public class TallyReads {

  private static final String UNROUTED =
      " from rule_tally where tenant = $1 and unrouted > 0 and $2 in (account, '')"
          + " and $3 in (rule, '')";

  private static final String GROUPS =
      "select *, (select coalesce(sum(unrouted), 0)"
          + UNROUTED
          + ")::bigint as total"
          + UNROUTED
          + " and (account, rule) > ($4, $5) order by account, rule limit $6";

  private static final String UNMAPPED =
      """
      select rule, sum(findings)::bigint as findings, min(first_observed_at) as first,
        max(last_observed_at) as last
      from rule_tally t
      where tenant = $1 and rule > $2
        and not exists (select 1 from (%s) m where m.rule = t.rule)
      group by rule having sum(findings) > 0 order by rule limit $3\
      """
          .formatted(Mapping.IN_FORCE);

  private final TenantPool tenants;
  private final PageTokens tokens;

  @Inject
  public TallyReads(TenantPool tenants, PageTokens tokens) {
    this.tenants = tenants;
    this.tokens = tokens;
  }

  /** Where findings are that belong to no workload. */
  public Uni<ListUnroutedGroupsResponse> unrouted(
      String tenant, ListUnroutedGroupsRequest request) {
    Filter filter = Filter.parse(request.getFilter(), Set.of("account", "rule"));
    int size = Pages.pageSize(request.getPageSize());
    List<String> bound = List.of("ListUnroutedGroups", tenant, filter.canonical());
    List<String> after = tokens.decode(bound, request.getPageToken());
    Tuple tuple =
        Tuple.of(
            tenant,
            filter.value("account").orElse(""),
            filter.value("rule").orElse(""),
            after.isEmpty() ? "" : after.get(0),
            after.isEmpty() ? "" : after.get(1),
            size + 1);
    return tenants
        .in(tenant, c -> c.preparedQuery(GROUPS).execute(tuple))
        .map(rows -> groups(all(rows), size, bound));
  }

  private ListUnroutedGroupsResponse groups(List<Row> rows, int size, List<String> bound) {
    ListUnroutedGroupsResponse.Builder response = ListUnroutedGroupsResponse.newBuilder();
    List<Row> shown = rows.subList(0, Math.min(size, rows.size()));
    for (Row row : shown) {
      response.setUnroutedCount(row.getLong("total")).addUnroutedGroups(group(row));
    }
    if (rows.size() > size) {
      Row last = shown.get(size - 1);
      response.setNextPageToken(
          tokens.encode(bound, List.of(last.getString("account"), last.getString("rule"))));
    }
    return response.build();
  }

  private static UnroutedGroup group(Row row) {
    return UnroutedGroup.newBuilder()
        .setAccount(row.getString("account"))
        .setRule(row.getString("rule"))
        .setUnroutedCount(row.getLong("unrouted"))
        .setFindingCount(row.getLong("findings"))
        .setFirstObserveTime(
            toProtoTimestamp(row.getOffsetDateTime("first_observed_at").toInstant()))
        .setLastObserveTime(toProtoTimestamp(row.getOffsetDateTime("last_observed_at").toInstant()))
        .build();
  }

  /** Rules of stored findings that no mapping set in force knows. */
  public Uni<ListUnmappedRulesResponse> unmapped(String tenant, ListUnmappedRulesRequest request) {
    int size = Pages.pageSize(request.getPageSize());
    List<String> bound = List.of("ListUnmappedRules", tenant);
    List<String> after = tokens.decode(bound, request.getPageToken());
    Tuple tuple = Tuple.of(tenant, after.isEmpty() ? "" : after.get(0), size + 1);
    return tenants
        .in(tenant, c -> c.preparedQuery(UNMAPPED).execute(tuple))
        .map(rows -> rules(all(rows), size, bound));
  }

  private ListUnmappedRulesResponse rules(List<Row> rows, int size, List<String> bound) {
    ListUnmappedRulesResponse.Builder response = ListUnmappedRulesResponse.newBuilder();
    List<Row> shown = rows.subList(0, Math.min(size, rows.size()));
    for (Row row : shown) {
      response.addUnmappedRules(
          UnmappedRule.newBuilder()
              .setRule(row.getString("rule"))
              .setFindingCount(row.getLong("findings"))
              .setFirstObserveTime(toProtoTimestamp(row.getOffsetDateTime("first").toInstant()))
              .setLastObserveTime(toProtoTimestamp(row.getOffsetDateTime("last").toInstant())));
    }
    if (rows.size() > size) {
      response.setNextPageToken(
          tokens.encode(bound, List.of(shown.get(size - 1).getString("rule"))));
    }
    return response.build();
  }

  private static List<Row> all(RowSet<Row> rows) {
    List<Row> all = new ArrayList<>();
    rows.forEach(all::add);
    return all;
  }
}
