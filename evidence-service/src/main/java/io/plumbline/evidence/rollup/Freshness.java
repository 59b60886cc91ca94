package io.plumbline.evidence.rollup;

import io.plumbline.evidence.mapping.Mapping;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How long evidence of one kind of source stays fresh, concept by concept, as the tenant's numbers
 * are counted now. What a policy asks for comes into force concept by concept.
 */
public final class Freshness {

  /**
   * The seconds for the concept {@code %2$s} and the kind {@code %1$s}, for the tenant {@code $1}.
   */
  private static final String SECONDS =
      "coalesce((select seconds from ttl_in_force where tenant = $1 and kind = '%1$s'"
          + " and concept in (%2$s, '') order by concept desc limit 1), %3$d)";

  private final Duration usual;
  private final Map<String, Duration> ofConcept;

  Freshness(Duration usual, Map<String, Duration> ofConcept) {
    this.usual = usual;
    this.ofConcept = Map.copyOf(ofConcept);
  }

  /** What is in force for the tenant. */
  public static Uni<Freshness> of(SqlConnection connection, String tenant, Kind kind) {
    return connection
        .preparedQuery("select concept, seconds from ttl_in_force where tenant = $1 and kind = $2")
        .execute(Tuple.of(tenant, kind.name()))
        .map(
            rows -> {
              Map<String, Duration> ttls = new HashMap<>();
              for (Row row : rows) {
                ttls.put(row.getString(0), Duration.ofSeconds(row.getLong(1)));
              }
              Duration usual = ttls.remove("");
              return new Freshness(usual == null ? kind.usualTtl() : usual, ttls);
            });
  }

  /** {@link #SECONDS} for a kind and the SQL expression of a concept. */
  public static String seconds(Kind kind, String concept) {
    return SECONDS.formatted(kind, concept, kind.usualTtl().toSeconds());
  }

  /**
   * {@link #SECONDS} for findings of the SQL expression of a rule: the least of its concepts',
   * which is when the first of them loses it; the time of all others when it has none.
   */
  public static String ofRule(String rule) {
    return "coalesce((select min("
        + seconds(Kind.SCANNER, "c.concept")
        + ") from ("
        + Mapping.IN_FORCE
        + ") c where c.rule = "
        + rule
        + "), "
        + seconds(Kind.SCANNER, "''")
        + ")";
  }

  /** When an item of the concept goes stale: from this instant on it is. */
  public Instant expiry(String concept, Instant observedAt) {
    return observedAt.plus(ofConcept.getOrDefault(concept, usual));
  }
}
