package io.plumbline.assessment.edition;

import io.plumbline.platform.grpc.Times;
import io.plumbline.platform.messaging.PoisonEventException;
import io.plumbline.platform.messaging.ReceivedEvent;
import io.plumbline.platform.messaging.SessionEventHandler;
import io.plumbline.platform.persistence.Uuid7;
import io.plumbline.proto.catalog.events.v1.MappingSetPublished;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps the active mapping set of each scanner: what is in none can only be attested. */
@ApplicationScoped
public class MappingSetEvents implements SessionEventHandler {

  private final Clock clock;

  @Inject
  public MappingSetEvents(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String consumer() {
    return "assessment.mapping-sets";
  }

  @Override
  public Set<String> topics() {
    return Set.of("plumbline.catalog.mapping-set.v1");
  }

  @Override
  public Uni<Void> handle(Mutiny.Session session, ReceivedEvent event) {
    MappingSetPublished published = event.payload(MappingSetPublished.parser());
    if (published.getScanner().isEmpty()) {
      throw new PoisonEventException("a mapping set without scanner");
    }
    MappingSet.Key key = new MappingSet.Key(event.tenant(), published.getScanner());
    return session
        .find(MappingSet.class, key)
        .chain(
            known -> {
              MappingSet next = set(key, published);
              if (known == null) {
                return session.persistAll(next, new MappingSetRevision(next));
              }
              return known.replaceBy(next)
                  ? session.persist(new MappingSetRevision(known))
                  : Uni.createFrom().voidItem();
            });
  }

  private MappingSet set(MappingSet.Key key, MappingSetPublished published) {
    List<String> concepts =
        published.getRulesList().stream()
            .flatMap(rule -> rule.getConceptsList().stream())
            .distinct()
            .sorted()
            .toList();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new MappingSet(
        key,
        published.getMappingSet(),
        concepts,
        Times.instant(published.getPublishTime()),
        now,
        Uuid7.at(now));
  }
}
