package io.plumbline.assessment.improvement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ImprovementActionTest {

  /** Every cell that is allowed. */
  private static final Map<String, String> TABLE =
      Map.of(
          "OPEN START", "IN_PROGRESS",
          "OPEN COMPLETE", "DONE",
          "OPEN DROP", "DROPPED",
          "IN_PROGRESS COMPLETE", "DONE",
          "IN_PROGRESS DROP", "DROPPED",
          "IN_PROGRESS REOPEN", "OPEN",
          "DONE REOPEN", "OPEN",
          "DROPPED REOPEN", "OPEN");

  @Test
  void shouldAllowWhatTheTableSaysAndNothingElse() {
    Map<String, String> allowed = new TreeMap<>();
    for (ImprovementState state : ImprovementState.values()) {
      for (ImprovementAction action : ImprovementAction.values()) {
        action.next(state).ifPresent(next -> allowed.put(state + " " + action, next.name()));
      }
    }

    assertThat(allowed).isEqualTo(new TreeMap<>(TABLE));
  }
}
