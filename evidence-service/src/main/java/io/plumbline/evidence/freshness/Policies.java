package io.plumbline.evidence.freshness;

import static io.plumbline.evidence.finding.ProtoTimes.toProtoTimestamp;

import com.google.protobuf.Duration;
import io.plumbline.evidence.rollup.Kind;
import io.plumbline.platform.freshness.Etags;
import io.plumbline.proto.evidence.v1.FreshnessPolicy;
import io.plumbline.proto.evidence.v1.FreshnessPolicy.ConceptTtl;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tables {@code freshness_policy} and {@code freshness_ttl}. */
final class Policies {

  static final String NAME = "freshnessPolicy";

  private static final String VERSION =
      "select version, update_time from freshness_policy where tenant = $1";

  private static final String TTLS =
      "select kind, concept, seconds from freshness_ttl where tenant = $1 order by concept, kind";

  private static final String UNKNOWN =
      """
      select c from unnest($2::text[]) as c where not exists (
        select 1 from practice where tenant in ($1, '*') and concept = c)
      and not exists (
        select 1 from mapping_set s join mapped_rule m on m.tenant = s.tenant
          and m.scanner = s.scanner and m.revision = s.revision
        where s.tenant in ($1, '*') and m.concept = c)\
      """;

  private static final String CLEAR = "delete from freshness_ttl where tenant = $1";

  private static final String INSERT =
      "insert into freshness_ttl (tenant, kind, concept, seconds)"
          + " select $1, * from unnest($2::text[], $3::text[], $4::bigint[])";

  private static final String RAISE =
      """
      insert into freshness_policy as p (tenant, version, update_time) values ($1, 1, $2)
      on conflict (tenant) do update set version = p.version + 1, update_time = excluded.update_time
      returning version, update_time\
      """;

  private Policies() {}

  /** A policy and how often it was changed. */
  record Stored(FreshnessPolicy policy, long version) {}

  static Uni<Stored> load(SqlConnection connection, String tenant) {
    return connection
        .preparedQuery(VERSION)
        .execute(Tuple.of(tenant))
        .chain(
            version ->
                connection
                    .preparedQuery(TTLS)
                    .execute(Tuple.of(tenant))
                    .map(rows -> stored(version, policy(rows))));
  }

  private static Stored stored(RowSet<Row> version, FreshnessPolicy.Builder policy) {
    for (Row row : version) {
      policy.setUpdateTime(toProtoTimestamp(row.getOffsetDateTime("update_time").toInstant()));
      long number = row.getLong("version");
      return new Stored(policy.setEtag(Etags.of(number)).build(), number);
    }
    return new Stored(policy.setEtag(Etags.of(0)).build(), 0);
  }

  private static FreshnessPolicy.Builder policy(RowSet<Row> rows) {
    Map<String, Duration> scanner = ttls(rows, Kind.SCANNER);
    Map<String, Duration> person = ttls(rows, Kind.PERSON);
    FreshnessPolicy.Builder policy =
        FreshnessPolicy.newBuilder()
            .setName(NAME)
            .setScannerTtl(scanner.getOrDefault("", usual(Kind.SCANNER)))
            .setPersonTtl(person.getOrDefault("", usual(Kind.PERSON)));
    Set<String> concepts = new TreeSet<>(scanner.keySet());
    concepts.addAll(person.keySet());
    concepts.remove("");
    for (String concept : concepts) {
      ConceptTtl.Builder own = policy.addConceptsBuilder().setConcept(concept);
      if (scanner.containsKey(concept)) {
        own.setScannerTtl(scanner.get(concept));
      }
      if (person.containsKey(concept)) {
        own.setPersonTtl(person.get(concept));
      }
    }
    return policy;
  }

  private static Map<String, Duration> ttls(RowSet<Row> rows, Kind kind) {
    Map<String, Duration> ttls = new TreeMap<>();
    for (Row row : rows) {
      if (row.getString("kind").equals(kind.name())) {
        ttls.put(row.getString("concept"), seconds(row.getLong("seconds")));
      }
    }
    return ttls;
  }

  private static Duration usual(Kind kind) {
    return seconds(kind.usualTtl().toSeconds());
  }

  /** Of the policy's concepts those that nothing published speaks of. */
  static Uni<List<String>> unknown(
      SqlConnection connection, String tenant, FreshnessPolicy policy) {
    return connection
        .preparedQuery(UNKNOWN)
        .execute(
            Tuple.of(tenant)
                .addArrayOfString(
                    policy.getConceptsList().stream()
                        .map(ConceptTtl::getConcept)
                        .toArray(String[]::new)))
        .map(
            rows -> {
              List<String> unknown = new ArrayList<>();
              rows.forEach(row -> unknown.add(row.getString(0)));
              return unknown;
            });
  }

  /** Stores the policy as the next version. */
  static Uni<Stored> save(
      SqlConnection connection, String tenant, FreshnessPolicy policy, Instant now) {
    Ttls ttls = new Ttls();
    ttls.add(Kind.SCANNER, "", policy.hasScannerTtl(), policy.getScannerTtl());
    ttls.add(Kind.PERSON, "", policy.hasPersonTtl(), policy.getPersonTtl());
    for (ConceptTtl own : policy.getConceptsList()) {
      ttls.add(Kind.SCANNER, own.getConcept(), own.hasScannerTtl(), own.getScannerTtl());
      ttls.add(Kind.PERSON, own.getConcept(), own.hasPersonTtl(), own.getPersonTtl());
    }
    return connection
        .preparedQuery(CLEAR)
        .execute(Tuple.of(tenant))
        .chain(() -> connection.preparedQuery(INSERT).execute(ttls.tuple(tenant)))
        .chain(
            () ->
                connection
                    .preparedQuery(RAISE)
                    .execute(Tuple.of(tenant, now.atOffset(ZoneOffset.UTC))))
        .chain(() -> load(connection, tenant));
  }

  private static Duration seconds(long seconds) {
    return Duration.newBuilder().setSeconds(seconds).build();
  }

  /** Rows of {@code freshness_ttl}. */
  private static final class Ttls {
    private final List<String> kinds = new ArrayList<>();
    private final List<String> concepts = new ArrayList<>();
    private final List<Long> seconds = new ArrayList<>();

    void add(Kind kind, String concept, boolean said, Duration ttl) {
      if (said) {
        kinds.add(kind.name());
        concepts.add(concept);
        seconds.add(ttl.getSeconds());
      }
    }

    Tuple tuple(String tenant) {
      return Tuple.of(tenant)
          .addArrayOfString(kinds.toArray(String[]::new))
          .addArrayOfString(concepts.toArray(String[]::new))
          .addArrayOfLong(seconds.toArray(Long[]::new));
    }
  }
}
