package io.plumbline.assessment.policy;

import io.plumbline.assessment.policy.Situations.Situation;
import io.plumbline.assessment.policy.Situations.Step;
import io.plumbline.assessment.scoring.RiskCell;
import io.plumbline.assessment.scoring.RiskLevel;
import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.assessment.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What every policy must keep (DESIGN section 8): it is complete, a graver level weighs no less,
 * and worse evidence never lowers a risk. Pure functions; all that is broken is found at once.
 */
public final class PolicyRules {

  private static final int HEAVIEST = 1000;

  private PolicyRules() {}

  /**
   * A rule that is broken.
   *
   * @param field path of the field within the policy
   */
  public record Violation(String field, String description) {}

  /** Everything that is wrong with a draft, in the order of its fields. */
  public static List<Violation> violations(PolicyDraft draft) {
    List<Violation> found = new ArrayList<>();
    if (draft.defaultLevel() == null) {
      found.add(new Violation("default_level", "must be HIGH, MEDIUM or LOW"));
    }
    if (draft.defaultDegree() < 0 || draft.defaultDegree() > 100) {
      found.add(new Violation("default_degree", "must be within 0 to 100"));
    }
    levels(draft, found);
    table(draft, found);
    if (found.isEmpty()) {
      steps(draft, found);
    }
    return found;
  }

  /** Levels stand from the gravest to the least. */
  private static void levels(PolicyDraft draft, List<Violation> found) {
    for (RiskLevel level : RiskLevel.values()) {
      Integer weight = draft.weights().get(level);
      RiskLevel lowered = draft.lowered().get(level);
      if (weight == null || lowered == null) {
        found.add(new Violation("levels", level + " must be there with what it is lowered to"));
      } else {
        if (weight < 1 || weight > HEAVIEST) {
          found.add(new Violation("levels", level + " must weigh 1 to " + HEAVIEST));
        }
        if (lowered.compareTo(level) < 0) {
          found.add(new Violation("levels", level + " can not be lowered to " + lowered));
        }
      }
    }
    for (int i = 1; i < RiskLevel.values().length; i++) {
      order(draft, RiskLevel.values()[i - 1], RiskLevel.values()[i], found);
    }
  }

  private static void order(
      PolicyDraft draft, RiskLevel graver, RiskLevel lesser, List<Violation> found) {
    Integer heavy = draft.weights().get(graver);
    Integer light = draft.weights().get(lesser);
    if (heavy != null && light != null && heavy < light) {
      found.add(new Violation("levels", graver + " must not weigh less than " + lesser));
    }
    RiskLevel high = draft.lowered().get(graver);
    RiskLevel low = draft.lowered().get(lesser);
    if (high != null && low != null && high.compareTo(low) > 0) {
      found.add(
          new Violation("levels", graver + " must not be lowered below what " + lesser + " is"));
    }
  }

  private static void table(PolicyDraft draft, List<Violation> found) {
    Map<AnswerStatus, Set<Verdict>> occurring = occurring();
    for (AnswerStatus declared : AnswerStatus.values()) {
      for (Verdict verdict : Verdict.values()) {
        boolean occurs = occurring.getOrDefault(declared, Set.of()).contains(verdict);
        cell(declared, verdict, draft.cell(declared, verdict), occurs, found);
      }
    }
  }

  private static void cell(
      AnswerStatus declared,
      Verdict verdict,
      @Nullable RiskCell cell,
      boolean occurs,
      List<Violation> found) {
    String pair = declared + " and " + verdict;
    if (occurs != (cell != null)) {
      found.add(
          new Violation(
              "risk_cells", pair + (occurs ? " must have a cell" : " can not occur together")));
    } else if (cell != null && fixed(declared, verdict) != fixed(cell)) {
      found.add(new Violation("risk_cells", pair + " can not be " + cell));
    }
  }

  /** The two pairs that no policy decides, and the two words that only they have. */
  private static @Nullable RiskCell fixed(AnswerStatus declared, Verdict verdict) {
    if (declared == AnswerStatus.UNANSWERED) {
      return RiskCell.UNANSWERED;
    }
    boolean rightly = declared == AnswerStatus.NOT_APPLICABLE && verdict == Verdict.CONSISTENT;
    return rightly ? RiskCell.NOT_APPLICABLE : null;
  }

  private static @Nullable RiskCell fixed(RiskCell cell) {
    return cell == RiskCell.UNANSWERED || cell == RiskCell.NOT_APPLICABLE ? cell : null;
  }

  private static Map<AnswerStatus, Set<Verdict>> occurring() {
    Map<AnswerStatus, Set<Verdict>> pairs = new EnumMap<>(AnswerStatus.class);
    for (Step step : Situations.STEPS) {
      for (Situation situation : List.of(step.from(), step.to())) {
        if (situation.fromTable()) {
          pairs
              .computeIfAbsent(situation.declared(), d -> EnumSet.noneOf(Verdict.class))
              .add(situation.verdict());
        }
      }
    }
    return pairs;
  }

  private static void steps(PolicyDraft draft, List<Violation> found) {
    Set<Violation> falling = new TreeSet<>(Comparator.comparing(Violation::description));
    for (Step step : Situations.STEPS) {
      for (RiskLevel level : RiskLevel.values()) {
        if (height(draft, step.to(), level) < height(draft, step.from(), level)) {
          falling.add(
              new Violation(
                  "risk_cells",
                  step.from().declared()
                      + ": the risk would fall when worse evidence turns "
                      + words(step.from())
                      + " into "
                      + words(step.to())));
        }
      }
    }
    found.addAll(falling);
  }

  private static String words(Situation situation) {
    return situation.verdict() + (situation.fromTable() ? "" : " with a known failure");
  }

  /** How high a risk is: 0 for none, 3 for HIGH. */
  private static int height(PolicyDraft draft, Situation situation, RiskLevel level) {
    RiskCell cell =
        situation.fromTable()
            ? draft.cell(situation.declared(), situation.verdict())
            : RiskCell.LEVEL;
    if (cell == RiskCell.LEVEL) {
      return height(level);
    }
    return cell == RiskCell.LOWERED ? height(draft.lowered().getOrDefault(level, level)) : 0;
  }

  private static int height(RiskLevel level) {
    return RiskLevel.values().length - level.ordinal();
  }
}
