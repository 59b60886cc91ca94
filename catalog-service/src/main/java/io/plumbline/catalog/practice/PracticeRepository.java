package io.plumbline.catalog.practice;

import static java.util.stream.Collectors.toMap;

import io.plumbline.catalog.edition.Edition;
import io.plumbline.catalog.edition.EditionName;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.proto.catalog.v1.ErrorReason;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The practices of the session's tenant and of the product. */
@ApplicationScoped
public class PracticeRepository {

  /** The searched text begins with id and title, folded alike whatever the database's locale. */
  private static final String SEARCH =
      """
      select s.*
      from practices s
        cross join lateral (select
          left(s.search_text, length(s.practice_id)) as id,
          substr(s.search_text, length(s.practice_id) + 2, length(s.title)) as title) f
        cross join lateral (select
          case when not exists (select 1 from unnest(cast(:words as text[])) w
                                where position(w in f.id) = 0) then 0
               when not exists (select 1 from unnest(cast(:words as text[])) w
                                where position(w in f.title) = 0) then 1
               else 2 end as rank) m
      where s.edition_id = :edition
        and not exists (select 1 from unnest(cast(:words as text[])) w
                        where position(w in s.search_text) = 0)
        and (m.rank, s.ordinal) > (:rank, :ordinal)
      order by m.rank, s.ordinal
      limit :rows
      """;

  private static final String RULE_COUNTS =
      """
      select c as concept, count(*) as rules
      from mapping_sets s
        join rules r on r.tenant = s.tenant and r.mapping_set = s.id
        cross join unnest(r.concepts) c
      where s.active and c = any(cast(:concepts as text[]))
      group by c
      """;

  /** Practices of an edition in its own order, after an ordinal; from the first when it is 0. */
  public Uni<List<Practice>> page(Mutiny.Session session, UUID edition, int after, int rows) {
    return session
        .createQuery(
            "from Practice where editionId = :e and ordinal > :after order by ordinal",
            Practice.class)
        .setParameter("e", edition)
        .setParameter("after", after)
        .setMaxResults(rows)
        .getResultList();
  }

  /** All practices of an edition in its own order. */
  public Uni<List<Practice>> all(Mutiny.Session session, Edition edition) {
    return page(session, edition.id(), 0, edition.practiceCount());
  }

  /**
   * A practice by the last segment of its name.
   *
   * @throws DomainException (as the failure) NOT_FOUND
   */
  public Uni<Practice> require(Mutiny.Session session, Edition edition, String practice) {
    EditionName name = edition.name();
    return session
        .createQuery("from Practice where editionId = :e and practice = :p", Practice.class)
        .setParameter("e", edition.id())
        .setParameter("p", practice)
        .getSingleResultOrNull()
        .onItem()
        .ifNull()
        .failWith(
            () ->
                DomainException.notFound(
                    ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND,
                    "practice",
                    name.practice(practice)));
  }

  /** Practices that hold every word, best match first, after the one given by rank and ordinal. */
  public Uni<List<Practice>> search(
      Mutiny.Session session, UUID edition, List<String> words, int rank, int ordinal, int rows) {
    return session
        .createNativeQuery(SEARCH, Practice.class)
        .setParameter("words", words.toArray(String[]::new))
        .setParameter("edition", edition)
        .setParameter("rank", rank)
        .setParameter("ordinal", ordinal)
        .setParameter("rows", rows)
        .getResultList();
  }

  /** The practices of an edition that mean one of the concepts, in the edition's own order. */
  public Uni<List<Practice>> meaning(
      Mutiny.Session session, EditionName edition, Collection<String> concepts) {
    return session
        .createQuery(
            """
            select p from Practice p join Edition e on e.id = p.editionId
            where e.framework = :f and e.edition = :e and p.concept in :concepts
            order by p.ordinal
            """,
            Practice.class)
        .setParameter("f", edition.framework())
        .setParameter("e", edition.edition())
        .setParameter("concepts", concepts)
        .getResultList();
  }

  /** Practices with one of the ids, in published editions the session sees. */
  public Uni<List<Practice>> withIds(Mutiny.Session session, Collection<String> practiceIds) {
    return session
        .createQuery(
            """
            select p from Practice p join Edition e on e.id = p.editionId
            where p.practiceId in :ids and e.publishTime is not null
            order by e.publishTime desc, p.ordinal
            """,
            Practice.class)
        .setParameter("ids", practiceIds)
        .getResultList();
  }

  /** For each concept that rules of active mapping sets speak to, how many do. */
  Uni<Map<String, Integer>> ruleCounts(Mutiny.Session session, Collection<String> concepts) {
    return session
        .createNativeQuery(RULE_COUNTS, Tuple.class)
        .setParameter("concepts", concepts.toArray(String[]::new))
        .getResultList()
        .map(rows -> rows.stream().collect(toMap(row -> row.get(0, String.class), this::count)));
  }

  private Integer count(Tuple row) {
    return row.get(1, Number.class).intValue();
  }
}
