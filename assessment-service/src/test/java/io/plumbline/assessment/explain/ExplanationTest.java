package io.plumbline.assessment.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.assessment.explain.Term.Input;
import io.plumbline.assessment.scoring.Covered;
import io.plumbline.assessment.scoring.Facts;
import io.plumbline.assessment.scoring.RiskLevel;
import io.plumbline.assessment.scoring.ScoringPolicies;
import io.plumbline.assessment.scoring.Standing;
import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.assessment.verdict.Declaration;
import io.plumbline.assessment.verdict.Observation;
import io.plumbline.assessment.verdict.Tally;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplanationTest {

  @Test
  void shouldNameEveryRuleWithInputsAndResult() {
    Facts facts =
        new Facts(
            new Declaration(AnswerStatus.PARTIALLY_IMPLEMENTED, 40),
            new Observation(new Tally(2, 1, 0, 0, 3, 0), true),
            false,
            RiskLevel.HIGH);

    List<Term> terms =
        Explanation.of(Standing.of(facts, ScoringPolicies.current()), ScoringPolicies.current());

    assertThat(terms)
        .extracting(Term::name, Term::rule, Term::result)
        .containsExactly(
            tuple("observed", "FAIL_AND_PASS: F>0, P>0", "MIXED"),
            tuple("verdict", "verdict table", "CONSISTENT"),
            tuple("bucket", "EVIDENCE_CONFIRMS: CONSISTENT", "CONFIRMED"),
            tuple("risk", "TABLE: risk table of policy plumbline v1", "MEDIUM"),
            tuple("weight", "weights of policy plumbline v1", "10"),
            tuple("proven", "d where the verdict is CONSISTENT, else 0", "40"),
            tuple(
                "declared",
                "100 for IMPLEMENTED, the degree for PARTIALLY_IMPLEMENTED, else 0",
                "40"));
    assertThat(terms.get(0).inputs()).contains(new Input("P", "2"), new Input("SF", "3"));
  }

  @Test
  void shouldSayWhatExceptionsBySelectorCover() {
    Facts facts =
        new Facts(
            new Declaration(AnswerStatus.IMPLEMENTED, 0),
            new Observation(new Tally(2, 2, 0, 0, 0, 1), true),
            false,
            new Covered(Map.of("workloads/w/exceptions/x", 2L, "workloads/w/exceptions/y", 1L)),
            RiskLevel.HIGH);

    Term bucket =
        Explanation.of(Standing.of(facts, ScoringPolicies.current()), ScoringPolicies.current())
            .get(2);

    assertThat(bucket.result()).isEqualTo("EXCEPTED");
    assertThat(bucket.inputs())
        .contains(
            new Input("excepted", "true"),
            new Input("covered", "3 of 3 failing items"),
            new Input("workloads/w/exceptions/x", "2 of 3 failing items"),
            new Input("workloads/w/exceptions/y", "1 of 3 failing items"));
  }

  @Test
  void shouldSayWhatIsUnderstatedAndUntestable() {
    assertThat(results(AnswerStatus.NOT_IMPLEMENTED, new Tally(1, 0, 0, 0, 0, 0), true))
        .contains("CONTRADICTED (understated)");
    assertThat(results(AnswerStatus.IMPLEMENTED, Tally.NONE, false))
        .contains("NO_EVIDENCE (untestable)", "UNTESTABLE");
  }

  private static List<String> results(AnswerStatus declared, Tally tally, boolean testable) {
    Facts facts =
        new Facts(
            new Declaration(declared, 0),
            new Observation(tally, testable),
            false,
            RiskLevel.MEDIUM);
    Standing standing = Standing.of(facts, ScoringPolicies.current());
    return Explanation.of(standing, ScoringPolicies.current()).stream().map(Term::result).toList();
  }
}
