package io.plumbline.testing;

import io.plumbline.embedded.EmbeddedKafka;
import io.plumbline.platform.messaging.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** One Kafka node with the topics the class path declares. */
public final class TestBroker {

  private TestBroker() {}

  static Map<String, String> start() {
    return Map.of("kafka.bootstrap.servers", OncePerJvm.value("kafka", TestBroker::node));
  }

  /** Address of the node. */
  public static String bootstrapServers() {
    return OncePerJvm.existing("kafka");
  }

  private static String node() {
    EmbeddedKafka kafka = EmbeddedKafka.startThrowaway(Scratch.directory("kafka"), List.of());
    try {
      Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
      Topics.create(client, Topics.declared(), (short) 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("the topics could not be made", e);
    }
    return kafka.bootstrapServers();
  }
}
