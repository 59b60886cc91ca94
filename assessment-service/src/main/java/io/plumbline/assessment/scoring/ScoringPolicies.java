package io.plumbline.assessment.scoring;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The policies that ship with the product: one JSON document a version. */
public final class ScoringPolicies {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private static final ScoringPolicy CURRENT = builtIn(1);

  private ScoringPolicies() {}

  /** The policy by which everything is scored now. */
  public static ScoringPolicy current() {
    return CURRENT;
  }

  /**
   * Reads a version that ships with the product.
   *
   * @throws IllegalArgumentException when there is no such version
   */
  public static ScoringPolicy builtIn(int version) {
    String resource = "/scoring/policy-v" + version + ".json";
    try (InputStream in = ScoringPolicies.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no scoring policy of version " + version);
      }
      return JSON.readValue(in, ScoringPolicy.class);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
