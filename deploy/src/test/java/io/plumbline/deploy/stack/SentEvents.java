package io.plumbline.deploy.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.cli.stack.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Everything that is in the topics of the running stack, read from the beginning. */
final class SentEvents {
  private final Map<String, Object> settings;
  private final Map<String, List<Event>> byTopic = new TreeMap<>();

  SentEvents(RunningStack stack) {
    settings = Map.of("bootstrap.servers", "127.0.0.1:" + stack.state().part(Part.KAFKA).port());
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> all = new ArrayList<>();
      consumer.listTopics().values().stream()
          .flatMap(List::stream)
          .filter(partition -> partition.topic().startsWith("plumbline."))
          .forEach(p -> all.add(new TopicPartition(p.topic(), p.partition())));
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofSeconds(1)).forEach(this::take);
      }
    }
  }

  /** One message: whose key, which event, and the version of what it tells. */
  record Event(String key, String source, String id, long version) {}

  private void take(ConsumerRecord<byte[], byte[]> message) {
    Event event =
        new Event(
            new String(message.key(), UTF_8),
            text(message, "ce_source"),
            text(message, "ce_id"),
            Long.parseLong(text(message, "ce_resourceversion")));
    byTopic.computeIfAbsent(message.topic(), topic -> new ArrayList<>()).add(event);
  }

  private static String text(ConsumerRecord<byte[], byte[]> message, String name) {
    Header header = message.headers().lastHeader(name);
    return header == null ? "0" : new String(header.value(), UTF_8);
  }

  /** Messages of topics whose name ends so. */
  long count(String end) {
    return byTopic.entrySet().stream()
        .filter(topic -> topic.getKey().endsWith(end))
        .mapToLong(topic -> topic.getValue().size())
        .sum();
  }

  /** Source and id of every event in these topics. */
  Set<String> ids(Set<String> topics) {
    Set<String> ids = new TreeSet<>();
    topics.forEach(
        topic ->
            byTopic
                .getOrDefault(topic, List.of())
                .forEach(event -> ids.add(event.source() + " " + event.id())));
    return ids;
  }

  /** Events that came, for the first time, after a later version of the same key. */
  List<String> overtaken() {
    List<String> overtaken = new ArrayList<>();
    byTopic.forEach(
        (topic, events) -> {
          Map<String, Long> last = new HashMap<>();
          Set<String> seen = new HashSet<>();
          for (Event event : events) {
            if (seen.add(event.id())
                && last.merge(event.key(), event.version(), Math::max) > event.version()) {
              overtaken.add(topic + " " + event);
            }
          }
        });
    return overtaken;
  }

  /** What each group of consumers reads. */
  Map<String, Set<String>> topicsByConsumer() throws ExecutionException, InterruptedException {
    Map<String, Set<String>> topics = new TreeMap<>();
    try (Admin admin = Admin.create(settings)) {
      for (var group : admin.listConsumerGroups().all().get()) {
        Set<String> read = new TreeSet<>();
        admin
            .listConsumerGroupOffsets(group.groupId())
            .partitionsToOffsetAndMetadata()
            .get()
            .keySet()
            .forEach(partition -> read.add(partition.topic()));
        topics.put(group.groupId(), read);
      }
    }
    return topics;
  }
}
