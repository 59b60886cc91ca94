package io.plumbline.assessment.state;

import io.plumbline.assessment.edition.TestableConcepts;
import io.plumbline.assessment.scoring.ConceptStanding;
import io.plumbline.assessment.scoring.ScoringPolicy;
import io.plumbline.assessment.scoring.Standing;
import io.plumbline.assessment.state.PracticeState.Derived;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All practices and concepts of an assessment, derived anew from what is stored. A pure function.
 *
 * @param practices in the edition's own order
 * @param concepts in the order of their first practice
 * @param changed those of the practices that are not as they were
 */
public record AssessmentScore(
    List<Scored> practices, List<Scored.Concept> concepts, List<Scored> changed) {

  /**
   * What a score is derived with.
   *
   * @param testable the concepts that rules speak to
   * @param policy the scoring policy
   * @param version the version that changed practices take
   * @param now when they take it
   * @param touched practices whose answer or evidence changed, even when nothing derived does
   */
  public record Basis(
      TestableConcepts testable,
      ScoringPolicy policy,
      long version,
      Instant now,
      Predicate<PracticeRow> touched) {}

  /** Derives the score of an assessment from all its practices. */
  public static AssessmentScore of(List<PracticeRow> rows, Basis basis) {
    Map<PracticeRow, Standing> standings = new LinkedHashMap<>();
    for (PracticeRow row : rows) {
      standings.put(row, Standing.of(row.facts(basis.testable(), basis.policy()), basis.policy()));
    }
    Map<String, Scored.Concept> concepts = concepts(standings);
    List<Scored> practices = new ArrayList<>();
    standings.forEach(
        (row, standing) -> {
          Scored.Concept concept = concepts.get(row.practice().concept());
          boolean conflict = concept != null && concept.standing().twinConflict();
          practices.add(scored(row, derived(standing, conflict), basis));
        });
    return new AssessmentScore(
        practices,
        List.copyOf(concepts.values()),
        practices.stream().filter(p -> p.version() == basis.version()).toList());
  }

  private static Map<String, Scored.Concept> concepts(Map<PracticeRow, Standing> standings) {
    Map<String, List<PracticeRow>> twins =
        standings.keySet().stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.practice().concept(), LinkedHashMap::new, Collectors.toList()));
    Map<String, Scored.Concept> concepts = new LinkedHashMap<>();
    twins.forEach(
        (concept, rows) ->
            concepts.put(
                concept,
                new Scored.Concept(
                    concept,
                    rows.stream().map(row -> row.practice().practiceId()).toList(),
                    ConceptStanding.of(rows.stream().map(standings::get).toList()))));
    return concepts;
  }

  private static Scored scored(PracticeRow row, Derived derived, Basis basis) {
    PracticeState before = row.state();
    if (before == null) {
      return new Scored(row, derived, basis.version(), basis.now());
    }
    boolean same = before.derived().equals(derived) && !basis.touched().test(row);
    boolean sameVerdict = before.derived().verdict() == derived.verdict();
    return new Scored(
        row,
        derived,
        same ? before.version() : basis.version(),
        sameVerdict ? before.verdictAt() : basis.now());
  }

  private static Derived derived(Standing standing, boolean twinConflict) {
    return new Derived(
        standing.facts().observation().status(),
        standing.facts().observation().testable(),
        standing.judgement().verdict(),
        standing.judgement().understated(),
        standing.bucket(),
        standing.risk(),
        standing.facts().level(),
        standing.weight(),
        standing.provenCredit(),
        standing.declaredCredit(),
        twinConflict);
  }
}
