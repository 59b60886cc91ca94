package io.plumbline.assessment.scoring;

import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.assessment.verdict.Judgement;
import io.plumbline.assessment.verdict.Verdict;
import io.plumbline.assessment.verdict.VerdictTable;

/**
 * Where one practice of one workload stands: derived from the facts and a policy, by nothing else.
 *
 * @param facts what it is derived from
 * @param judgement the verdict, and whether it understates
 * @param bucketRule the rule that chose the bucket
 * @param riskRule the rule that chose the risk
 * @param risk the risk it leaves
 * @param weight w of DESIGN section 8
 */
public record Standing(
    Facts facts,
    Judgement judgement,
    BucketRule bucketRule,
    RiskRule riskRule,
    Risk risk,
    int weight) {

  /** Derives a practice's standing. */
  public static Standing of(Facts facts, ScoringPolicy policy) {
    AnswerStatus declared = facts.declaration().status();
    Judgement judgement = VerdictTable.judge(declared, facts.observation());
    RiskRule riskRule = RiskRule.of(declared, facts.observation());
    RiskCell cell =
        riskRule == RiskRule.TABLE ? policy.cell(declared, judgement.verdict()) : RiskCell.LEVEL;
    return new Standing(
        facts,
        judgement,
        BucketRule.of(declared, judgement.verdict(), facts.excepted()),
        riskRule,
        policy.resolve(cell, facts.level()),
        policy.weight(facts.level()));
  }

  /** The bucket it counts in. */
  public Bucket bucket() {
    return bucketRule.bucket();
  }

  /** Whether it counts in a score at all. */
  public boolean applicable() {
    return bucket() != Bucket.NOT_APPLICABLE;
  }

  /**
   * The proven credit c, in percent: what was declared, as far as the verdict is CONSISTENT. It
   * goes by the verdict, so an exception moves the bucket and never c.
   */
  public int provenCredit() {
    return judgement.verdict() == Verdict.CONSISTENT ? facts.declaration().credit() : 0;
  }

  /** The declared credit d, in percent. */
  public int declaredCredit() {
    return facts.declaration().credit();
  }
}
