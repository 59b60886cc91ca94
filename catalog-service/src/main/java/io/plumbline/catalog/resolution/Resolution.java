package io.plumbline.catalog.resolution;

import io.plumbline.platform.grpc.DomainException;
import io.plumbline.proto.catalog.v1.ErrorReason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a reference was resolved to.
 *
 * @param practices those that mean the concept with confidence high or certain
 * @param weaker those that only resemble it
 */
record Resolution(String concept, List<Candidate> practices, List<Candidate> weaker) {

  /**
   * The one meaning that all editions agree on.
   *
   * @param meanings newest edition first
   * @throws DomainException NOT_FOUND when there is none, FAILED_PRECONDITION when there are
   *     several
   */
  static Meaning single(String reference, List<Meaning> meanings) {
    if (meanings.isEmpty()) {
      throw DomainException.notFound(
          ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND, "practice", reference);
    }
    Map<String, Meaning> byConcept = new LinkedHashMap<>();
    meanings.forEach(meaning -> byConcept.putIfAbsent(meaning.concept(), meaning));
    if (byConcept.size() > 1) {
      String candidates =
          byConcept.values().stream().map(Resolution::text).collect(Collectors.joining("; "));
      throw DomainException.precondition(
          ErrorReason.ERROR_REASON_AMBIGUOUS_REFERENCE,
          reference + " means different practices in different editions; say which edition",
          Map.of("candidates", candidates));
    }
    return meanings.stream().filter(Meaning::builtIn).findFirst().orElse(meanings.get(0));
  }

  private static String text(Meaning meaning) {
    return "%s of %s: %s (%s)"
        .formatted(meaning.practiceId(), meaning.edition(), meaning.title(), meaning.concept());
  }

  /** Sorts the candidates of a meaning into those that mean it and those that resemble it. */
  static Resolution of(Meaning meaning, List<Candidate> candidates) {
    Map<Boolean, List<Candidate>> sure =
        candidates.stream()
            .collect(
                Collectors.partitioningBy(candidate -> candidate.confidence().carriesConcept()));
    List<Candidate> practices = sure.getOrDefault(true, List.of());
    return new Resolution(
        meaning.concept(),
        meaning.builtIn() ? practices.stream().map(Candidate::named).toList() : practices,
        sure.getOrDefault(false, List.of()));
  }

  /** Why there is no practice; empty when there is one. */
  String missing() {
    if (!practices.isEmpty()) {
      return "";
    }
    String none = "the built-in edition has no practice that means " + concept;
    if (weaker.isEmpty()) {
      return none;
    }
    return weaker.stream()
        .map(
            candidate ->
                "%s (%s, %s)"
                    .formatted(
                        candidate.practice().practiceId(),
                        candidate.relation().name().toLowerCase(Locale.ROOT),
                        candidate.confidence().name().toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining(", ", none + "; nearest: ", ""));
  }
}
