package io.plumbline.deploy.stack;

import io.plumbline.cli.stack.Part;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Whether everything that was sent has arrived everywhere. Who handles an event may send another
 * one, so nothing may wait in a second look either.
 */
record Arrival(RunningStack stack, Admin kafka) implements AutoCloseable {
  private static final String WAITING =
      "select (select count(*) from outbox) + (select count(*) from audit_pending)";

  static Arrival of(RunningStack stack) {
    return new Arrival(
        stack,
        Admin.create(
            Map.of("bootstrap.servers", "127.0.0.1:" + stack.state().part(Part.KAFKA).port())));
  }

  boolean isComplete() {
    try {
      return nothingWaits() && allIsTaken() && nothingWaits() && allIsTaken();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean nothingWaits() {
    return Part.services().stream()
        .allMatch(service -> new StackDatabase(stack, service).number(WAITING) == 0);
  }

  /** Whether every group of consumers has taken every event of the partitions it reads. */
  private boolean allIsTaken() throws ExecutionException, InterruptedException {
    for (var group : kafka.listConsumerGroups().all().get()) {
      Map<TopicPartition, OffsetAndMetadata> taken =
          kafka.listConsumerGroupOffsets(group.groupId()).partitionsToOffsetAndMetadata().get();
      Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
      taken.keySet().forEach(partition -> ends.put(partition, OffsetSpec.latest()));
      ListOffsetsResult reached = kafka.listOffsets(ends);
      for (var own : taken.entrySet()) {
        if (reached.partitionResult(own.getKey()).get().offset() > own.getValue().offset()) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public void close() {
    kafka.close();
  }
}
