package io.plumbline.reporting.score;

import io.plumbline.proto.assessment.v1.Bucket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The score on one denominator, before rounding.
 *
 * @param buckets how many count where; every bucket is there
 * @param proven Σ w·c over all that apply, c in percent
 * @param declared Σ w·d over all that apply, d in percent
 * @param weight 100 · Σ w over all that apply
 */
public record Tally(Map<Bucket, Long> buckets, long proven, long declared, long weight) {

  /** The eight buckets in the order of the contract. */
  public static final List<Bucket> BUCKETS =
      List.of(
          Bucket.BUCKET_CONFIRMED,
          Bucket.BUCKET_DECLARED_ONLY,
          Bucket.BUCKET_CONTRADICTED,
          Bucket.BUCKET_STALE,
          Bucket.BUCKET_UNKNOWN,
          Bucket.BUCKET_EXCEPTED,
          Bucket.BUCKET_ADMITTED,
          Bucket.BUCKET_NOT_APPLICABLE);

  public Tally {
    buckets = Collections.unmodifiableMap(new EnumMap<>(buckets));
  }

  /** What one practice or concept brings: where it counts, w, c and d. */
  public record Part(Bucket bucket, int weight, int proven, int declared) {

    public Part {
      if (!BUCKETS.contains(bucket)) {
        throw new IllegalArgumentException("counts in no bucket: " + bucket);
      }
    }

    boolean applicable() {
      return bucket != Bucket.BUCKET_NOT_APPLICABLE;
    }
  }

  /** Adds up the parts; what does not apply has a bucket and no weight. */
  public static Tally of(List<Part> parts) {
    Map<Bucket, Long> buckets = new EnumMap<>(Bucket.class);
    BUCKETS.forEach(bucket -> buckets.put(bucket, 0L));
    parts.forEach(part -> buckets.merge(part.bucket(), 1L, Long::sum));
    List<Part> applicable = parts.stream().filter(Part::applicable).toList();
    return new Tally(
        buckets,
        applicable.stream().mapToLong(part -> (long) part.weight() * part.proven()).sum(),
        applicable.stream().mapToLong(part -> (long) part.weight() * part.declared()).sum(),
        applicable.stream().mapToLong(part -> 100L * part.weight()).sum());
  }

  /** The denominator: how many there are, in all buckets. */
  public long total() {
    return buckets.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The proven score. */
  public Ratio provenRatio() {
    return new Ratio(proven, weight);
  }

  /** The declared score. */
  public Ratio declaredRatio() {
    return new Ratio(declared, weight);
  }

  static List<String> columns(String prefix) {
    List<String> columns = new ArrayList<>();
    columns.add(prefix + "total");
    BUCKETS.forEach(bucket -> columns.add(prefix + Words.of(bucket)));
    columns.addAll(List.of(prefix + "proven", prefix + "declared", prefix + "weight"));
    return columns;
  }

  static Tally read(String prefix, ToLongFunction<String> column) {
    Map<Bucket, Long> buckets = new EnumMap<>(Bucket.class);
    BUCKETS.forEach(bucket -> buckets.put(bucket, column.applyAsLong(prefix + Words.of(bucket))));
    return new Tally(
        buckets,
        column.applyAsLong(prefix + "proven"),
        column.applyAsLong(prefix + "declared"),
        column.applyAsLong(prefix + "weight"));
  }

  List<Long> values() {
    List<Long> values = new ArrayList<>();
    values.add(total());
    BUCKETS.forEach(bucket -> values.add(buckets.get(bucket)));
    values.addAll(List.of(proven, declared, weight));
    return values;
  }
}
