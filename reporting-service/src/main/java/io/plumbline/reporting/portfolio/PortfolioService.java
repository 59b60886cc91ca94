package io.plumbline.reporting.portfolio;

import io.plumbline.platform.access.Caller;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.reporting.v1.GetPortfolioRequest;
import io.plumbline.proto.reporting.v1.Portfolio;
import io.plumbline.proto.reporting.v1.PortfolioRow;
import io.plumbline.reporting.projection.Sight;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
                .map(PortfolioProtos::summary)
                .chain(
                    portfolio ->
                        PortfolioQuery.page(connection, selection, order, after, size + 1)
                            .chain(
                                rows ->
                                    WallWords.of(connection, selection, rows)
                                        .map(words -> page(portfolio, rows, words, request)))
                            .map(last -> finished(portfolio, last, query))));
  }

  /** Adds a page of rows; the last of them when there are more, else nothing. */
  private static Optional<Row> page(
      Portfolio.Builder portfolio, RowSet<Row> rows, WallWords words, GetPortfolioRequest request) {
    int size = Pages.pageSize(request.getPageSize());
    Set<String> editions = new TreeSet<>();
    long bytes = 0;
    Row last = null;
    for (Row row : rows) {
      PortfolioRow.Builder next = PortfolioProtos.row(row);
      if (!request.getCompactWalls()) {
        words.put(next);
      }
      PortfolioRow built = next.build();
      bytes += built.getSerializedSize();
      if (portfolio.getRowsCount() == size || (last != null && bytes > MAX_PAGE_BYTES)) {
        portfolio.addAllEditions(words.of(editions));
        return Optional.ofNullable(last);
      }
      portfolio.addRows(built);
      editions.add(built.getEdition());
      last = row;
    }
    portfolio.addAllEditions(words.of(editions));
    return Optional.empty();
  }

  private Portfolio finished(Portfolio.Builder portfolio, Optional<Row> last, List<String> query) {
    last.ifPresent(
        row ->
            portfolio.setNextPageToken(
                tokens.encode(query, List.of(row.getString("key"), row.getString("workload")))));
    return portfolio.build();
  }
}
