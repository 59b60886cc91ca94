package io.plumbline.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A Kafka node (KRaft, broker and controller in one) on 127.0.0.1 in a JVM and on a class path of
 * its own. The directory keeps its data. Topics must be named at the start: nothing makes them on
 * first use.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(90);

  private final LeashedProcess process;
  private final int port;

  private EmbeddedKafka(LeashedProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * A topic to have.
   *
   * @param name as Kafka allows
   * @param partitions used when the topic is made; an existing topic stays as it is
   */
  public record Topic(String name, int partitions) {}

  /** Starts a node on free ports, for tests. */
  public static EmbeddedKafka startThrowaway(Path directory, List<Topic> topics) {
    return start(directory, Ports.free(), Ports.free(), topics);
  }

  /**
   * Starts a node and makes the topics that are missing.
   *
   * @param directory made when missing
   * @param port for clients, of 127.0.0.1
   * @param controllerPort for the controller, of 127.0.0.1
   * @throws StartFailedException with one line that says why
   */
  public static EmbeddedKafka start(
      Path directory, int port, int controllerPort, List<Topic> topics) {
    Path home = directory.toAbsolutePath();
    PidFile.endOrphan(home.resolve("kafka.pid"));
    Path ready = home.resolve("ready");
    try {
      Files.createDirectories(home);
      Files.deleteIfExists(ready);
      writeConfiguration(home, port, controllerPort, topics);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    LeashedProcess process =
        LeashedProcess.start(LeashedCommand.of("kafka", arguments(home), Map.of(), home));
    try {
      process.awaitReady(START_LIMIT, () -> Files.exists(ready));
    } catch (StartFailedException e) {
      process.close();
      throw e;
    }
    return new EmbeddedKafka(process, port);
  }

  private static List<String> arguments(Path home) {
    List<String> line = new ArrayList<>(JavaProgram.command());
    line.addAll(List.of("-Xms64m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    line.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-Xshare:auto"));
    line.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    // These two warn of what every start and every stop of a single node brings.
    line.add("-Dorg.slf4j.simpleLogger.log.org.apache.kafka.controller.QuorumController=error");
    line.add("-Dorg.slf4j.simpleLogger.log.org.apache.kafka.clients.NetworkClient=error");
    line.add("-Dorg.slf4j.simpleLogger.showDateTime=true");
    line.add("-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
    line.add("-cp");
    line.add(
        JavaProgram.locationOf(KafkaBroker.class)
            + File.pathSeparator
            + BuildFiles.kafkaClassPath());
    line.add(KafkaBroker.class.getName());
    line.add(home.resolve("server.properties").toString());
    line.add(home.resolve("topics").toString());
    line.add(home.resolve("ready").toString());
    return line;
  }

  private static void writeConfiguration(
      Path home, int port, int controllerPort, List<Topic> topics) throws IOException {
    String broker = "127.0.0.1:" + port;
    String controller = "127.0.0.1:" + controllerPort;
    Map<String, String> settings = new TreeMap<>();
    settings.put("plumbline.bootstrap", broker);
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@" + controller);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("listeners", "PLAINTEXT://" + broker + ",CONTROLLER://" + controller);
    settings.put("advertised.listeners", "PLAINTEXT://" + broker);
    settings.put("log.dirs", home.resolve("data").toString());
    settings.put("auto.create.topics.enable", "false");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("log.cleaner.dedupe.buffer.size", "16777216");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("transaction.state.log.num.partitions", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.num.partitions", "1");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    Files.write(home.resolve("server.properties"), lines(settings));
    Files.write(
        home.resolve("topics"),
        topics.stream().map(topic -> topic.name() + " " + topic.partitions()).toList());
  }

  private static List<String> lines(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.toList());
  }

  /** Address for clients. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  public LeashedProcess process() {
    return process;
  }

  @Override
  public void close() {
    process.close();
  }
}
