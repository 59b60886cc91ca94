package io.plumbline.assessment.state;

import static java.util.Objects.requireNonNull;

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
    Map<String, List<PracticeRow>> byConcept = new LinkedHashMap<>();
    for (PracticeRow row : rows) {
      Standing standing = Standing.of(row.facts(basis.testable(), basis.policy()), basis.policy());
      standings.put(row, standing);
      byConcept.computeIfAbsent(row.practice().concept(), c -> new ArrayList<>()).add(row);
    }
    Map<String, Scored.Concept> concepts = new LinkedHashMap<>();
    byConcept.forEach(
        (concept, twins) ->
            concepts.put(
                concept,
                new Scored.Concept(
                    concept,
                    twins.stream().map(row -> row.practice().practiceId()).toList(),
                    ConceptStanding.of(twins.stream().map(standings::get).toList()))));
    List<Scored> practices = new ArrayList<>();
    List<Scored> changed = new ArrayList<>();
    for (PracticeRow row : rows) {
      Scored.Concept concept = requireNonNull(concepts.get(row.practice().concept()));
      Standing standing = requireNonNull(standings.get(row));
      Derived derived = derived(standing, concept.standing().twinConflict());
      Scored scored = scored(row, derived, basis);
      practices.add(scored);
      if (scored.version() == basis.version()) {
        changed.add(scored);
      }
    }
    return new AssessmentScore(practices, List.copyOf(concepts.values()), changed);
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
