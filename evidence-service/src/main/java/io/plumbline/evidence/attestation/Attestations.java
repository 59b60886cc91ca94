package io.plumbline.evidence.attestation;

import static io.plumbline.evidence.finding.ProtoTimes.toProtoTimestamp;

import com.google.protobuf.Timestamp;
import io.plumbline.evidence.routing.Workloads;
import io.plumbline.platform.access.Caller;
import io.plumbline.proto.evidence.v1.Attestation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** The table {@code attestation}. */
final class Attestations {

  private static final String INSERT =
      """
      insert into attestation (tenant, workload, id, practice, concept, outcome, statement, method,
        author, author_name, create_time, valid_until, evidence_version)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)\
      """;

  private Attestations() {}

  /** The concept of a practice of a published edition. */
  static Uni<Optional<String>> concept(SqlConnection connection, String tenant, String practice) {
    return connection
        .preparedQuery(
            "select concept from practice where tenant in ($1, '*') and name = $2"
                + " order by tenant desc limit 1")
        .execute(Tuple.of(tenant, practice))
        .map(
            rows ->
                rows.size() == 0
                    ? Optional.empty()
                    : Optional.of(rows.iterator().next().getString(0)));
  }

  /** The version the next change of this workload's evidence gets; locks the workload. */
  static Uni<Long> nextVersion(SqlConnection connection, String tenant, String workload) {
    return connection
        .preparedQuery(
            "select evidence_version + 1 from workload where tenant = $1 and id = $2"
                + " for no key update")
        .execute(Tuple.of(tenant, workload))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  static Uni<Void> insert(
      SqlConnection connection, Caller caller, String workload, Attestation taken) {
    return connection
        .preparedQuery(INSERT)
        .execute(
            Tuple.of(caller.tenant(), workload, id(taken.getName()))
                .addString(taken.getPractice())
                .addString(taken.getConcept())
                .addString(taken.getOutcome().name().substring("OUTCOME_".length()))
                .addString(taken.getStatement())
                .addString(taken.getMethod().name().substring("METHOD_".length()))
                .addString(caller.subject())
                .addString(taken.getAuthor())
                .addOffsetDateTime(time(taken.getCreateTime()))
                .addOffsetDateTime(time(taken.getValidUntilTime()))
                .addLong(taken.getEvidenceVersion()))
        .replaceWithVoid();
  }

  static Attestation attestation(Row row) {
    return Attestation.newBuilder()
        .setName(
            Workloads.PREFIX + row.getString("workload") + "/attestations/" + row.getUUID("id"))
        .setPractice(row.getString("practice"))
        .setConcept(row.getString("concept"))
        .setOutcome(Attestation.Outcome.valueOf("OUTCOME_" + row.getString("outcome")))
        .setStatement(row.getString("statement"))
        .setMethod(Attestation.Method.valueOf("METHOD_" + row.getString("method")))
        .setAuthor(row.getString("author_name"))
        .setCreateTime(timestamp(row.getOffsetDateTime("create_time")))
        .setValidUntilTime(timestamp(row.getOffsetDateTime("valid_until")))
        .setEvidenceVersion(row.getLong("evidence_version"))
        .build();
  }

  static UUID id(String name) {
    return UUID.fromString(name.substring(name.lastIndexOf('/') + 1));
  }

  private static Timestamp timestamp(OffsetDateTime time) {
    return toProtoTimestamp(time.toInstant());
  }

  private static OffsetDateTime time(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos()).atOffset(ZoneOffset.UTC);
  }
}
