package io.plumbline.assessment.register;

import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.register.ExceptionCalls.APRIL;
import static io.plumbline.assessment.register.ExceptionCalls.approve;
import static io.plumbline.assessment.register.ExceptionCalls.asked;
import static io.plumbline.assessment.register.ExceptionCalls.events;
import static io.plumbline.assessment.register.ExceptionCalls.get;
import static io.plumbline.assessment.register.ExceptionCalls.state;
import static io.plumbline.assessment.register.ExceptionCalls.stub;
import static io.plumbline.assessment.register.ExceptionCalls.workload;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.assessment.Scenes;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.Bucket;
import io.plumbline.proto.assessment.v1.ExceptionEvent;
import io.plumbline.proto.assessment.v1.RiskException;
import io.plumbline.proto.assessment.v1.RiskException.State;
import io.plumbline.testing.ServiceResources;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exceptions end by the service's clock; here it is moved. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class ExceptionClockTest {

  @Inject
  @ReactiveDataSource("system")
  Pool system;

  @Inject TenantTransaction transaction;
  @Inject ExceptionWriter writer;

  @BeforeEach
  void catalog() {
    Scenes.catalogIsKnown();
  }

  private ExceptionSweeper at(Instant now) {
    return new ExceptionSweeper(system, transaction, writer, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static void sweep(ExceptionSweeper... replicas) {
    CompletableFuture.allOf(
            Stream.of(replicas)
                .map(replica -> CompletableFuture.runAsync(() -> run(replica)))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  private static void run(ExceptionSweeper replica) {
    try {
      VertxContextSupport.subscribeAndAwait(replica::sweep);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static RiskException approvedFor(String workload, Instant expireAt) {
    var request = asked(workload, ExceptionCalls.PRACTICE);
    request.getExceptionBuilder().getTermsBuilder().setExpireTime(Scenes.timestamp(expireAt));
    return approve(APRIL, stub(ana()).createException(request.build()));
  }

  @Test
  void shouldHoldUntilTheInstantAndReopenAtIt() {
    // Given
    Assessment assessment = Scenes.assessment(Scenes.workload());
    Scenes.answer(assessment, "sec01-bp01", AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED);
    Instant end = Instant.ofEpochSecond(Instant.now().plus(Duration.ofHours(2)).getEpochSecond());
    RiskException approved = approvedFor(workload(assessment), end);

    // When
    sweep(at(end.minusMillis(1)));
    State before = get(ana(), approved).getState();
    Bucket held = state(assessment).getBucket();
    sweep(at(end));

    // Then
    assertThat(before).isEqualTo(State.STATE_APPROVED);
    assertThat(held).isEqualTo(Bucket.BUCKET_EXCEPTED);
    assertThat(get(ana(), approved).getState()).isEqualTo(State.STATE_EXPIRED);
    assertThat(state(assessment).getBucket()).isEqualTo(Bucket.BUCKET_ADMITTED);
  }

  /** Nothing swept at that minute; later two replicas come up at once, and look again and again. */
  @Test
  void shouldReopenOnceWhenTheServiceWasDownAtThatMinute() {
    // Given
    Assessment assessment = Scenes.assessment(Scenes.workload());
    Scenes.answer(assessment, "sec01-bp01", AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED);
    Instant end = Instant.now().plus(Duration.ofMinutes(90));
    RiskException approved = approvedFor(workload(assessment), end);
    long version = state(assessment).getVersion();

    // When
    Instant up = end.plus(Duration.ofDays(2));
    sweep(at(up), at(up.plusSeconds(1)));
    sweep(at(up.plusSeconds(2)), at(up.plusSeconds(3)));

    // Then
    assertThat(events(approved))
        .extracting(ExceptionEvent::getAction)
        .containsExactly("REQUEST", "APPROVE", "EXPIRE");
    assertThat(state(assessment).getVersion()).isEqualTo(version + 1);
    assertThat(state(assessment).getBucket()).isEqualTo(Bucket.BUCKET_ADMITTED);
  }
}
