package io.plumbline.reporting.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.plumbline.proto.assessment.v1.Bucket;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.Risk;
import io.plumbline.reporting.projection.AssessmentView;
import io.plumbline.reporting.score.Tally;
import io.plumbline.reporting.score.Totals;
import io.plumbline.wall.Mark;
import io.plumbline.wall.Wall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * All that the HTML document shows, in words.
 *
 * @param title the workload's name for people
 * @param summary how it stands, in one sentence
 * @param facts what it is about, label and value
 * @param practices the score over every practice
 * @param concepts the score over every concept
 * @param coverage concepts with fresh evidence, of the applicable ones
 * @param freshness fresh items of evidence, of all that count
 * @param highRisks practices with risk HIGH
 * @param buckets how practices and concepts divide
 * @param wall the wall as SVG
 * @param contradicted practices whose evidence speaks against them, HIGH risk first
 * @param areas every practice in the edition's own order
 * @param origin when and on which versions it was made, label and value
 */
public record ReportPage(
    String title,
    String summary,
    List<Fact> facts,
    ScoreLine practices,
    ScoreLine concepts,
    String coverage,
    String freshness,
    String highRisks,
    List<BucketLine> buckets,
    String wall,
    List<PracticeLine> contradicted,
    List<Area> areas,
    List<Fact> origin) {

  /** A label and its value. */
  public record Fact(String label, String value) {}

  /** One denominator; widths are percentages for the bar. */
  public record ScoreLine(
      long total, String proven, String declared, String provenWidth, String declaredWidth) {

    static ScoreLine of(Tally tally) {
      OptionalInt proven = tally.provenRatio().basisPoints();
      OptionalInt declared = tally.declaredRatio().basisPoints();
      return new ScoreLine(
          tally.total(),
          Phrases.percent(proven),
          Phrases.percent(declared),
          width(proven),
          width(declared));
    }

    private static String width(OptionalInt basisPoints) {
      return Double.toString(basisPoints.orElse(0) / 100.0);
    }
  }

  /** One bucket on both denominators. */
  public record BucketLine(
      String css, String mark, String word, String meaning, long practices, long concepts) {}

  /** The practices of one area, by topic. */
  public record Area(String name, int size, List<Topic> topics) {}

  /** The practices of one topic. */
  public record Topic(String name, List<PracticeLine> practices) {}

  static ReportPage of(AssessmentView view, List<Fact> origin) {
    Totals totals = view.totals();
    return new ReportPage(
        view.workload().getDisplayName(),
        summary(totals),
        facts(view),
        ScoreLine.of(totals.practices()),
        ScoreLine.of(totals.concepts()),
        Phrases.percent(totals.coverage().basisPoints()),
        Phrases.percent(totals.freshness().basisPoints()),
        Long.toString(totals.highRisks()),
        Tally.BUCKETS.stream().map(bucket -> bucket(bucket, totals)).toList(),
        Wall.of(view.practices().stream().map(Bricks::of).toList()).svg(),
        contradicted(view.practices()),
        areas(view.practices()),
        origin);
  }

  private static String summary(Totals totals) {
    long contradicted = count(totals.practices(), Bucket.BUCKET_CONTRADICTED);
    long unknown = count(totals.practices(), Bucket.BUCKET_UNKNOWN);
    String evidence =
        contradicted == 0
            ? "No declaration is contradicted by the evidence"
            : "The evidence speaks against %d of %d practices"
                .formatted(contradicted, totals.practices().total());
    return unknown == 0 ? evidence + "." : "%s; %d are unanswered.".formatted(evidence, unknown);
  }

  private static List<Fact> facts(AssessmentView view) {
    List<Fact> facts = new ArrayList<>();
    add(facts, "Owner", view.workload().getOwner());
    add(facts, "Unit", view.workload().getUnit());
    if (view.workload().getEnvironmentValue() > 0) {
      facts.add(new Fact("Environment", Phrases.word(view.workload().getEnvironment())));
    }
    if (view.workload().getCriticalityValue() > 0) {
      facts.add(new Fact("Criticality", Phrases.word(view.workload().getCriticality())));
    }
    add(facts, "Assessment", view.displayName());
    facts.add(new Fact("Held against", view.edition()));
    return facts;
  }

  private static void add(List<Fact> facts, String label, String value) {
    if (!value.isBlank()) {
      facts.add(new Fact(label, value));
    }
  }

  private static BucketLine bucket(Bucket bucket, Totals totals) {
    io.plumbline.wall.Bucket mark = Bricks.bucket(bucket);
    return new BucketLine(
        "b-" + mark.mark(),
        Mark.svg(mark),
        mark.word(),
        Phrases.meaning(bucket),
        count(totals.practices(), bucket),
        count(totals.concepts(), bucket));
  }

  private static long count(Tally tally, Bucket bucket) {
    return tally.buckets().getOrDefault(bucket, 0L);
  }

  private static List<PracticeLine> contradicted(List<PracticeState> practices) {
    List<PracticeState> high = new ArrayList<>();
    List<PracticeState> others = new ArrayList<>();
    practices.stream()
        .filter(practice -> practice.getBucket() == Bucket.BUCKET_CONTRADICTED)
        .forEach(p -> (p.getRisk() == Risk.RISK_HIGH ? high : others).add(p));
    high.addAll(others);
    return high.stream().map(PracticeLine::of).toList();
  }

  private static List<Area> areas(List<PracticeState> practices) {
    Map<String, Map<String, List<PracticeLine>>> byArea =
        practices.stream()
            .collect(
                groupingBy(
                    PracticeState::getArea,
                    LinkedHashMap::new,
                    groupingBy(
                        PracticeState::getTopic,
                        LinkedHashMap::new,
                        mapping(PracticeLine::of, toList()))));
    List<Area> areas = new ArrayList<>();
    byArea.forEach((name, topics) -> areas.add(area(name, topics)));
    return areas;
  }

  private static Area area(String name, Map<String, List<PracticeLine>> byTopic) {
    List<Topic> topics =
        byTopic.entrySet().stream().map(e -> new Topic(e.getKey(), e.getValue())).toList();
    return new Area(name, topics.stream().mapToInt(t -> t.practices().size()).sum(), topics);
  }
}
