package io.plumbline.cli.stack;

import io.plumbline.embedded.EmbeddedKafka.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The topics the contracts declare, each with its dead-letter topic. */
final class Topics {
  private static final String RESOURCE = "/META-INF/plumbline-topics.properties";

  private Topics() {}

  static List<Topic> all() {
    Properties declared = new Properties();
    try (InputStream file = Topics.class.getResourceAsStream(RESOURCE)) {
      if (file == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the contracts");
      }
      declared.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Topic> topics = new ArrayList<>();
    for (String name : declared.stringPropertyNames()) {
      topics.add(new Topic(name, Integer.parseInt(declared.getProperty(name).strip())));
      topics.add(new Topic(name + ".dlq", 1));
    }
    return topics;
  }
}
