package io.plumbline.catalog.seed;

import static io.plumbline.platform.persistence.Tenants.BUILT_IN;

import io.plumbline.catalog.crosswalk.Crosswalk;
import io.plumbline.catalog.document.Outline;
import io.plumbline.catalog.edition.BuiltIn;
import io.plumbline.catalog.edition.Edition;
import io.plumbline.catalog.edition.EditionName;
import io.plumbline.catalog.edition.EditionRepository;
import io.plumbline.catalog.edition.Framework;
import io.plumbline.catalog.markdown.CanonicalForm;
import io.plumbline.catalog.practice.EditionContent;
import io.plumbline.catalog.publication.Announcer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Stores the built-in framework and its two editions as published, once. */
@ApplicationScoped
class SeedEditions {

  static final String ACTION = "catalog.seed";

  private final EditionRepository editions;
  private final Announcer announcer;
  private final Crosswalk crosswalk;
  private final Clock clock;

  @Inject
  SeedEditions(EditionRepository editions, Announcer announcer, Crosswalk crosswalk, Clock clock) {
    this.editions = editions;
    this.announcer = announcer;
    this.crosswalk = crosswalk;
    this.clock = clock;
  }

  /**
   * Stores what is missing; the edition people are assessed against comes last, so it is newest.
   */
  Uni<Void> load(Mutiny.Session session) {
    return framework(session)
        .chain(() -> edition(session, BuiltIn.CURRENT_INDEX, Seed.currentIndex()))
        .chain(() -> edition(session, BuiltIn.EDITION, Seed.edition()));
  }

  private Uni<Void> framework(Mutiny.Session session) {
    return editions
        .findFramework(session, BuiltIn.FRAMEWORK)
        .chain(
            found ->
                found != null
                    ? Uni.createFrom().voidItem()
                    : session.persist(
                        new Framework(
                            BUILT_IN,
                            BuiltIn.FRAMEWORK,
                            "AWS Well-Architected Framework: Security Pillar",
                            "Amazon Web Services",
                            now())));
  }

  private Uni<Void> edition(Mutiny.Session session, EditionName name, Outline outline) {
    return editions
        .clashing(session, name, CanonicalForm.hash(outline))
        .chain(found -> found.isEmpty() ? publish(session, name, outline) : same(found, outline));
  }

  private static Uni<Void> same(List<Edition> found, Outline outline) {
    String hash = CanonicalForm.hash(outline);
    boolean same = found.stream().allMatch(edition -> edition.contentHash().equals(hash));
    return same
        ? Uni.createFrom().voidItem()
        : Uni.createFrom()
            .failure(
                new IllegalStateException(
                    found.get(0).name() + " is stored with other content than is shipped"));
  }

  private Uni<Void> publish(Mutiny.Session session, EditionName name, Outline outline) {
    Instant now = now();
    EditionContent content = EditionContent.draft(BUILT_IN, name, outline, crosswalk, now);
    content.edition().publish(now);
    return session
        .persist(content.edition())
        .chain(() -> session.persistAll(content.practices().toArray()))
        .chain(session::flush)
        .chain(() -> announcer.published(session, content.edition(), ACTION));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
