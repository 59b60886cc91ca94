package io.plumbline.catalog.publication;

import io.plumbline.catalog.crosswalk.ConceptRelation;
import io.plumbline.catalog.document.Sha256;
import io.plumbline.catalog.edition.EditionProtos;
import io.plumbline.platform.messaging.Outbox;
import io.plumbline.platform.messaging.OutboxEvent;
import io.plumbline.proto.catalog.events.v1.CrosswalkPublished;
import io.plumbline.proto.catalog.v1.Confidence;
import io.plumbline.proto.catalog.v1.Relation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells the other services how concepts relate: each content once. */
@ApplicationScoped
public class CrosswalkAnnouncer {

  private static final String TOPIC = "plumbline.catalog.crosswalk.v1";
  private static final String PUBLISHED = "io.plumbline.catalog.crosswalk.published.v1";

  private final Outbox outbox;
  private final Clock clock;

  @Inject
  public CrosswalkAnnouncer(Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Tells the relations of a framework, unless these very ones were told before.
   *
   * @param framework resource name
   */
  public Uni<Void> publish(
      Mutiny.Session session, String tenant, String framework, List<ConceptRelation> relations) {
    List<io.plumbline.proto.catalog.events.v1.ConceptRelation> protos =
        relations.stream().map(CrosswalkAnnouncer::proto).toList();
    PublishedCrosswalk.Key key = new PublishedCrosswalk.Key(tenant, framework, hash(protos));
    return session
        .find(PublishedCrosswalk.class, key)
        .chain(known -> known != null ? Uni.createFrom().voidItem() : tell(session, key, protos));
  }

  private Uni<Void> tell(
      Mutiny.Session session,
      PublishedCrosswalk.Key key,
      List<io.plumbline.proto.catalog.events.v1.ConceptRelation> relations) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    CrosswalkPublished event =
        CrosswalkPublished.newBuilder()
            .setFramework(key.framework())
            .setContentHash(key.contentHash())
            .addAllRelations(relations)
            .setPublishTime(EditionProtos.timestamp(now))
            .build();
    return session
        .persist(new PublishedCrosswalk(key, now))
        .chain(session::flush)
        .chain(
            () ->
                outbox.write(
                    session,
                    OutboxEvent.of(
                        key.tenant(),
                        TOPIC,
                        key.framework(),
                        PUBLISHED,
                        key.framework(),
                        now.toEpochMilli(),
                        now,
                        event)));
  }

  private static String hash(List<io.plumbline.proto.catalog.events.v1.ConceptRelation> relations) {
    StringBuilder text = new StringBuilder();
    relations.forEach(
        r ->
            text.append(
                String.join(
                    "\t",
                    r.getConcept(),
                    r.getCounterpart(),
                    r.getRelation().name(),
                    r.getConfidence().name(),
                    r.getReason() + "\n")));
    return Sha256.hex(text.toString());
  }

  private static io.plumbline.proto.catalog.events.v1.ConceptRelation proto(ConceptRelation is) {
    return io.plumbline.proto.catalog.events.v1.ConceptRelation.newBuilder()
        .setConcept(is.concept())
        .setCounterpart(is.counterpart())
        .setRelation(Relation.valueOf("RELATION_" + is.relation().name()))
        .setConfidence(Confidence.valueOf("CONFIDENCE_" + is.confidence().name()))
        .setReason(is.reason())
        .build();
  }
}
