package io.plumbline.gateway.preview;

import io.plumbline.gateway.assessment.AreaGroup;
import io.plumbline.gateway.assessment.AssessmentHead;
import io.plumbline.gateway.assessment.AssessmentPage;
import io.plumbline.gateway.assessment.Chip;
import io.plumbline.gateway.assessment.Overview;
import io.plumbline.gateway.assessment.PracticeRow;
import io.plumbline.gateway.assessment.TopicGroup;
import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.frame.NavEntry;
import io.plumbline.gateway.frame.Preferences;
import io.plumbline.gateway.frame.Reader;
import io.plumbline.gateway.listing.Marked;
import io.plumbline.gateway.portfolio.LeaningPractice;
import io.plumbline.gateway.portfolio.PortfolioGroup;
import io.plumbline.gateway.portfolio.PortfolioPage;
import io.plumbline.gateway.portfolio.PortfolioRow;
import io.plumbline.gateway.portfolio.SortLink;
import io.plumbline.gateway.practice.AnswerForm;
import io.plumbline.gateway.practice.AttestationBox;
import io.plumbline.gateway.practice.Banner;
import io.plumbline.gateway.practice.FindingList;
import io.plumbline.gateway.practice.PracticePanel;
import io.plumbline.gateway.report.ReportBox;
import io.plumbline.gateway.words.Bar;
import io.plumbline.gateway.words.Moment;
import io.plumbline.wall.Brick;
import io.plumbline.wall.Bucket;
import io.plumbline.wall.Course;
import io.plumbline.wall.Mark;
import io.plumbline.wall.Wall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Made-up content in the shape of the built-in edition. */
public final class Fixtures {
  public static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  public static final String BASE = "/workloads/payments/assessments/first";
  private static final Bucket[] USUAL = {
    Bucket.CONFIRMED,
    Bucket.CONFIRMED,
    Bucket.CONFIRMED,
    Bucket.CONFIRMED,
    Bucket.CONFIRMED,
    Bucket.DECLARED_ONLY,
    Bucket.DECLARED_ONLY,
    Bucket.CONTRADICTED,
    Bucket.CONTRADICTED,
    Bucket.STALE,
    Bucket.UNKNOWN,
    Bucket.UNKNOWN,
    Bucket.EXCEPTED,
    Bucket.ADMITTED,
    Bucket.NOT_APPLICABLE
  };

  private Fixtures() {}

  public static Moment ago(Duration age) {
    return Moment.of(NOW.minus(age), NOW, ZoneId.of("Europe/Berlin"));
  }

  public static Frame frame(String title, String theme, Crumb... crumbs) {
    return new Frame(
        title,
        List.of(crumbs),
        List.of(
            new NavEntry("Portfolio", "/", "portfolio", true),
            new NavEntry("Reports", "/reports", "reports", false),
            new NavEntry("Catalog", "/catalog", "catalog", false),
            new NavEntry("Audit", "/audit", "audit", false)),
        new Reader("Ana Contributor", "acme", Set.of("contributor")),
        new Preferences(theme, false),
        "csrf",
        "1",
        "/");
  }

  public static List<Brick> bricks(long seed, Bucket... buckets) {
    Random random = new Random(seed);
    List<Brick> bricks = new ArrayList<>();
    for (String[] row : practices()) {
      Bucket bucket = buckets[random.nextInt(buckets.length)];
      String risk = random.nextInt(3) == 0 ? "HIGH" : random.nextInt(2) == 0 ? "MEDIUM" : "LOW";
      bricks.add(
          new Brick(
              row[0],
              row[1],
              row[2],
              row[3],
              bucket,
              bucket == Bucket.UNKNOWN ? "Unanswered" : "Implemented",
              bucket == Bucket.CONTRADICTED ? "Failing" : "Passing",
              bucket == Bucket.CONTRADICTED ? "Contradicted" : "Consistent",
              risk,
              risk.equals("HIGH") ? 10 : 5,
              row[4].isEmpty() ? null : row[4],
              BASE + "?practice=" + row[0].toLowerCase(Locale.ROOT),
              bucket == Bucket.EXCEPTED ? "12 Mar" : null));
    }
    return bricks;
  }

  public static List<String[]> practices() {
    try (var in = Fixtures.class.getResourceAsStream("/practices.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static PortfolioPage portfolio(
      int workloads, String theme, boolean longNames, boolean grouped) {
    List<PortfolioRow> rows = new ArrayList<>();
    String[] names = {
      "Payments", "Ledger", "Storefront", "Identity hub", "Data platform", "Fraud scoring"
    };
    String[] units = {"retail/checkout", "finance", "retail/web", "platform"};
    int contradicted = 0;
    for (int i = 0; i < workloads; i++) {
      Wall wall = i % 9 == 7 ? null : Wall.of(bricks(i, USUAL));
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
              BASE,
              wall,
              wall == null ? new Bar(null, null) : new Bar(proven, proven + 2400),
              i % 5,
              lean,
              3,
              wall == null ? null : 62,
              wall == null ? null : 81,
              wall == null ? null : ago(Duration.ofMinutes(7L + i * 53L))));
    }
    Map<String, List<PortfolioRow>> byUnit = new LinkedHashMap<>();
    rows.forEach(
        row -> byUnit.computeIfAbsent(grouped ? row.unit() : "", u -> new ArrayList<>()).add(row));
    return new PortfolioPage(
        frame("Portfolio of acme", theme, new Crumb("Portfolio", "")),
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

  public static AssessmentPage assessment(
      String theme, @Nullable String practice, boolean table, boolean fresh, boolean longNames) {
    List<Brick> bricks = bricks(3, fresh ? new Bucket[] {Bucket.UNKNOWN} : USUAL);
    Wall wall = Wall.of(bricks);
    String name =
        longNames
            ? "Zentrale Abrechnungs- und Zahlungsverkehrsplattform für Geschäftskunden"
                + " Donaudampfschifffahrtsgesellschaft"
            : "Payments";
    List<Chip> chips = new ArrayList<>();
    chips.add(new Chip("", "All", "", 60, BASE, true));
    wall.counts()
        .forEach(
            (bucket, count) -> {
              if (count > 0) {
                chips.add(
                    new Chip(
                        bucket.mark(),
                        bucket.word(),
                        Mark.svg(bucket),
                        count,
                        BASE + "?show=" + bucket.mark(),
                        false));
              }
            });
    chips.add(new Chip("high", "HIGH risk", "", 9, BASE + "?show=high", false));
    return new AssessmentPage(
        frame(name, theme, new Crumb("Portfolio", "/"), new Crumb(name, "")),
        new AssessmentHead(
            name,
            "AWS Well-Architected Framework: Security Pillar",
            "Production · retail/checkout · 3 accounts",
            fresh ? new Bar(0, 0) : new Bar(4370, 7100),
            fresh ? new Bar(0, 0) : new Bar(4120, 6890),
            60,
            54,
            fresh ? "0.0" : "61.5",
            fresh ? null : ago(Duration.ofMinutes(7)),
            new AssessmentHead.LifeLine(
                new Marked("In progress", "none"), "", null, BASE + "/signoff")),
        wall,
        chips,
        groups(wall, practice),
        60,
        "",
        table,
        practice == null ? null : panel(bricks, practice, fresh),
        new Overview(
            bricks.stream()
                .filter(b -> b.bucket() == Bucket.CONTRADICTED)
                .map(b -> row(b, practice))
                .toList(),
            12,
            BASE + "?practice=sec02-bp04",
            fresh
                ? List.of()
                : List.of(
                    "SEC02-BP01 Configure service and application logging: 12 items on 3 Dec"),
            fresh ? List.of() : List.of("SEC01-BP07 Implemented, SEC09-BP02 Not implemented"),
            !fresh,
            "plumbline ingest scan.ocsf.json --workload payments"),
        ReportBox.none(BASE + "/reports"),
        BASE,
        "",
        BASE + "?view=table",
        12);
  }

  private static PracticeRow row(Brick brick, @Nullable String current) {
    String key = brick.id().toLowerCase(Locale.ROOT);
    return new PracticeRow(key, brick, "concept", "", false, key.equals(current));
  }

  private static List<AreaGroup> groups(Wall wall, @Nullable String current) {
    List<AreaGroup> groups = new ArrayList<>();
    for (Course course : wall.courses()) {
      Map<String, List<PracticeRow>> topics = new LinkedHashMap<>();
      course
          .bricks()
          .forEach(
              b -> topics.computeIfAbsent(b.topic(), t -> new ArrayList<>()).add(row(b, current)));
      groups.add(
          new AreaGroup(
              course.area(),
              course.count(Bucket.CONFIRMED) + " of " + course.applicable() + " proven",
              topics.entrySet().stream()
                  .map(e -> new TopicGroup(e.getKey(), e.getValue()))
                  .toList()));
    }
    return groups;
  }

  private static PracticePanel panel(List<Brick> bricks, String practice, boolean fresh) {
    Brick brick =
        bricks.stream().filter(b -> b.id().equalsIgnoreCase(practice)).findFirst().orElseThrow();
    String[] source =
        practices().stream().filter(r -> r[0].equals(brick.id())).findFirst().orElseThrow();
    return new PracticePanel(
        practice,
        brick,
        brick.area(),
        brick.topic(),
        brick.twin() == null ? "" : BASE + "?practice=" + brick.twin(),
        BASE + "?practice=sec01-bp02",
        BASE + "?practice=sec01-bp04",
        "3 of 60",
        new AnswerForm(
            List.of(
                new AnswerForm.Choice("IMPLEMENTED", "Implemented", 1, !fresh),
                new AnswerForm.Choice("PARTIALLY_IMPLEMENTED", "Partly", 2, false),
                new AnswerForm.Choice("NOT_IMPLEMENTED", "Not done", 3, false),
                new AnswerForm.Choice("NOT_APPLICABLE", "Not applicable", 4, false),
                new AnswerForm.Choice("UNANSWERED", "Unanswered", 5, fresh)),
            "Implemented",
            50,
            "",
            fresh
                ? ""
                : "MFA through the corporate identity provider; root has a hardware key in the"
                    + " safe.",
            new AnswerForm.Work("", "", false),
            "",
            new AnswerForm.ReviewBox("", "", "", null, "", false),
            "\"1\"",
            fresh ? "" : "ana",
            fresh ? null : ago(Duration.ofDays(3)),
            true,
            brick.twin() == null ? "" : brick.twin(),
            "",
            null,
            null),
        new PracticePanel.Observed(
            fresh ? "No evidence" : "Failing",
            fresh
                ? List.of()
                : List.of(
                    new PracticePanel.Count("14 fail", "#"),
                    new PracticePanel.Count("52 pass", "#")),
            fresh ? null : ago(Duration.ofHours(2)),
            true),
        fresh
            ? new Banner("unknown", "Unanswered", "nothing is declared and nothing observed yet")
            : new Banner(
                "contradicted",
                "Contradicted since 09:12",
                "declared Implemented, 14 resources fail"),
        PracticePanel.Acceptance.NONE,
        new PracticePanel.Covered("", List.of()),
        "",
        new PracticePanel.Guidance(
            source[5], source[6], List.of("SEC02-BP01 in the current AWS edition")),
        fresh
            ? new FindingList(List.of(), List.of(), "", "", false)
            : new FindingList(
                List.of(
                    new FindingList.RuleLine(
                        "prowler:iam_user_mfa_enabled_console_access", "#", "prowler", 12, 31),
                    new FindingList.RuleLine(
                        "prowler:iam_root_hardware_mfa_enabled", "#", "prowler", 2, 1),
                    new FindingList.RuleLine(
                        "prowler:iam_password_policy_minimum_length_14", "#", "prowler", 0, 20)),
                List.of(
                    finding(
                        "FAIL",
                        "arn:aws:iam::111122223333:user/deploy-bot-for-the-legacy-billing-export",
                        ""),
                    finding("FAIL", "arn:aws:iam::111122223333:user/jane", "muted by scanner"),
                    finding("FAIL", "arn:aws:iam::444455556666:root", ""),
                    finding("PASS", "arn:aws:iam::111122223333:user/ana", "")),
                "#",
                "#",
                false),
        new AttestationBox(
            fresh
                ? List.of()
                : List.of(
                    new AttestationBox.Row(
                        "0198c0de",
                        "Met",
                        "interview",
                        "Walked through the joiner and leaver process with the identity team.",
                        "rea",
                        ago(Duration.ofDays(12)),
                        ago(Duration.ofDays(-120)),
                        true,
                        "",
                        true,
                        List.of(
                            new AttestationBox.Attached(
                                "#",
                                "joiner-and-leaver-process-of-the-identity-team-2026.pdf",
                                "1.2 MB",
                                "PDF",
                                "9f86d081884c7d659a2feaa0c55ad015")))),
            true,
            "",
            "",
            List.of(),
            "",
            "2026-11-25",
            "2027-11-24",
            "2027-05-24"),
        List.of(
            new PracticePanel.Reason(
                "Observed", "FAILING", "rule 2: F>0 and P>0 … fail 14, pass 52"),
            new PracticePanel.Reason(
                "Verdict", "CONTRADICTED", "declared IMPLEMENTED against FAILING"),
            new PracticePanel.Reason("Risk", "HIGH", "L of the practice")),
        fresh
            ? List.of()
            : List.of(
                new PracticePanel.HistoryEntry(
                    "ana",
                    "Implemented",
                    "MFA through the corporate identity provider.",
                    ago(Duration.ofDays(3))),
                new PracticePanel.HistoryEntry(
                    "rea", "Partly, 50 %", "", ago(Duration.ofDays(40)))),
        BASE + "/practices/" + practice,
        "csrf",
        BASE);
  }

  private static FindingList.Row finding(String observation, String resource, String note) {
    return new FindingList.Row(
        "#",
        observation,
        "prowler:iam_user_mfa_enabled_console_access",
        resource,
        "111122223333 · global",
        note,
        "User has console access without a second factor.",
        ago(Duration.ofHours(2)));
  }
}
