package io.plumbline.assessment.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AssessmentActionTest {

  /** Every cell that is allowed. */
  private static final Map<String, String> TABLE =
      Map.of(
          "IN_PROGRESS SUBMIT", "SUBMITTED",
          "CHANGES_REQUESTED SUBMIT", "SUBMITTED",
          "SUBMITTED APPROVE", "APPROVED",
          "SUBMITTED REQUEST_CHANGES", "CHANGES_REQUESTED",
          "SUBMITTED REOPEN", "IN_PROGRESS",
          "APPROVED CLOSE", "CLOSED",
          "APPROVED REOPEN", "IN_PROGRESS",
          "CLOSED REOPEN", "IN_PROGRESS");

  @Test
  void shouldAllowWhatTheTableSaysAndNothingElse() {
    Map<String, String> allowed = new TreeMap<>();
    for (AssessmentState state : AssessmentState.values()) {
      for (AssessmentAction action : AssessmentAction.values()) {
        action.next(state).ifPresent(next -> allowed.put(state + " " + action, next.name()));
      }
    }
    assertThat(allowed).isEqualTo(new TreeMap<>(TABLE));
  }
}
