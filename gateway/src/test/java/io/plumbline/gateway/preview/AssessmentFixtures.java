package io.plumbline.gateway.preview;

import io.plumbline.gateway.assessment.AreaGroup;
import io.plumbline.gateway.assessment.AssessmentHead;
import io.plumbline.gateway.assessment.AssessmentPage;
import io.plumbline.gateway.assessment.Chip;
import io.plumbline.gateway.assessment.Overview;
import io.plumbline.gateway.assessment.PracticeRow;
import io.plumbline.gateway.assessment.TopicGroup;
import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.listing.Marked;
import io.plumbline.gateway.report.ReportBox;
import io.plumbline.gateway.words.Bar;
import io.plumbline.wall.Brick;
import io.plumbline.wall.Bucket;
import io.plumbline.wall.Course;
import io.plumbline.wall.Mark;
import io.plumbline.wall.Wall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A made-up assessment. */
final class AssessmentFixtures {
  private AssessmentFixtures() {}

  static AssessmentPage assessment(
      String theme, @Nullable String practice, boolean table, boolean fresh, boolean longNames) {
    List<Brick> bricks = Fixtures.bricks(3, fresh ? new Bucket[] {Bucket.UNKNOWN} : Fixtures.USUAL);
    Wall wall = Wall.of(bricks);
    String name =
        longNames
            ? "Zentrale Abrechnungs- und Zahlungsverkehrsplattform für Geschäftskunden"
                + " Donaudampfschifffahrtsgesellschaft"
            : "Payments";
    List<Chip> chips = new ArrayList<>();
    chips.add(new Chip("", "All", "", 60, Fixtures.BASE, true));
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
                        Fixtures.BASE + "?show=" + bucket.mark(),
                        false));
              }
            });
    chips.add(new Chip("high", "HIGH risk", "", 9, Fixtures.BASE + "?show=high", false));
    return new AssessmentPage(
        Fixtures.frame(name, theme, new Crumb("Portfolio", "/"), new Crumb(name, "")),
        new AssessmentHead(
            name,
            "AWS Well-Architected Framework: Security Pillar",
            "Production · retail/checkout · 3 accounts",
            fresh ? new Bar(0, 0) : new Bar(4370, 7100),
            fresh ? new Bar(0, 0) : new Bar(4120, 6890),
            60,
            54,
            fresh ? "0.0" : "61.5",
            fresh ? null : Fixtures.ago(Duration.ofMinutes(7)),
            new AssessmentHead.LifeLine(
                new Marked("In progress", "none"), "", null, Fixtures.BASE + "/signoff")),
        wall,
        chips,
        groups(wall, practice),
        60,
        "",
        table,
        practice == null ? null : PanelFixtures.panel(bricks, practice, fresh),
        new Overview(
            bricks.stream()
                .filter(b -> b.bucket() == Bucket.CONTRADICTED)
                .map(b -> row(b, practice))
                .toList(),
            12,
            Fixtures.BASE + "?practice=sec02-bp04",
            fresh
                ? List.of()
                : List.of(
                    "SEC02-BP01 Configure service and application logging: 12 items on 3 Dec"),
            fresh ? List.of() : List.of("SEC01-BP07 Implemented, SEC09-BP02 Not implemented"),
            !fresh,
            "plumbline ingest scan.ocsf.json --workload payments"),
        ReportBox.none(Fixtures.BASE + "/reports"),
        Fixtures.BASE,
        "",
        Fixtures.BASE + "?view=table",
        12,
        new AssessmentPage.LookBack(
            Fixtures.BASE + "/as-of", "", "2026-11-24T11:00", "CET", "", Fixtures.BASE),
        null);
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
}
