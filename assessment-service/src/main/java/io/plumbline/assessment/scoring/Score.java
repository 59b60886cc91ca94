package io.plumbline.assessment.scoring;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The score on one denominator: the practices (60 in the seed) or the concepts (54).
 *
 * @param buckets how many count in each bucket; every bucket is there, and they sum to the
 *     denominator
 * @param proven the share of the weight that is declared and confirmed, Σ w·c / Σ w
 * @param declared the share of the weight that is declared, Σ w·d / Σ w
 */
public record Score(Map<Bucket, Integer> buckets, Ratio proven, Ratio declared) {

  public Score {
    buckets = Collections.unmodifiableMap(new EnumMap<>(buckets));
  }

  /** Every practice counts on its own. */
  public static Score ofPractices(List<Standing> practices) {
    return of(
        practices.stream()
            .map(s -> new Part(s.bucket(), s.weight(), s.provenCredit(), s.declaredCredit()))
            .toList());
  }

  /** Twins count once. */
  public static Score ofConcepts(List<ConceptStanding> concepts) {
    return of(
        concepts.stream()
            .map(s -> new Part(s.bucket(), s.weight(), s.provenCredit(), s.declaredCredit()))
            .toList());
  }

  private static Score of(List<Part> parts) {
    Map<Bucket, Integer> buckets = new EnumMap<>(Bucket.class);
    for (Bucket bucket : Bucket.values()) {
      buckets.put(bucket, 0);
    }
    Ratio proven = Ratio.EMPTY;
    Ratio declared = Ratio.EMPTY;
    for (Part part : parts) {
      buckets.merge(part.bucket(), 1, Integer::sum);
      if (part.bucket() != Bucket.NOT_APPLICABLE) {
        proven = proven.plus(part.share(part.provenCredit()));
        declared = declared.plus(part.share(part.declaredCredit()));
      }
    }
    return new Score(buckets, proven, declared);
  }

  private record Part(Bucket bucket, int weight, int provenCredit, int declaredCredit) {

    Ratio share(int percent) {
      return new Ratio((long) weight * percent, 100L * weight);
    }
  }
}
