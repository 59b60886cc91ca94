package io.plumbline.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.embedded.EmbeddedKafka.Topic;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
  @TempDir Path directory;

  @Test
  void shouldAddMissingTopicsWhenStartedAgain() throws Exception {
    // Given
    int port = Ports.free();
    int controllerPort = Ports.free();
    List<Topic> first = List.of(new Topic("plumbline.first.v1", 2));
    EmbeddedKafka.start(directory, port, controllerPort, first).close();

    // When
    List<Topic> both = List.of(first.get(0), new Topic("plumbline.second.v1", 1));
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, port, controllerPort, both);
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {

      // Then
      assertThat(admin.listTopics().names().get())
          .contains("plumbline.first.v1", "plumbline.second.v1");
    }
  }
}
