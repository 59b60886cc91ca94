package io.plumbline.assessment.carry;

import io.plumbline.assessment.carry.CarryPlan.Carried;
import io.plumbline.assessment.carry.CarryPlan.Received;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A plan after people chose among what it proposes. */
final class Chosen {

  private final Map<String, String> choices;
  private final Map<String, Source> sources = new HashMap<>();
  private final Set<String> before = new HashSet<>();
  private final Set<String> after = new HashSet<>();
  private final Set<String> open = new HashSet<>();

  private Chosen(CarryPlan plan, Map<String, String> choices) {
    this.choices = choices;
    plan.sources().forEach(c -> sources.put(c.source().practiceId(), c.source()));
    for (Received target : plan.targets()) {
      before.addAll(target.sourceIds());
      if (chosen(target) == null) {
        after.addAll(target.sourceIds());
        open.addAll(target.proposalIds());
      }
    }
  }

  /**
   * The plan with choices made.
   *
   * @param choices ids of practices of the old edition by those of the new one that get their
   *     answers
   */
  static CarryPlan of(CarryPlan plan, Map<String, String> choices) {
    Chosen chosen = new Chosen(plan, choices);
    return new CarryPlan(
        plan.sources().stream().map(chosen::source).toList(),
        plan.targets().stream().map(chosen::target).toList());
  }

  private @Nullable String chosen(Received target) {
    return choices.get(target.target().practiceId());
  }

  private Received target(Received target) {
    Source source = sources.get(chosen(target));
    return source == null
        ? target
        : new Received(
            target.target(),
            Outcome.CHOSEN,
            source.answer(),
            List.of(source.practiceId()),
            target.proposalIds());
  }

  private Carried source(Carried carried) {
    String id = carried.source().practiceId();
    if (after.contains(id)) {
      return carried;
    }
    if (choices.containsValue(id)) {
      return carried.as(Fate.CHOSEN, carried.doubt());
    }
    boolean asked = carried.fate() == Fate.NEEDS_REVIEW && carried.source().answered();
    return before.contains(id) || asked && !open.contains(id)
        ? carried.as(Fate.NOT_CHOSEN, carried.doubt())
        : carried;
  }
}
