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
}
