package io.plumbline.catalog.mapping;

import io.plumbline.platform.grpc.DomainException;
import io.plumbline.proto.catalog.v1.ErrorReason;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Mapping sets and rules of the session's tenant and of the product. */
@ApplicationScoped
public class RuleRepository {

  /**
   * A mapping set by its id.
   *
   * @throws DomainException (as the failure) NOT_FOUND
   */
  public Uni<MappingSet> require(Mutiny.Session session, String id) {
    return session
        .createQuery("from MappingSet where id = :id order by tenant desc", MappingSet.class)
        .setParameter("id", id)
        .setMaxResults(1)
        .getSingleResultOrNull()
        .onItem()
        .ifNull()
        .failWith(
            () ->
                DomainException.notFound(
                    ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND,
                    "mapping set",
                    "mappingSets/" + id));
  }

  /** Mapping sets by id, after the one given; from the first when it is empty. */
  public Uni<List<MappingSet>> sets(Mutiny.Session session, String after, int rows) {
    return session
        .createQuery("from MappingSet where id > :after order by id", MappingSet.class)
        .setParameter("after", after)
        .setMaxResults(rows)
        .getResultList();
  }

  /**
   * Rules of a set by name, after the one given.
   *
   * @param concept only rules that speak to it; all when empty
   */
  public Uni<List<Rule>> rules(
      Mutiny.Session session, String mappingSet, String concept, String after, int rows) {
    return session
        .createNativeQuery(
            """
            select r.* from rules r
            where r.mapping_set = :set and r.rule > :after
              and (:concept = '' or :concept = any(r.concepts))
            order by r.rule
            limit :rows
            """,
            Rule.class)
        .setParameter("set", mappingSet)
        .setParameter("after", after)
        .setParameter("concept", concept)
        .setParameter("rows", rows)
        .getResultList();
  }
}
