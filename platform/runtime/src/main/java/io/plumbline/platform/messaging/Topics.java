package io.plumbline.platform.messaging;

import io.plumbline.platform.persistence.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the topics that {@value #RESOURCE} declares ({@code topic=partitions}) and their dead
 * letter topics. A step of the deployment; services never create topics.
 */
public final class Topics {

  static final String RESOURCE = "META-INF/plumbline-topics.properties";

  private Topics() {}

  /**
   * Reads every {@code KAFKA_*} variable as a client setting ({@code KAFKA_BOOTSTRAP_SERVERS} is
   * {@code bootstrap.servers}) and {@code PLUMBLINE_TOPIC_REPLICAS} (default 1).
   */
  public static void main(String[] args)
      throws IOException, ExecutionException, InterruptedException {
    Map<String, String> env = System.getenv();
    int replicas = Environment.number(env, "PLUMBLINE_TOPIC_REPLICAS", 1, 1, Short.MAX_VALUE);
    create(settings(env), declared(), (short) replicas);
  }

  /** The declared topics of the class path with their number of partitions. */
  public static Map<String, Integer> declared() throws IOException {
    Map<String, Integer> topics = new TreeMap<>();
    ClassLoader loader = Topics.class.getClassLoader();
    for (URL url : Collections.list(loader.getResources(RESOURCE))) {
      Properties properties = new Properties();
      try (InputStream in = url.openStream()) {
        properties.load(in);
      }
      properties.forEach(
          (topic, n) -> topics.put(topic.toString(), Integer.valueOf(n.toString().strip())));
    }
    return topics;
  }

  /** Creates the topics and, with one partition each, their dead-letter topics; idempotent. */
  public static void create(Map<String, Object> kafka, Map<String, Integer> topics, short replicas)
      throws ExecutionException, InterruptedException {
    List<NewTopic> wanted = new ArrayList<>();
    topics.forEach(
        (topic, partitions) -> {
          wanted.add(new NewTopic(topic, partitions, replicas));
          wanted.add(new NewTopic(topic + DeadLetters.SUFFIX, 1, replicas));
        });
    try (Admin admin = Admin.create(kafka)) {
      for (var result : admin.createTopics(wanted).values().values()) {
        try {
          result.get();
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof TopicExistsException)) {
            throw e;
          }
        }
      }
    }
  }

  static Map<String, Object> settings(Map<String, String> env) {
    Map<String, Object> settings = new HashMap<>();
    env.forEach(
        (name, value) -> {
          if (name.startsWith("KAFKA_")) {
            String key = name.substring("KAFKA_".length()).toLowerCase(Locale.ROOT);
            settings.put(key.replace('_', '.'), value);
          }
        });
    return settings;
  }
}
