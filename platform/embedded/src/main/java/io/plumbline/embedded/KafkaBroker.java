package io.plumbline.embedded;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * The program inside the broker's JVM: formats the storage when it is new, starts the node, makes
 * the missing topics, and says so in a file. Arguments: properties file, topics file (one {@code
 * name partitions} a line), ready file.
 */
final class KafkaBroker {
  private KafkaBroker() {}

  public static void main(String[] arguments) throws Exception {
    Path properties = Path.of(arguments[0]);
    Properties settings = new Properties();
    try (Reader reader = Files.newBufferedReader(properties)) {
      settings.load(reader);
    }
    if (!Files.exists(Path.of(settings.getProperty("log.dirs"), "meta.properties"))) {
      format(properties);
    }
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop-broker"));
    server.startup();
    createTopics(settings.getProperty("plumbline.bootstrap"), Path.of(arguments[1]));
    Files.writeString(Path.of(arguments[2]), "ready\n");
    server.awaitShutdown();
  }

  private static void format(Path properties) {
    String clusterId = Uuid.randomUuid().toString();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int code =
        StorageTool.execute(
            new String[] {"format", "-t", clusterId, "-c", properties.toString()},
            new PrintStream(said, true, StandardCharsets.UTF_8));
    if (code != 0) {
      throw new IllegalStateException(
          "the storage can not be formatted: " + said.toString(StandardCharsets.UTF_8));
    }
  }

  private static void createTopics(String bootstrap, Path file) throws Exception {
    List<String> wanted = Files.readAllLines(file);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      Set<String> present = admin.listTopics().names().get();
      List<NewTopic> missing =
          wanted.stream()
              .map(line -> line.split(" "))
              .filter(words -> !present.contains(words[0]))
              .map(words -> new NewTopic(words[0], Integer.parseInt(words[1]), (short) 1))
              .collect(Collectors.toList());
      admin.createTopics(missing).all().get();
    }
  }
}
