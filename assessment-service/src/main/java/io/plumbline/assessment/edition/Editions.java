package io.plumbline.assessment.edition;

import io.plumbline.platform.persistence.Tenants;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds editions of a tenant: its own before the built-in one of the same name. */
@ApplicationScoped
public class Editions {

  /** The edition that a new assessment may rest on. */
  public Uni<Optional<Edition>> open(Mutiny.Session session, String tenant, String name) {
    return session
        .createSelectionQuery(
            "from Edition e where e.key.tenant in (:tenants) and e.key.name = :name"
                + " order by case when e.key.tenant = :own then 0 else 1 end",
            Edition.class)
        .setParameter("tenants", List.of(tenant, Tenants.BUILT_IN))
        .setParameter("own", tenant)
        .setParameter("name", name)
        .getResultList()
        .map(found -> found.stream().filter(Edition::open).findFirst());
  }

  /** The active mapping sets of the tenant and the built-in ones, always in the same order. */
  public Uni<List<MappingSet>> mappingSets(Mutiny.Session session) {
    return session
        .createSelectionQuery(
            "from MappingSet m order by m.key.scanner, m.key.tenant", MappingSet.class)
        .getResultList();
  }

  /** How many practices an edition has. */
  public Uni<Integer> practiceCount(Mutiny.Session session, Edition.Key edition) {
    return session
        .createSelectionQuery(
            "select count(*) from EditionPractice p"
                + " where p.key.tenant = :tenant and p.key.edition = :edition",
            Long.class)
        .setParameter("tenant", edition.tenant())
        .setParameter("edition", edition.name())
        .getSingleResult()
        .map(Math::toIntExact);
  }

  /** What a practice of any edition known here means; nothing when there is no such practice. */
  public Uni<Optional<String>> concept(Mutiny.Session session, String tenant, String practice) {
    int at = practice.lastIndexOf("/practices/");
    return session
        .createSelectionQuery(
            "select p.concept from EditionPractice p where p.key.tenant in (:tenants)"
                + " and p.key.edition = :edition and p.key.id = :id"
                + " order by case when p.key.tenant = :own then 0 else 1 end",
            String.class)
        .setParameter("tenants", List.of(tenant, Tenants.BUILT_IN))
        .setParameter("own", tenant)
        .setParameter("edition", practice.substring(0, Math.max(0, at)))
        .setParameter("id", practice.substring(practice.lastIndexOf('/') + 1))
        .getResultList()
        .map(found -> found.stream().findFirst());
  }
}
