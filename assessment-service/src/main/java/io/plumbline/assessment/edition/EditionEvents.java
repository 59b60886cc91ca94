package io.plumbline.assessment.edition;

import io.plumbline.platform.messaging.PoisonEventException;
import io.plumbline.platform.messaging.ReceivedEvent;
import io.plumbline.platform.messaging.SessionEventHandler;
import io.plumbline.proto.catalog.events.v1.EditionDeprecated;
import io.plumbline.proto.catalog.events.v1.EditionPublished;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps the editions that the catalog publishes. An edition never changes once it is published. */
@ApplicationScoped
public class EditionEvents implements SessionEventHandler {

  private static final String DEPRECATED = ".deprecated.";

  @Override
  public String consumer() {
    return "assessment.editions";
  }

  @Override
  public Set<String> topics() {
    return Set.of("plumbline.catalog.edition.v1");
  }

  @Override
  public Uni<Void> handle(Mutiny.Session session, ReceivedEvent event) {
    return event.type().contains(DEPRECATED)
        ? deprecated(session, event, event.payload(EditionDeprecated.parser()))
        : published(session, event, event.payload(EditionPublished.parser()));
  }

  private static Uni<Void> published(
      Mutiny.Session session, ReceivedEvent event, EditionPublished published) {
    if (published.getEdition().isEmpty() || published.getPracticesCount() == 0) {
      throw new PoisonEventException("an edition without name or practices");
    }
    Edition.Key key = new Edition.Key(event.tenant(), published.getEdition());
    return session
        .find(Edition.class, key)
        .chain(
            known ->
                known != null
                    ? Uni.createFrom().voidItem()
                    : insert(session, key, event.resourceVersion(), published));
  }

  private static Uni<Void> insert(
      Mutiny.Session session, Edition.Key key, long version, EditionPublished published) {
    Edition edition =
        new Edition(
            key,
            published.getDisplayName(),
            published.getContentHash(),
            version,
            Instant.ofEpochSecond(
                published.getPublishTime().getSeconds(), published.getPublishTime().getNanos()));
    Object[] practices =
        published.getPracticesList().stream()
            .map(practice -> new EditionPractice(key, practice))
            .toArray();
    return session
        .persist(edition)
        .chain(session::flush)
        .chain(() -> session.persistAll(practices));
  }

  private static Uni<Void> deprecated(
      Mutiny.Session session, ReceivedEvent event, EditionDeprecated deprecated) {
    return session
        .find(Edition.class, new Edition.Key(event.tenant(), deprecated.getEdition()))
        .invoke(
            known -> {
              if (known != null && known.version() < event.resourceVersion()) {
                known.deprecate(event.resourceVersion());
              }
            })
        .replaceWithVoid();
  }
}
