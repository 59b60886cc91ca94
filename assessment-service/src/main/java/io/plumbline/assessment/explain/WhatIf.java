package io.plumbline.assessment.explain;

import io.plumbline.assessment.scoring.ConceptStanding;
import io.plumbline.assessment.scoring.Facts;
import io.plumbline.assessment.scoring.Score;
import io.plumbline.assessment.scoring.ScoringPolicy;
import io.plumbline.assessment.scoring.Standing;
import io.plumbline.assessment.verdict.Declaration;
import io.plumbline.assessment.verdict.Observation;
import io.plumbline.assessment.verdict.Tally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an assessment would be if some of its facts were others. A pure function, by the very rules
 * that score what is.
 *
 * @param before the standings as they are
 * @param after the standings as they would be, in the same order
 */
public record WhatIf(Side before, Side after) {

  /**
   * One practice with what its standing is derived from.
   *
   * @param id the last segment of its name
   */
  public record Practice(String id, String concept, Facts facts) {}

  /**
   * What is supposed of a practice.
   *
   * @param declared what would be declared, null for what is
   * @param passing whether all evidence of its concept would be fresh and pass
   * @param excepted whether an exception on its concept would be approved
   */
  public record Supposed(@Nullable Declaration declared, boolean passing, boolean excepted) {
    private static final Supposed NOTHING = new Supposed(null, false, false);
  }

  /** Standings and the scores on both denominators. */
  public record Side(List<Standing> standings, Score practices, Score concepts) {

    /** Scores practices as they are given. */
    public static Side of(List<Practice> practices, ScoringPolicy policy) {
      List<Standing> standings = new ArrayList<>();
      Map<String, List<Standing>> twins = new LinkedHashMap<>();
      for (Practice practice : practices) {
        Standing standing = Standing.of(practice.facts(), policy);
        standings.add(standing);
        twins.computeIfAbsent(practice.concept(), c -> new ArrayList<>()).add(standing);
      }
      return new Side(
          standings,
          Score.ofPractices(standings),
          Score.ofConcepts(twins.values().stream().map(ConceptStanding::of).toList()));
    }
  }

  /** Compares what is with what would be. */
  public static WhatIf of(
      List<Practice> practices, Map<String, Supposed> supposed, ScoringPolicy policy) {
    Set<String> passing = concepts(practices, supposed, Supposed::passing);
    Set<String> excepted = concepts(practices, supposed, Supposed::excepted);
    List<Practice> then = new ArrayList<>();
    for (Practice practice : practices) {
      Declaration declared = supposed.getOrDefault(practice.id(), Supposed.NOTHING).declared();
      Facts facts = practice.facts();
      then.add(
          new Practice(
              practice.id(),
              practice.concept(),
              new Facts(
                  declared == null ? facts.declaration() : declared,
                  passing.contains(practice.concept())
                      ? passing(facts.observation())
                      : facts.observation(),
                  facts.accepted() || excepted.contains(practice.concept()),
                  facts.covered(),
                  facts.level())));
    }
    return new WhatIf(Side.of(practices, policy), Side.of(then, policy));
  }

  private static Set<String> concepts(
      List<Practice> practices, Map<String, Supposed> supposed, Predicate<Supposed> what) {
    return practices.stream()
        .filter(p -> what.test(supposed.getOrDefault(p.id(), Supposed.NOTHING)))
        .map(Practice::concept)
        .collect(Collectors.toSet());
  }

  private static Observation passing(Observation is) {
    long items = is.tally().fresh() + is.tally().stale();
    return new Observation(new Tally(Math.max(1, items), 0, 0, 0, 0, 0), true);
  }
}
