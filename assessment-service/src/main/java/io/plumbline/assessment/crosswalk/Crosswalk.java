package io.plumbline.assessment.crosswalk;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Where the practices of a concept may go. Relations hold in both directions. */
public final class Crosswalk {

  private static final Comparator<Candidate> SUREST =
      Comparator.comparing(Candidate::confidence).reversed().thenComparing(Candidate::concept);

  private final Map<String, List<Candidate>> byConcept = new HashMap<>();

  /**
   * A concept that another one may stand for.
   *
   * @param reason how it was found, in words
   */
  public record Candidate(String concept, Confidence confidence, String reason) {}

  /** The crosswalk that these relations make. */
  public static Crosswalk of(Collection<ConceptRelation> relations) {
    Crosswalk crosswalk = new Crosswalk();
    for (ConceptRelation is : relations) {
      crosswalk.add(is.concept(), new Candidate(is.counterpart(), is.confidence(), is.reason()));
      if (!is.concept().equals(is.counterpart())) {
        crosswalk.add(is.counterpart(), new Candidate(is.concept(), is.confidence(), is.reason()));
      }
    }
    return crosswalk;
  }

  /** What is known of a framework. */
  public static Uni<Crosswalk> load(Mutiny.Session session, String framework) {
    return session
        .createSelectionQuery(
            "from ConceptRelation r where r.key.framework = :framework", ConceptRelation.class)
        .setParameter("framework", framework)
        .getResultList()
        .map(Crosswalk::of);
  }

  private void add(String concept, Candidate candidate) {
    byConcept.computeIfAbsent(concept, c -> new ArrayList<>()).add(candidate);
  }

  /**
   * The concepts among these that may take the place of one, the surest first. A concept takes its
   * own place, as surely as its practices stand for it; then nothing less sure is asked.
   */
  public List<Candidate> candidates(String concept, Collection<String> among) {
    List<Candidate> known = byConcept.getOrDefault(concept, List.of());
    if (among.contains(concept)) {
      return known.stream()
          .filter(candidate -> candidate.concept().equals(concept))
          .findFirst()
          .map(List::of)
          .orElse(List.of(new Candidate(concept, Confidence.CERTAIN, "")));
    }
    return known.stream()
        .filter(candidate -> among.contains(candidate.concept()))
        .sorted(SUREST)
        .toList();
  }
}
