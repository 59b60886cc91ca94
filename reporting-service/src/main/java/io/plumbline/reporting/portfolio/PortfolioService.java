package io.plumbline.reporting.portfolio;

import io.plumbline.platform.access.Caller;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.reporting.v1.GetPortfolioRequest;
import io.plumbline.proto.reporting.v1.Portfolio;
import io.plumbline.proto.reporting.v1.PortfolioEdition;
import io.plumbline.proto.reporting.v1.PortfolioPractice;
import io.plumbline.proto.reporting.v1.PortfolioRow;
import io.plumbline.reporting.projection.Sight;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the portfolio of a caller. Every row, count and sum is of workloads the caller may see. */
@ApplicationScoped
public class PortfolioService {

  /** A page ends early when its rows reach this size: clients take messages of 4 MiB. */
  private static final int MAX_PAGE_BYTES = 3 << 20;

  private final TenantPool database;
  private final PageTokens tokens;

  @Inject
  public PortfolioService(TenantPool database, PageTokens tokens) {
    this.database = database;
    this.tokens = tokens;
  }

  /** The page and sums asked for. */
  public Uni<Portfolio> get(Caller caller, GetPortfolioRequest request) {
    Selection selection = Selection.of(Sight.of(caller), request.getFilter());
    Order order = Order.parse(request.getOrderBy());
    List<String> query =
        List.of("GetPortfolio", selection.sight().canonical(), selection.filter(), order.text());
    List<String> after = tokens.decode(query, request.getPageToken());
    int size = Pages.pageSize(request.getPageSize());
    return database.in(
        caller.tenant(),
        connection ->
            PortfolioQuery.summary(connection, selection)
                .chain(
                    sums ->
                        PortfolioQuery.page(connection, selection, order, after, size + 1)
                            .map(rows -> page(PortfolioProtos.summary(sums), rows, size, query)))
                .chain(page -> words(connection, selection, page)));
  }

  /** Says once an edition what its practices are called, which any of its assessments knows. */
  private static Uni<Portfolio> words(
      SqlConnection connection, Selection selection, Portfolio.Builder page) {
    Map<String, String> editions = new TreeMap<>();
    page.getRowsList().stream()
        .filter(row -> !row.getAssessment().isEmpty())
        .forEach(row -> editions.putIfAbsent(row.getEdition(), row.getAssessment()));
    if (editions.isEmpty()) {
      return Uni.createFrom().item(page.build());
    }
    return PortfolioQuery.words(connection, selection, editions.values())
        .map(rows -> page.addAllEditions(editions(editions, rows)).build());
  }

  private static List<PortfolioEdition> editions(
      Map<String, String> assessments, RowSet<Row> words) {
    Map<String, List<PortfolioPractice>> practices = new HashMap<>();
    for (Row row : words) {
      practices
          .computeIfAbsent(row.getString("assessment"), any -> new ArrayList<>())
          .add(PortfolioProtos.practice(row));
    }
    return assessments.entrySet().stream()
        .map(
            edition ->
                PortfolioEdition.newBuilder()
                    .setEdition(edition.getKey())
                    .addAllPractices(practices.getOrDefault(edition.getValue(), List.of()))
                    .build())
        .toList();
  }

  private Portfolio.Builder page(
      Portfolio.Builder portfolio, RowSet<Row> rows, int size, List<String> query) {
    long bytes = 0;
    List<String> last = List.of();
    for (Row row : rows) {
      PortfolioRow next = PortfolioProtos.row(row);
      bytes += next.getSerializedSize();
      if (portfolio.getRowsCount() == size || (!last.isEmpty() && bytes > MAX_PAGE_BYTES)) {
        portfolio.setNextPageToken(tokens.encode(query, last));
        break;
      }
      portfolio.addRows(next);
      last = List.of(row.getString("key"), row.getString("workload"));
    }
    return portfolio;
  }
}
