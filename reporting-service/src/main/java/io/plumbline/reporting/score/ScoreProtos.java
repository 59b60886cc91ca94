package io.plumbline.reporting.score;

import io.plumbline.proto.assessment.v1.Bucket;
import io.plumbline.proto.reporting.v1.Buckets;
import io.plumbline.proto.reporting.v1.Score;
import java.util.Map;

/** Maps tallies to the contract. */
public final class ScoreProtos {

  private ScoreProtos() {}

  /** The score on one denominator, rounded here and nowhere before. */
  public static Score score(Tally tally) {
    Score.Builder score =
        Score.newBuilder()
            .setTotal(Math.toIntExact(tally.total()))
            .setBuckets(buckets(tally.buckets()));
    tally.provenRatio().basisPoints().ifPresent(score::setProvenBasisPoints);
    tally.declaredRatio().basisPoints().ifPresent(score::setDeclaredBasisPoints);
    return score.build();
  }

  private static Buckets buckets(Map<Bucket, Long> counts) {
    return Buckets.newBuilder()
        .setConfirmed(count(counts, Bucket.BUCKET_CONFIRMED))
        .setDeclaredOnly(count(counts, Bucket.BUCKET_DECLARED_ONLY))
        .setContradicted(count(counts, Bucket.BUCKET_CONTRADICTED))
        .setStale(count(counts, Bucket.BUCKET_STALE))
        .setUnknown(count(counts, Bucket.BUCKET_UNKNOWN))
        .setExcepted(count(counts, Bucket.BUCKET_EXCEPTED))
        .setAdmitted(count(counts, Bucket.BUCKET_ADMITTED))
        .setNotApplicable(count(counts, Bucket.BUCKET_NOT_APPLICABLE))
        .build();
  }

  private static int count(Map<Bucket, Long> counts, Bucket bucket) {
    return Math.toIntExact(counts.getOrDefault(bucket, 0L));
  }
}
