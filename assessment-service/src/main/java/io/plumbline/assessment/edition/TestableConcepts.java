package io.plumbline.assessment.edition;

import io.plumbline.platform.persistence.Tenants;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The concepts that an active rule speaks to.
 *
 * @param concepts the concepts
 * @param asOf when the newest mapping set among them was recorded; the epoch when there is none
 * @param revisions the revisions of the mapping sets that say so
 */
public record TestableConcepts(Set<String> concepts, Instant asOf, Set<UUID> revisions) {

  public TestableConcepts {
    concepts = Set.copyOf(concepts);
    revisions = Set.copyOf(revisions);
  }

  /** What the mapping sets of the tenant and the built-in ones say together. */
  public static Uni<TestableConcepts> load(Mutiny.Session session) {
    return session
        .createSelectionQuery("from MappingSet", MappingSet.class)
        .getResultList()
        .map(sets -> of(sets.stream().map(MappingSetRevision::new).toList()));
  }

  /** What mapping sets said that once were active, by their revisions. */
  public static Uni<TestableConcepts> load(
      Mutiny.Session session, String tenant, Set<UUID> revisions) {
    if (revisions.isEmpty()) {
      return Uni.createFrom().item(of(List.of()));
    }
    return session
        .createSelectionQuery(
            "from MappingSetRevision m where m.key.tenant in (:tenants) and m.key.id in (:ids)",
            MappingSetRevision.class)
        .setParameter("tenants", List.of(tenant, Tenants.BUILT_IN))
        .setParameter("ids", revisions)
        .getResultList()
        .map(TestableConcepts::of);
  }

  static TestableConcepts of(List<MappingSetRevision> sets) {
    Set<String> concepts = new HashSet<>();
    Set<UUID> revisions = new HashSet<>();
    Instant asOf = Instant.EPOCH;
    for (MappingSetRevision set : sets) {
      concepts.addAll(set.concepts());
      revisions.add(set.id());
      asOf = set.recordedAt().isAfter(asOf) ? set.recordedAt() : asOf;
    }
    return new TestableConcepts(concepts, asOf, revisions);
  }

  /** Whether an active rule speaks to the concept. */
  public boolean contains(String concept) {
    return concepts.contains(concept);
  }
}
