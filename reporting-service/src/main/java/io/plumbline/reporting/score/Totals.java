package io.plumbline.reporting.score;

import io.plumbline.proto.assessment.events.v1.AssessmentChanged;
import io.plumbline.proto.assessment.events.v1.ConceptState;
import io.plumbline.proto.assessment.v1.Bucket;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.Risk;
import io.plumbline.proto.type.v1.EvidenceCounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * All that an assessment adds to a sum. Totals of several assessments are added column by column,
 * in the database; only then is anything rounded.
 *
 * @param practices the score over every practice
 * @param concepts the score over every concept: twins count once
 * @param coverage concepts with fresh evidence, of the applicable ones
 * @param freshness fresh items of evidence, of all that count; twins share theirs, so they count
 *     once
 * @param highRisks practices with risk HIGH
 */
public record Totals(
    Tally practices, Tally concepts, Ratio coverage, Ratio freshness, long highRisks) {

  /** The columns of the read model that hold totals, in the order of {@link #values}. */
  public static final List<String> COLUMNS = columns();

  /**
   * The totals of an assessment.
   *
   * @throws IllegalArgumentException when a practice or concept counts in no bucket
   */
  public static Totals of(AssessmentChanged event) {
    return new Totals(
        Tally.of(event.getPracticeStatesList().stream().map(Totals::part).toList()),
        Tally.of(event.getConceptStatesList().stream().map(Totals::part).toList()),
        coverage(event.getConceptStatesList()),
        freshness(event.getPracticeStatesList()),
        event.getPracticeStatesList().stream().filter(p -> p.getRisk() == Risk.RISK_HIGH).count());
  }

  /** The totals of a row, by the names of {@link #COLUMNS}. */
  public static Totals read(ToLongFunction<String> column) {
    return new Totals(
        Tally.read("practice_", column),
        Tally.read("concept_", column),
        ratio(column, "covered_concepts", "applicable_concepts"),
        ratio(column, "fresh_items", "counted_items"),
        column.applyAsLong("high_risks"));
  }

  /** What to store, in the order of {@link #COLUMNS}. */
  public List<Long> values() {
    List<Long> values = new ArrayList<>(practices.values());
    values.addAll(concepts.values());
    values.add(coverage.numerator());
    values.add(coverage.denominator());
    values.add(freshness.numerator());
    values.add(freshness.denominator());
    values.add(highRisks);
    return values;
  }

  private static List<String> columns() {
    List<String> columns = new ArrayList<>(Tally.columns("practice_"));
    columns.addAll(Tally.columns("concept_"));
    columns.addAll(
        List.of(
            "covered_concepts",
            "applicable_concepts",
            "fresh_items",
            "counted_items",
            "high_risks"));
    return List.copyOf(columns);
  }

  private static Tally.Part part(PracticeState p) {
    return new Tally.Part(p.getBucket(), p.getWeight(), p.getProven(), p.getDeclared());
  }

  private static Tally.Part part(ConceptState c) {
    return new Tally.Part(c.getBucket(), c.getWeight(), c.getProven(), c.getDeclared());
  }

  private static Ratio coverage(List<ConceptState> concepts) {
    List<ConceptState> applicable =
        concepts.stream().filter(c -> c.getBucket() != Bucket.BUCKET_NOT_APPLICABLE).toList();
    return new Ratio(
        applicable.stream().filter(ConceptState::getCovered).count(), applicable.size());
  }

  private static Ratio freshness(List<PracticeState> practices) {
    Map<String, EvidenceCounts> byConcept = new HashMap<>();
    practices.forEach(p -> byConcept.put(p.getConcept(), p.getCounts()));
    Collection<EvidenceCounts> counts = byConcept.values();
    long fresh = counts.stream().mapToLong(c -> c.getPass() + c.getFail() + c.getWarn()).sum();
    long stale =
        counts.stream()
            .mapToLong(c -> c.getStalePass() + c.getStaleFail() + c.getStaleWarn())
            .sum();
    return new Ratio(fresh, fresh + stale);
  }

  private static Ratio ratio(ToLongFunction<String> column, String part, String whole) {
    return new Ratio(column.applyAsLong(part), column.applyAsLong(whole));
  }
}
