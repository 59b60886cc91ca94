package io.plumbline.gateway.preview;

import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.portfolio.LeaningPractice;
import io.plumbline.gateway.portfolio.PortfolioGroup;
import io.plumbline.gateway.portfolio.PortfolioPage;
import io.plumbline.gateway.portfolio.PortfolioRow;
import io.plumbline.gateway.portfolio.SortLink;
import io.plumbline.gateway.words.Bar;
import io.plumbline.wall.Bucket;
import io.plumbline.wall.Wall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A made-up portfolio. */
final class PortfolioFixtures {
  private PortfolioFixtures() {}

  static PortfolioPage portfolio(int workloads, String theme, boolean longNames, boolean grouped) {
    List<PortfolioRow> rows = new ArrayList<>();
    String[] names = {
      "Payments", "Ledger", "Storefront", "Identity hub", "Data platform", "Fraud scoring"
    };
    String[] units = {"retail/checkout", "finance", "retail/web", "platform"};
    int contradicted = 0;
    for (int i = 0; i < workloads; i++) {
      Wall wall = i % 9 == 7 ? null : Wall.of(Fixtures.bricks(i, Fixtures.USUAL));
      int lean = wall == null ? 0 : wall.counts().get(Bucket.CONTRADICTED);
      contradicted += lean;
      String name = names[i % names.length] + (i < names.length ? "" : " " + i);
      if (longNames) {
        name =
            name
                + " — Zentrale Abrechnungs- und Zahlungsverkehrsplattform für Geschäftskunden"
                + " Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrik";
      }
      int proven = 2000 + (i * 977) % 5000;
      rows.add(
          new PortfolioRow(
              name,
              i % 2 == 0 ? "production" : "preproduction",
              longNames ? "a/very/long/unit/path/that/never/seems/to/end" : units[i % units.length],
              Fixtures.BASE,
              wall,
              wall == null ? new Bar(null, null) : new Bar(proven, proven + 2400),
              i % 5,
              lean,
              3,
              wall == null ? null : 62,
              wall == null ? null : 81,
              wall == null ? null : Fixtures.ago(Duration.ofMinutes(7L + i * 53L))));
    }
    Map<String, List<PortfolioRow>> byUnit = new LinkedHashMap<>();
    rows.forEach(
        row -> byUnit.computeIfAbsent(grouped ? row.unit() : "", u -> new ArrayList<>()).add(row));
    return new PortfolioPage(
        Fixtures.frame("Portfolio of acme", theme, new Crumb("Portfolio", "")),
        workloads,
        workloads == 0 ? new Bar(null, null) : new Bar(4370, 7100),
        contradicted,
        23,
        "61.5",
        List.of(
            new SortLink("Workload", "?sort=name", "ascending", false),
            new SortLink("Wall", "", "none", false),
            new SortLink("Proven / declared", "?sort=proven", "none", false),
            new SortLink("Contradicted", "?sort=contradicted", "none", true),
            new SortLink("HIGH", "?sort=high", "none", true),
            new SortLink("Evidence", "?sort=coverage", "none", false)),
        byUnit.entrySet().stream().map(e -> new PortfolioGroup(e.getKey(), e.getValue())).toList(),
        workloads == 0
            ? List.of()
            : List.of(
                new LeaningPractice(
                    "SEC01-BP01", "Use strong sign-in mechanisms", 3, "#", "in 3 workloads"),
                new LeaningPractice(
                    "SEC08-BP02", "Enforce encryption at rest", 2, "#", "in 2 workloads"),
                new LeaningPractice(
                    "SEC03-BP05",
                    "Automatically enable configuration management",
                    2,
                    "#",
                    "in 2 workloads"),
                new LeaningPractice(
                    "SEC01-BP08", "Grant least privilege access", 1, "#", "in one workload")),
        "",
        grouped,
        "?group=unit",
        workloads > 100 ? "?page=2" : "",
        Math.min(workloads, 500),
        false);
  }
}
