package io.plumbline.gateway.policy;

import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.PolicyLevel;
import io.plumbline.proto.assessment.v1.Risk;
import io.plumbline.proto.assessment.v1.RiskTableCell;
import io.plumbline.proto.assessment.v1.ScoringPolicy;
import io.plumbline.proto.assessment.v1.Verdict;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/**
 * A policy as the form sends it. Weights stand beside the level they are of, and cells say their
 * whole place, so that nothing hangs on an order; what can not be read is sent on as nothing, for
 * the service to name.
 */
public class PolicyInput {
  @RestForm @Nullable String description;
  @RestForm @Nullable String defaultLevel;
  @RestForm @Nullable String defaultDegree;
  @RestForm @Nullable List<String> level;
  @RestForm @Nullable List<String> weight;
  @RestForm @Nullable List<String> lowered;

  /** Each {@code IMPLEMENTED CONSISTENT NONE}. */
  @RestForm @Nullable List<String> cell;

  /** For the contract. */
  ScoringPolicy policy() {
    ScoringPolicy.Builder policy =
        ScoringPolicy.newBuilder()
            .setDescription(description == null ? "" : description.strip())
            .setDefaultLevel(risk(defaultLevel))
            .setDefaultDegree(number(defaultDegree));
    List<String> levels = level == null ? List.of() : level;
    for (int i = 0; i < levels.size(); i++) {
      policy.addLevels(
          PolicyLevel.newBuilder()
              .setLevel(risk(levels.get(i)))
              .setWeight(number(at(weight, i)))
              .setLowered(risk(at(lowered, i))));
    }
    for (String said : cell == null ? List.<String>of() : cell) {
      policy.addRiskCells(cell(said));
    }
    return policy.build();
  }

  private static RiskTableCell cell(String said) {
    String[] words = said.split(" ", -1);
    return RiskTableCell.newBuilder()
        .setDeclared(
            named(
                AnswerStatus.class,
                "ANSWER_STATUS_" + words[0],
                AnswerStatus.ANSWER_STATUS_UNSPECIFIED))
        .setVerdict(named(Verdict.class, "VERDICT_" + word(words, 1), Verdict.VERDICT_UNSPECIFIED))
        .setCell(
            named(
                RiskTableCell.Cell.class,
                "CELL_" + word(words, 2),
                RiskTableCell.Cell.CELL_UNSPECIFIED))
        .build();
  }

  private static String word(String[] words, int i) {
    return i < words.length ? words[i] : "";
  }

  private static Risk risk(@Nullable String word) {
    return named(Risk.class, "RISK_" + word, Risk.RISK_UNSPECIFIED);
  }

  private static <E extends Enum<E>> E named(Class<E> type, String name, E none) {
    try {
      return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return none;
    }
  }

  private static @Nullable String at(@Nullable List<String> values, int i) {
    return values != null && i < values.size() ? values.get(i) : null;
  }

  private static int number(@Nullable String text) {
    try {
      return text == null ? -1 : Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
