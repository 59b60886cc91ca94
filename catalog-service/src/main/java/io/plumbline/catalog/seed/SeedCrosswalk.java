package io.plumbline.catalog.seed;

import static io.plumbline.platform.persistence.Tenants.BUILT_IN;

import io.plumbline.catalog.crosswalk.Crosswalk;
import io.plumbline.catalog.crosswalk.Numbering;
import io.plumbline.catalog.edition.BuiltIn;
import io.plumbline.catalog.publication.CrosswalkAnnouncer;
import io.plumbline.catalog.resolution.CrosswalkEntry;
import io.plumbline.catalog.resolution.PracticeNumber;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Stores the crosswalk and the numberings of AWS's older editions, once, and tells the others. */
@ApplicationScoped
class SeedCrosswalk {

  private final Crosswalk crosswalk;
  private final CrosswalkAnnouncer announcer;

  @Inject
  SeedCrosswalk(Crosswalk crosswalk, CrosswalkAnnouncer announcer) {
    this.crosswalk = crosswalk;
    this.announcer = announcer;
  }

  Uni<Void> load(Mutiny.Session session) {
    return session
        .createQuery("select count(*) from CrosswalkEntry", Long.class)
        .getSingleResult()
        .chain(stored -> stored > 0 ? Uni.createFrom().voidItem() : store(session))
        .chain(
            () ->
                announcer.publish(
                    session, BUILT_IN, "frameworks/" + BuiltIn.FRAMEWORK, crosswalk.relations()));
  }

  private Uni<Void> store(Mutiny.Session session) {
    Object[] rows =
        Stream.concat(
                crosswalk.standings().stream()
                    .map(standing -> new CrosswalkEntry(BUILT_IN, standing)),
                Seed.numberings().stream()
                    .filter(edition -> !edition.edition().equals(BuiltIn.CURRENT_INDEX.edition()))
                    .flatMap(this::numbers))
            .toArray();
    return session.persistAll(rows).chain(session::flush);
  }

  private Stream<PracticeNumber> numbers(Numbering edition) {
    return edition.entries().stream()
        .map(
            entry ->
                new PracticeNumber(
                    BUILT_IN,
                    edition.edition(),
                    entry.id(),
                    entry.slug(),
                    crosswalk.conceptOf(entry.slug()),
                    entry.title()));
  }
}
