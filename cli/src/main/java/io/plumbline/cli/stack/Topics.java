package io.plumbline.cli.stack;

import io.plumbline.embedded.EmbeddedKafka.Topic;
import java.util.List;
import java.util.stream.Stream;

/** The topics of the product, each with its dead-letter topic. */
final class Topics {
  private static final int PARTITIONS = 4;
  private static final List<String> NAMES =
      List.of(
          "plumbline.catalog.edition.v1",
          "plumbline.catalog.mapping-set.v1",
          "plumbline.assessment.workload.v1",
          "plumbline.assessment.assessment.v1",
          "plumbline.evidence.practice.v1",
          "plumbline.catalog.audit.v1",
          "plumbline.assessment.audit.v1",
          "plumbline.evidence.audit.v1",
          "plumbline.reporting.audit.v1");

  private Topics() {}

  static List<Topic> all() {
    return NAMES.stream()
        .flatMap(name -> Stream.of(new Topic(name, PARTITIONS), new Topic(name + ".dlq", 1)))
        .toList();
  }
}
