package io.plumbline.assessment.crosswalk;

import io.plumbline.platform.messaging.PoisonEventException;
import io.plumbline.platform.messaging.ReceivedEvent;
import io.plumbline.platform.messaging.SessionEventHandler;
import io.plumbline.proto.catalog.events.v1.CrosswalkPublished;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps the newest crosswalk of each framework. */
@ApplicationScoped
public class CrosswalkEvents implements SessionEventHandler {

  private static final String OF =
      " from ConceptRelation r where r.key.tenant = :tenant and r.key.framework = :framework";

  @Override
  public String consumer() {
    return "assessment.crosswalks";
  }

  @Override
  public Set<String> topics() {
    return Set.of("plumbline.catalog.crosswalk.v1");
  }

  @Override
  public Uni<Void> handle(Mutiny.Session session, ReceivedEvent event) {
    CrosswalkPublished published = event.payload(CrosswalkPublished.parser());
    if (published.getFramework().isEmpty()) {
      throw new PoisonEventException("a crosswalk without framework");
    }
    return session
        .createSelectionQuery("select coalesce(max(r.version), 0)" + OF, Long.class)
        .setParameter("tenant", event.tenant())
        .setParameter("framework", published.getFramework())
        .getSingleResult()
        .chain(
            known ->
                known >= event.resourceVersion()
                    ? Uni.createFrom().voidItem()
                    : replace(session, event, published));
  }

  private static Uni<Void> replace(
      Mutiny.Session session, ReceivedEvent event, CrosswalkPublished published) {
    Object[] relations =
        published.getRelationsList().stream().map(r -> relation(event, published, r)).toArray();
    return session
        .createMutationQuery("delete" + OF)
        .setParameter("tenant", event.tenant())
        .setParameter("framework", published.getFramework())
        .executeUpdate()
        .chain(() -> session.persistAll(relations));
  }

  private static ConceptRelation relation(
      ReceivedEvent event,
      CrosswalkPublished published,
      io.plumbline.proto.catalog.events.v1.ConceptRelation told) {
    return new ConceptRelation(
        new ConceptRelation.Key(
            event.tenant(), published.getFramework(), told.getConcept(), told.getCounterpart()),
        confidence(told.getConfidence()),
        told.getReason(),
        event.resourceVersion());
  }

  /** What is not stated is not sure. */
  private static Confidence confidence(io.plumbline.proto.catalog.v1.Confidence confidence) {
    return switch (confidence) {
      case CONFIDENCE_CERTAIN -> Confidence.CERTAIN;
      case CONFIDENCE_HIGH -> Confidence.HIGH;
      case CONFIDENCE_MEDIUM -> Confidence.MEDIUM;
      case CONFIDENCE_LOW, CONFIDENCE_UNSPECIFIED, UNRECOGNIZED -> Confidence.LOW;
    };
  }
}
