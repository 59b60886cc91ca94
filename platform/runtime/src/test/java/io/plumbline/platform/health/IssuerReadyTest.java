package io.plumbline.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class IssuerReadyTest {

  /** What the issuer does each time it is asked; true: its keys are there from then on. */
  private final Deque<Uni<Boolean>> answers = new ArrayDeque<>();

  private final AtomicInteger asked = new AtomicInteger();
  private boolean keys;

  private final IssuerReady check = new IssuerReady(() -> keys, this::ask);

  private Uni<Boolean> ask() {
    asked.incrementAndGet();
    return answers.remove().invoke(there -> keys = there);
  }

  private Status status() {
    return check.call().getStatus();
  }

  @Test
  void shouldAskNobodyOnceTheKeysAreThere() {
    keys = true;
    assertThat(status()).isEqualTo(Status.UP);
    assertThat(asked).hasValue(0);
  }

  @Test
  void shouldAskAnIssuerThatWasAwayUntilItAnswers() {
    answers.add(Uni.createFrom().failure(new IllegalStateException("away")));
    answers.add(Uni.createFrom().item(false));
    answers.add(Uni.createFrom().item(true));
    assertThat(status()).isEqualTo(Status.DOWN);
    assertThat(status()).isEqualTo(Status.DOWN);
    assertThat(status()).isEqualTo(Status.DOWN);
    assertThat(status()).isEqualTo(Status.UP);
    assertThat(asked).hasValue(3);
  }

  @Test
  void shouldNotAskWhileAnAnswerIsAwaited() {
    answers.add(Uni.createFrom().nothing());
    assertThat(status()).isEqualTo(Status.DOWN);
    assertThat(status()).isEqualTo(Status.DOWN);
    assertThat(asked).hasValue(1);
  }
}
