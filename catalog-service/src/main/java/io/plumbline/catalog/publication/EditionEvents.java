package io.plumbline.catalog.publication;

import com.google.protobuf.Message;
import io.plumbline.catalog.edition.Edition;
import io.plumbline.catalog.edition.EditionProtos;
import io.plumbline.catalog.practice.CheckedPractice;
import io.plumbline.catalog.practice.PracticeProtos;
import io.plumbline.platform.messaging.OutboxEvent;
import io.plumbline.proto.catalog.events.v1.EditionDeprecated;
import io.plumbline.proto.catalog.events.v1.EditionPublished;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What the other services are told of editions. */
public final class EditionEvents {

  private static final String TOPIC = "plumbline.catalog.edition.v1";
  private static final String PUBLISHED = "io.plumbline.catalog.edition.published.v1";
  private static final String DEPRECATED = "io.plumbline.catalog.edition.deprecated.v1";

  private EditionEvents() {}

  /** The edition with all its practices: what an assessment needs to be held against it. */
  public static OutboxEvent published(Edition edition, List<CheckedPractice> practices) {
    Instant time = Objects.requireNonNull(edition.publishTime());
    EditionPublished event =
        EditionPublished.newBuilder()
            .setEdition(edition.name().toString())
            .setDisplayName(edition.displayName())
            .setContentHash(edition.contentHash())
            .addAllPractices(practices.stream().map(PracticeProtos::practice).toList())
            .setPublishTime(EditionProtos.timestamp(time))
            .build();
    return event(edition, PUBLISHED, time, event);
  }

  static OutboxEvent deprecated(Edition edition) {
    Instant time = Objects.requireNonNull(edition.deprecateTime());
    EditionDeprecated event =
        EditionDeprecated.newBuilder()
            .setEdition(edition.name().toString())
            .setDeprecateTime(EditionProtos.timestamp(time))
            .build();
    return event(edition, DEPRECATED, time, event);
  }

  private static OutboxEvent event(Edition edition, String type, Instant time, Message payload) {
    String name = edition.name().toString();
    return OutboxEvent.of(
        edition.tenant(), TOPIC, name, type, name, edition.version(), time, payload);
  }
}
