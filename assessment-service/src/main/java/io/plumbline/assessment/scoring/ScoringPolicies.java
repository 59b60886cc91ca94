package io.plumbline.assessment.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The policies that ship with the product: one JSON document a version. */
public final class ScoringPolicies {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private static final int CURRENT = 1;

  private static final Map<Integer, ScoringPolicy> READ = new ConcurrentHashMap<>();

  private ScoringPolicies() {}

  /** The policy by which everything is scored now. */
  public static ScoringPolicy current() {
    return version(CURRENT);
  }

  /**
   * A version that ships with the product.
   *
   * @throws IllegalArgumentException when there is no such version
   */
  public static ScoringPolicy version(int version) {
    return READ.computeIfAbsent(version, ScoringPolicies::read);
  }

  /**
   * Reads a policy from its JSON document.
   *
   * @throws IllegalArgumentException when it is not the document of a policy
   */
  public static ScoringPolicy parse(String document) {
    try {
      return JSON.readValue(document, ScoringPolicy.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a scoring policy", e);
    }
  }

  /** Puts a policy down as the JSON document that {@link #parse} reads; the same for the same. */
  public static String write(ScoringPolicy policy) {
    try {
      return JSON.writeValueAsString(policy);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ScoringPolicy read(int version) {
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
