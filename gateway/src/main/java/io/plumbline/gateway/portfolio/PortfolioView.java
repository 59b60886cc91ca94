package io.plumbline.gateway.portfolio;

import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.words.Bar;
import io.plumbline.gateway.words.Figures;
import io.plumbline.gateway.words.Instants;
import io.plumbline.gateway.words.Terms;
import io.plumbline.proto.assessment.v1.Bucket;
import io.plumbline.proto.reporting.v1.Portfolio;
import io.plumbline.proto.reporting.v1.Score;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the portfolio page from what reporting answers. */
final class PortfolioView {
  private static final int NAMED_WORKLOADS = 2;

  private final Session session;
  private final PortfolioQuery query;

  PortfolioView(Session session, PortfolioQuery query) {
    this.session = session;
    this.query = query;
  }

  PortfolioPage page(Frame frame, Portfolio portfolio) {
    SmallWalls walls = new SmallWalls(portfolio.getEditionsList());
    List<PortfolioRow> rows =
        portfolio.getRowsList().stream().map(row -> row(row, walls)).filter(this::matches).toList();
    return new PortfolioPage(
        frame,
        portfolio.getWorkloadCount(),
        bar(portfolio.hasPractices() ? portfolio.getPractices() : null),
        portfolio.getPractices().getBuckets().getContradicted(),
        portfolio.getHighRiskCount(),
        portfolio.hasCoverageBasisPoints()
            ? Figures.percent(portfolio.getCoverageBasisPoints())
            : "\u2013",
        columns(),
        groups(rows),
        portfolio.getLeaningList().stream()
            .map(practice -> leaning(practice, portfolio.getRowsList()))
            .toList(),
        query.text(),
        query.grouped(),
        query.groupSwitched(),
        portfolio.getNextPageToken().isEmpty() ? "" : query.page(portfolio.getNextPageToken()),
        rows.size(),
        rows.size() < portfolio.getWorkloadCount());
  }

  static Bar bar(@Nullable Score score) {
    return new Bar(
        score != null && score.hasProvenBasisPoints() ? score.getProvenBasisPoints() : null,
        score != null && score.hasDeclaredBasisPoints() ? score.getDeclaredBasisPoints() : null);
  }

  private List<SortLink> columns() {
    return List.of(
        column("Workload", "name", false),
        new SortLink("Wall", "", "none", false),
        column("Proven / declared", "proven", true),
        column("Contradicted", "lean", true),
        column("HIGH", "high", true),
        column("Evidence", "evidence", true));
  }

  private SortLink column(String label, String key, boolean numeric) {
    boolean right = key.equals("lean") || key.equals("high");
    return new SortLink(label, query.sorted(key, numeric), query.direction(key), right);
  }

  private PortfolioRow row(io.plumbline.proto.reporting.v1.PortfolioRow row, SmallWalls walls) {
    boolean assessed = !row.getAssessment().isEmpty();
    return new PortfolioRow(
        row.getDisplayName(),
        Terms.environment(row.getEnvironment()),
        row.getUnit(),
        "/" + (assessed ? row.getAssessment() : row.getWorkload()),
        assessed ? walls.of(row) : null,
        bar(row.hasPractices() ? row.getPractices() : null),
        row.getHighRiskCount(),
        row.getPractices().getBuckets().getContradicted(),
        row.getPractices().getBuckets().getUnknown(),
        row.hasCoverageBasisPoints() ? Math.round(row.getCoverageBasisPoints() / 100f) : null,
        row.hasFreshnessBasisPoints() ? Math.round(row.getFreshnessBasisPoints() / 100f) : null,
        row.hasChangeTime() ? session.moment(Instants.of(row.getChangeTime())) : null);
  }

  private boolean matches(PortfolioRow row) {
    String text = query.text().toLowerCase(Locale.ROOT);
    return (row.name() + " " + row.unit() + " " + row.environment())
        .toLowerCase(Locale.ROOT)
        .contains(text);
  }

  private List<PortfolioGroup> groups(List<PortfolioRow> rows) {
    if (!query.grouped()) {
      return rows.isEmpty() ? List.of() : List.of(new PortfolioGroup("", rows));
    }
    Map<String, List<PortfolioRow>> byUnit = new LinkedHashMap<>();
    for (PortfolioRow row : rows) {
      String unit = row.unit().isEmpty() ? "No unit" : row.unit();
      byUnit.computeIfAbsent(unit, key -> new ArrayList<>()).add(row);
    }
    return byUnit.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(group -> new PortfolioGroup(group.getKey(), group.getValue()))
        .toList();
  }

  /** Leads to the first workload on this page where the practice leans. */
  private static LeaningPractice leaning(
      io.plumbline.proto.reporting.v1.LeaningPractice practice,
      List<io.plumbline.proto.reporting.v1.PortfolioRow> rows) {
    List<io.plumbline.proto.reporting.v1.PortfolioRow> leaning =
        rows.stream().filter(row -> leans(row, practice.getPracticeId())).toList();
    String names =
        String.join(
            ", ",
            leaning.stream().limit(NAMED_WORKLOADS).map(row -> row.getDisplayName()).toList());
    int others = practice.getContradictedCount() - Math.min(NAMED_WORKLOADS, leaning.size());
    String where = others > 0 && !names.isEmpty() ? names + " and " + others + " more" : names;
    return new LeaningPractice(
        practice.getPracticeId(),
        practice.getTitle(),
        practice.getContradictedCount(),
        leaning.isEmpty()
            ? ""
            : "/"
                + leaning.get(0).getAssessment()
                + "?practice="
                + practice.getPracticeId().toLowerCase(Locale.ROOT),
        where.isEmpty()
            ? Figures.count(practice.getContradictedCount(), "workload", "workloads")
            : where);
  }

  private static boolean leans(
      io.plumbline.proto.reporting.v1.PortfolioRow row, String practiceId) {
    return row.getWallList().stream()
        .anyMatch(
            brick ->
                brick.getBucket() == Bucket.BUCKET_CONTRADICTED
                    && brick.getPracticeId().equals(practiceId));
  }
}
