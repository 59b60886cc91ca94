package io.plumbline.platform.messaging;

import io.plumbline.platform.config.PlatformConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends rows in order and awaits the acknowledgements. After a failure that may pass, the producer
 * is thrown away with all it still holds, so that nothing overtakes the row that failed. A topic
 * the broker does not know is left alone for a while, so that it holds up no other.
 */
@ApplicationScoped
class OutboxSender {

  private static final long LEFT_ALONE_NANOS = Duration.ofSeconds(10).toNanos();

  private final KafkaSettings kafka;
  private final String source;
  private final String clientId;
  private final Map<String, Long> leftAlone = new ConcurrentHashMap<>();
  private @Nullable KafkaProducer<byte[], byte[]> producer;

  @Inject
  OutboxSender(KafkaSettings kafka, PlatformConfig config) {
    this.kafka = kafka;
    this.source = "/plumbline/" + config.service();
    this.clientId = config.service() + ".relay";
  }

  /** What became of the rows; those in neither collection stay as they are. */
  static final class Result {
    private final List<UUID> sent = new ArrayList<>();
    private final Map<OutboxRow, String> refused = new LinkedHashMap<>();
    private @Nullable Throwable interruption;

    /** Rows the broker has acknowledged. */
    List<UUID> sent() {
      return sent;
    }

    /** Rows the broker refuses for good, with the reason. */
    Map<OutboxRow, String> refused() {
      return refused;
    }

    /** Fails when a row could not be sent for a reason that may pass. */
    void failIfInterrupted() {
      if (interruption != null) {
        throw new KafkaException("not acknowledged: " + reason(interruption), interruption);
      }
    }

    private boolean take(OutboxRow row, @Nullable Throwable failure) {
      if (failure == null) {
        sent.add(row.id());
      } else if (isRefusal(failure)) {
        refused.put(row, reason(failure));
      } else {
        interruption = interruption == null ? failure : interruption;
        return false;
      }
      return true;
    }
  }

  /** Topics to leave out of the next batch. */
  String[] leftAlone() {
    leftAlone.values().removeIf(until -> until - System.nanoTime() < 0);
    return leftAlone.keySet().toArray(String[]::new);
  }

  synchronized Result send(List<OutboxRow> rows) {
    Result result = new Result();
    Map<OutboxRow, Future<RecordMetadata>> inFlight = new LinkedHashMap<>();
    for (OutboxRow row : rows) {
      if (!leftAlone.containsKey(row.topic())) {
        enqueue(row, inFlight, result);
      }
    }
    inFlight.forEach(
        (row, future) -> {
          if (!result.take(row, outcome(future))) {
            close();
          }
        });
    return result;
  }

  private void enqueue(
      OutboxRow row, Map<OutboxRow, Future<RecordMetadata>> inFlight, Result result) {
    try {
      Future<RecordMetadata> future = producer().send(row.message(source));
      if (future.isDone() && outcome(future) instanceof TimeoutException noMetadata) {
        leftAlone.put(row.topic(), System.nanoTime() + LEFT_ALONE_NANOS);
        result.take(row, noMetadata);
      } else {
        inFlight.put(row, future);
      }
    } catch (KafkaException e) {
      result.take(row, e);
    }
  }

  private KafkaProducer<byte[], byte[]> producer() {
    if (producer == null) {
      producer = kafka.producer(clientId);
    }
    return producer;
  }

  private static @Nullable Throwable outcome(Future<RecordMetadata> future) {
    try {
      future.get();
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return e;
    }
  }

  private static boolean isRefusal(Throwable failure) {
    return failure instanceof RecordTooLargeException
        || failure instanceof SerializationException
        || failure instanceof InvalidTopicException;
  }

  private static String reason(Throwable failure) {
    return failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }

  synchronized void close() {
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }
}
