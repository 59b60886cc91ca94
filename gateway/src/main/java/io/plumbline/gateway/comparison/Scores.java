package io.plumbline.gateway.comparison;

import io.plumbline.gateway.words.Bar;
import io.plumbline.gateway.words.Figures;
import io.plumbline.proto.assessment.v1.MilestoneScore;

/** Scores of milestones, and how they went. */
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

  /** How far the proven share moved, {@code +7.9}; a dash where one side has none. */
  static String went(Bar before, Bar after) {
    Integer was = before.proven();
    Integer is = after.proven();
    if (was == null || is == null) {
      return "\u2013";
    }
    String sign = is > was ? "+" : is < was ? "\u2212" : "\u00b1";
    return sign + Figures.percent(Math.abs(is - was));
  }
}
