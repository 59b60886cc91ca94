package io.plumbline.gateway.portfolio;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the address of the portfolio says: filter, order, grouping, page.
 *
 * @param text words to find in name, unit or environment
 * @param sort key of the column to sort by, {@code -} before it for the other way round
 * @param grouped whether to group by unit
 * @param pageToken where the page of rows starts
 */
record PortfolioQuery(String text, String sort, boolean grouped, String pageToken) {
  private static final Map<String, String> COLUMNS =
      Map.of(
          "name", "display_name",
          "proven", "proven",
          "lean", "contradicted",
          "high", "high_risk",
          "evidence", "coverage");

  static PortfolioQuery of(
      @Nullable String text,
      @Nullable String sort,
      @Nullable String group,
      @Nullable String pageToken) {
    String known = sort != null && COLUMNS.containsKey(sort.replaceFirst("^-", "")) ? sort : "name";
    return new PortfolioQuery(
        text == null ? "" : text.strip(),
        known,
        "unit".equals(group),
        pageToken == null ? "" : pageToken);
  }

  /** The order in the words of the contract. */
  String orderBy() {
    boolean descending = sort.startsWith("-");
    return COLUMNS.get(descending ? sort.substring(1) : sort) + (descending ? " desc" : "");
  }

  String direction(String column) {
    return sort.equals(column) ? "ascending" : sort.equals("-" + column) ? "descending" : "none";
  }

  /**
   * The page sorted by a column; numbers the greatest first, and the other way at a second click.
   */
  String sorted(String column, boolean numeric) {
    String first = numeric ? "-" + column : column;
    String second = numeric ? column : "-" + column;
    return new PortfolioQuery(text, sort.equals(first) ? second : first, grouped, "").href();
  }

  String groupSwitched() {
    return new PortfolioQuery(text, sort, !grouped, "").href();
  }

  String page(String token) {
    return new PortfolioQuery(text, sort, grouped, token).href();
  }

  private String href() {
    List<String> parts = new ArrayList<>();
    add(parts, "q", text, "");
    add(parts, "sort", sort, "name");
    add(parts, "group", grouped ? "unit" : "", "");
    add(parts, "page", pageToken, "");
    return parts.isEmpty() ? "/" : "/?" + String.join("&", parts);
  }

  private static void add(List<String> parts, String name, String value, String usual) {
    if (!value.equals(usual)) {
      parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }
}
