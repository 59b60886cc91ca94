package io.plumbline.catalog.resolution;

import io.plumbline.catalog.edition.BuiltIn;
import io.plumbline.catalog.edition.Edition;
import io.plumbline.catalog.edition.EditionName;
import io.plumbline.catalog.practice.Practice;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Locale;
import org.hibernate.reactive.mutiny.Mutiny;

/** Where references are looked up: stored editions, other numberings, the crosswalk. */
@ApplicationScoped
class MeaningRepository {

  /** What a reference means in the published editions, newest first. */
  Uni<List<Meaning>> published(Mutiny.Session session, String reference) {
    return session
        .createQuery(
            """
            select e as edition, p as practice
            from Practice p join Edition e on e.id = p.editionId
            where e.publishTime is not null
              and (p.practiceId = :id or p.slug = :slug)
            order by e.publishTime desc, p.ordinal
            """,
            Tuple.class)
        .setParameter("id", reference.toUpperCase(Locale.ROOT))
        .setParameter("slug", reference)
        .getResultList()
        .map(rows -> rows.stream().map(MeaningRepository::meaning).toList());
  }

  /** What a reference means in one stored edition, published or not. */
  Uni<List<Meaning>> stored(Mutiny.Session session, EditionName edition, String reference) {
    return session
        .createQuery(
            """
            select e as edition, p as practice
            from Practice p join Edition e on e.id = p.editionId
            where e.framework = :framework and e.edition = :edition
              and (p.practiceId = :id or p.slug = :slug)
            order by p.ordinal
            """,
            Tuple.class)
        .setParameter("framework", edition.framework())
        .setParameter("edition", edition.edition())
        .setParameter("id", reference.toUpperCase(Locale.ROOT))
        .setParameter("slug", reference)
        .getResultList()
        .map(rows -> rows.stream().map(MeaningRepository::meaning).toList());
  }

  /**
   * What a reference means in editions that are not stored, newest first.
   *
   * @param edition the date of one; all when empty
   */
  Uni<List<Meaning>> numbered(Mutiny.Session session, String edition, String reference) {
    return session
        .createQuery(
            """
            from PracticeNumber
            where (:edition = '' or edition = :edition) and (practiceId = :id or slug = :slug)
            order by edition desc, practiceId
            """,
            PracticeNumber.class)
        .setParameter("edition", edition)
        .setParameter("id", reference.toUpperCase(Locale.ROOT))
        .setParameter("slug", reference)
        .getResultList()
        .map(rows -> rows.stream().map(MeaningRepository::meaning).toList());
  }

  /** The practices of the built-in edition for a concept, in the edition's own order. */
  Uni<List<Candidate>> candidates(Mutiny.Session session, String concept) {
    return session
        .createQuery(
            """
            select p as practice, c as entry
            from CrosswalkEntry c
              join Practice p on p.practiceId = c.practiceId
              join Edition e on e.id = p.editionId
            where c.concept = :concept and e.framework = :framework and e.edition = :edition
            order by p.ordinal
            """,
            Tuple.class)
        .setParameter("concept", concept)
        .setParameter("framework", BuiltIn.EDITION.framework())
        .setParameter("edition", BuiltIn.EDITION.edition())
        .getResultList()
        .map(rows -> rows.stream().map(MeaningRepository::candidate).toList());
  }

  private static Meaning meaning(Tuple row) {
    EditionName edition = row.get("edition", Edition.class).name();
    Practice practice = row.get("practice", Practice.class);
    return new Meaning(
        edition.toString(),
        edition.equals(BuiltIn.EDITION),
        practice.practiceId(),
        practice.title(),
        practice.concept());
  }

  private static Meaning meaning(PracticeNumber number) {
    return new Meaning(
        number.edition(), false, number.practiceId(), number.title(), number.concept());
  }

  private static Candidate candidate(Tuple row) {
    CrosswalkEntry entry = row.get("entry", CrosswalkEntry.class);
    return new Candidate(
        row.get("practice", Practice.class), entry.relation(), entry.confidence(), entry.reason());
  }
}
