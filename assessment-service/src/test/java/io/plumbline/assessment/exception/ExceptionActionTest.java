package io.plumbline.assessment.exception;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExceptionActionTest {

  /** Every cell that is allowed; RENEWING is APPROVED with a renewal that waits. */
  private static final Map<String, String> TABLE =
      Map.ofEntries(
          Map.entry("REQUESTED APPROVE", "APPROVED"),
          Map.entry("REQUESTED REFUSE", "REFUSED"),
          Map.entry("REQUESTED WITHDRAW", "WITHDRAWN"),
          Map.entry("REQUESTED EXPIRE", "EXPIRED"),
          Map.entry("APPROVED REVOKE", "REVOKED"),
          Map.entry("APPROVED RENEW", "APPROVED"),
          Map.entry("APPROVED EXPIRE", "EXPIRED"),
          Map.entry("RENEWING APPROVE", "APPROVED"),
          Map.entry("RENEWING REFUSE", "APPROVED"),
          Map.entry("RENEWING WITHDRAW", "APPROVED"),
          Map.entry("RENEWING REVOKE", "REVOKED"),
          Map.entry("RENEWING EXPIRE", "REQUESTED"));

  @Test
  void shouldAllowWhatTheTableSaysAndNothingElse() {
    Map<String, String> allowed = new TreeMap<>();
    for (ExceptionState state : ExceptionState.values()) {
      for (ExceptionAction action : ExceptionAction.values()) {
        action.next(state, false).ifPresent(next -> allowed.put(state + " " + action, next.name()));
      }
    }
    for (ExceptionAction action : ExceptionAction.values()) {
      action
          .next(ExceptionState.APPROVED, true)
          .ifPresent(next -> allowed.put("RENEWING " + action, next.name()));
    }
    assertThat(allowed).isEqualTo(new TreeMap<>(TABLE));
  }

  @Test
  void shouldLeaveNoWayOutOfAnEnd() {
    for (ExceptionAction action : ExceptionAction.values()) {
      assertThat(action.next(ExceptionState.REVOKED, false)).isEqualTo(Optional.empty());
    }
  }
}
