package io.plumbline.assessment.comment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadActionTest {

  @ParameterizedTest
  @CsvSource({
    "OPEN,     REPLY,   OPEN",
    "OPEN,     RESOLVE, RESOLVED",
    "OPEN,     REOPEN,",
    "RESOLVED, REPLY,   OPEN",
    "RESOLVED, RESOLVE,",
    "RESOLVED, REOPEN,  OPEN",
  })
  void shouldLeadToTheNextStateOrNowhere(ThreadState from, ThreadAction action, ThreadState next) {
    assertThat(action.next(from).orElse(null)).isEqualTo(next);
  }
}
