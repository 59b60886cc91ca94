package io.plumbline.platform.messaging;

import io.plumbline.platform.config.PlatformConfig;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Puts events that can not be handled on {@code <topic>.dlq}, unchanged, with the reason, consumer
 * and place in headers, so that they can be looked at and {@link ReplayDeadLetters replayed}.
 */
@ApplicationScoped
class DeadLetters {

  static final String SUFFIX = ".dlq";
  static final String PREFIX = "plumbline_dlq_";

  private static final Logger LOG = Logger.getLogger(DeadLetters.class);

  private final KafkaSettings kafka;
  private final Clock clock;
  private final String clientId;
  private @Nullable KafkaProducer<byte[], byte[]> producer;

  @Inject
  DeadLetters(KafkaSettings kafka, Clock clock, PlatformConfig config) {
    this.kafka = kafka;
    this.clock = clock;
    this.clientId = config.service() + ".dlq";
  }

  /**
   * Writes the event and awaits the acknowledgement.
   *
   * @throws KafkaException when it could not be written; the event must then be tried again
   */
  synchronized void put(ConsumerRecord<byte[], byte[]> message, String consumer, String reason) {
    Headers headers = new RecordHeaders(message.headers());
    CloudEvents.put(headers, PREFIX + "reason", reason);
    CloudEvents.put(headers, PREFIX + "consumer", consumer);
    CloudEvents.put(headers, PREFIX + "partition", Integer.toString(message.partition()));
    CloudEvents.put(headers, PREFIX + "offset", Long.toString(message.offset()));
    CloudEvents.put(headers, PREFIX + "time", clock.instant().toString());
    try {
      if (producer == null) {
        producer = kafka.producer(clientId);
      }
      producer
          .send(
              new ProducerRecord<>(
                  message.topic() + SUFFIX, null, message.key(), message.value(), headers))
          .get();
    } catch (ExecutionException e) {
      throw new KafkaException("dead letter not acknowledged", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException(e);
    }
    LOG.errorf(
        "event at %s-%d@%d is dead for %s: %s",
        message.topic(), message.partition(), message.offset(), consumer, reason);
  }

  synchronized void onStop(@Observes ShutdownEvent event) {
    if (producer != null) {
      producer.close(Duration.ofSeconds(5));
    }
  }
}
