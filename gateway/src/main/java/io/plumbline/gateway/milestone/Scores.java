package io.plumbline.gateway.milestone;

import io.plumbline.gateway.words.Bar;
import io.plumbline.proto.assessment.v1.MilestoneScore;

/** Scores of milestones. */
public final class Scores {

  private Scores() {}

  /** Over all practices. */
  public static Bar all(MilestoneScore score) {
    return new Bar(
        score.hasProven() ? score.getProven() : null,
        score.hasDeclared() ? score.getDeclared() : null);
  }

  /** Over distinct concepts. */
  public static Bar distinct(MilestoneScore score) {
    return new Bar(
        score.hasDistinctProven() ? score.getDistinctProven() : null,
        score.hasDistinctDeclared() ? score.getDistinctDeclared() : null);
  }
}
