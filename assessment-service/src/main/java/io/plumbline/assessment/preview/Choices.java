package io.plumbline.assessment.preview;

import io.plumbline.assessment.assessment.Refusals;
import io.plumbline.assessment.carry.CarryPlan;
import io.plumbline.assessment.carry.CarryPlan.Received;
import io.plumbline.proto.assessment.v1.UpgradeChoice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What people chose for the practices that ask. */
public record Choices(List<UpgradeChoice> all) {

  /** Nothing is chosen. */
  public static final Choices NONE = new Choices(List.of());

  public Choices {
    all = List.copyOf(all);
  }

  /**
   * The plan with them.
   *
   * @throws io.plumbline.platform.grpc.DomainException INVALID_ARGUMENT for one that can not be
   *     made
   */
  CarryPlan on(CarryPlan plan) {
    Map<String, Received> targets =
        plan.targets().stream()
            .collect(Collectors.toMap(t -> t.target().practiceId(), Function.identity()));
    Map<String, String> chosen = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      UpgradeChoice choice = all.get(i);
      String field = "choices[" + i + "].";
      check(choice, targets, field);
      if (chosen.put(choice.getPracticeId(), choice.getSourceId()) != null) {
        throw Refusals.field(field + "practice_id", "is named twice");
      }
    }
    return plan.with(chosen);
  }

  private static void check(UpgradeChoice choice, Map<String, Received> targets, String field) {
    Received target = targets.get(choice.getPracticeId());
    if (target == null) {
      throw Refusals.field(field + "practice_id", "is no practice of the new edition");
    }
    if (target.proposalIds().isEmpty()) {
      throw Refusals.field(
          field + "practice_id", "asks nothing: there are no proposals to choose from");
    }
    if (!target.proposalIds().contains(choice.getSourceId())) {
      throw Refusals.field(
          field + "source_id",
          "is none of its proposals: choose one of " + String.join(", ", target.proposalIds()));
    }
  }
}
