package io.plumbline.assessment.explain;

import io.plumbline.assessment.explain.Term.Input;
import io.plumbline.assessment.scoring.Covered;
import io.plumbline.assessment.scoring.Facts;
import io.plumbline.assessment.scoring.RiskRule;
import io.plumbline.assessment.scoring.ScoringPolicy;
import io.plumbline.assessment.scoring.Standing;
import io.plumbline.assessment.verdict.Observation;
import io.plumbline.assessment.verdict.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts a standing into words, term by term, from the evidence to the credits. */
public final class Explanation {

  private Explanation() {}

  /** The terms of one practice, in the order in which they are derived. */
  public static List<Term> of(Standing standing, ScoringPolicy policy) {
    return List.of(
        observed(standing.facts().observation()),
        verdict(standing),
        bucket(standing),
        risk(standing, policy),
        weight(standing, policy),
        provenCredit(standing),
        declaredCredit(standing));
  }

  private static Term observed(Observation observation) {
    Tally tally = observation.tally();
    return new Term(
        "observed",
        observation.rule().name() + ": " + observation.rule().condition(),
        List.of(
            Input.of("P", tally.pass()),
            Input.of("F", tally.fail()),
            Input.of("W", tally.warn()),
            Input.of("SP", tally.stalePass()),
            Input.of("SF", tally.staleFail()),
            Input.of("SW", tally.staleWarn()),
            Input.of("testable", observation.testable())),
        observedText(observation));
  }

  private static Term verdict(Standing standing) {
    String verdict = standing.judgement().verdict().name();
    return new Term(
        "verdict",
        "verdict table",
        List.of(declared(standing.facts()), observedInput(standing.facts())),
        standing.judgement().understated() ? verdict + " (understated)" : verdict);
  }

  private static Term bucket(Standing standing) {
    return new Term(
        "bucket",
        standing.bucketRule().name() + ": " + standing.bucketRule().condition(),
        bucketInputs(standing),
        standing.bucket().name());
  }

  /** Exceptions by finding selector are named with what they cover. */
  private static List<Input> bucketInputs(Standing standing) {
    Facts facts = standing.facts();
    List<Input> inputs = new ArrayList<>();
    inputs.add(declared(facts));
    inputs.add(verdictInput(standing));
    inputs.add(Input.of("excepted", facts.excepted()));
    Covered covered = facts.covered();
    if (covered.count() > 0) {
      long failing = facts.observation().tally().failures();
      inputs.add(Input.of("covered", ofFailing(covered.count(), failing)));
      covered.items().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(e -> inputs.add(Input.of(e.getKey(), ofFailing(e.getValue(), failing))));
    }
    return inputs;
  }

  private static String ofFailing(long covered, long failing) {
    return covered + " of " + failing + " failing items";
  }

  private static Term risk(Standing standing, ScoringPolicy policy) {
    boolean fromTable = standing.riskRule() == RiskRule.TABLE;
    return new Term(
        "risk",
        standing.riskRule().name()
            + ": "
            + standing.riskRule().condition()
            + (fromTable ? " of policy " + policy.name() + " v" + policy.version() : ""),
        List.of(
            declared(standing.facts()),
            verdictInput(standing),
            observedInput(standing.facts()),
            Input.of("L", standing.facts().level())),
        standing.risk().name());
  }

  private static Term weight(Standing standing, ScoringPolicy policy) {
    return new Term(
        "weight",
        "weights of policy " + policy.name() + " v" + policy.version(),
        List.of(Input.of("L", standing.facts().level())),
        String.valueOf(standing.weight()));
  }

  private static Term provenCredit(Standing standing) {
    return new Term(
        "proven",
        "d where the verdict is CONSISTENT, else 0",
        List.of(verdictInput(standing), Input.of("d", standing.declaredCredit())),
        String.valueOf(standing.provenCredit()));
  }

  private static Term declaredCredit(Standing standing) {
    return new Term(
        "declared",
        "100 for IMPLEMENTED, the degree for PARTIALLY_IMPLEMENTED, else 0",
        List.of(
            declared(standing.facts()),
            Input.of("degree", standing.facts().declaration().degree())),
        String.valueOf(standing.declaredCredit()));
  }

  private static Input declared(Facts facts) {
    return Input.of("declared", facts.declaration().status());
  }

  private static Input observedInput(Facts facts) {
    return Input.of("observed", observedText(facts.observation()));
  }

  private static Input verdictInput(Standing standing) {
    return Input.of("verdict", standing.judgement().verdict());
  }

  private static String observedText(Observation observation) {
    String status = observation.status().name();
    return observation.untestable() ? status + " (untestable)" : status;
  }
}
