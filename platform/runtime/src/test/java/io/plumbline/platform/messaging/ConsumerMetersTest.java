package io.plumbline.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ConsumerMetersTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ConsumerMeters meters = new ConsumerMeters(registry, "notes.copy");

  @Test
  void shouldShowEveryOutcomeFromTheStart() {
    for (String outcome : Set.of("handled", "duplicate", "retried", "dead")) {
      assertThat(count(outcome)).isZero();
    }
    assertThat(lag()).isZero();
  }

  @Test
  void shouldCountEachOutcomeAndTheAgeOfWhatWasHandled() {
    // When
    meters.handled(Duration.ofSeconds(3));
    meters.duplicate();
    meters.retried();
    meters.retried();
    meters.dead();

    // Then
    assertThat(count("handled")).isEqualTo(1);
    assertThat(count("duplicate")).isEqualTo(1);
    assertThat(count("retried")).isEqualTo(2);
    assertThat(count("dead")).isEqualTo(1);
    assertThat(registry.get("plumbline.events.age").timer().totalTime(TimeUnit.SECONDS))
        .isEqualTo(3);
  }

  @Test
  void shouldSumWhatWaitsInThePartitionsOfThisProcess() {
    // Given
    TopicPartition one = new TopicPartition("notes", 0);
    TopicPartition two = new TopicPartition("notes", 1);
    try (MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("earliest")) {
      kafka.assign(List.of(one, two));
      kafka.updateBeginningOffsets(Map.of(one, 0L, two, 0L));
      kafka.updateEndOffsets(Map.of(one, 12L, two, 5L));
      kafka.seek(one, 10);
      kafka.seek(two, 5);

      // When
      meters.behind(kafka);
      double behind = lag();
      kafka.assign(List.of(two));
      meters.behind(kafka);

      // Then
      assertThat(behind).isEqualTo(2);
      assertThat(lag()).isZero();
    }
  }

  private double count(String outcome) {
    return registry.get("plumbline.events").tag("outcome", outcome).counter().count();
  }

  private double lag() {
    return registry.get("plumbline.events.lag").tag("consumer", "notes.copy").gauge().value();
  }
}
