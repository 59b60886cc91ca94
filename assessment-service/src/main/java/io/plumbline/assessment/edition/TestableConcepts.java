package io.plumbline.assessment.edition;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The concepts that an active rule speaks to.
 *
 * @param concepts the concepts
 * @param asOf when the newest mapping set among them was recorded; the epoch when there is none
 */
public record TestableConcepts(Set<String> concepts, Instant asOf) {

  public TestableConcepts {
    concepts = Set.copyOf(concepts);
  }

  /** What the mapping sets of the tenant and the built-in ones say together. */
  public static Uni<TestableConcepts> load(Mutiny.Session session) {
    return session
        .createSelectionQuery("from MappingSet", MappingSet.class)
        .getResultList()
        .map(TestableConcepts::of);
  }

  private static TestableConcepts of(List<MappingSet> sets) {
    Set<String> concepts = new HashSet<>();
    Instant asOf = Instant.EPOCH;
    for (MappingSet set : sets) {
      concepts.addAll(set.concepts());
      asOf = set.recordedAt().isAfter(asOf) ? set.recordedAt() : asOf;
    }
    return new TestableConcepts(concepts, asOf);
  }

  /** Whether an active rule speaks to the concept. */
  public boolean contains(String concept) {
    return concepts.contains(concept);
  }
}
