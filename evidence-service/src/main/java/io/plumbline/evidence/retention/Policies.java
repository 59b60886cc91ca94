package io.plumbline.evidence.retention;

import static io.plumbline.evidence.finding.ProtoTimes.toProtoTimestamp;

import io.plumbline.platform.freshness.Etags;
import io.plumbline.proto.evidence.v1.RetentionPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** The table {@code retention_policy}: a row per tenant that has set one. */
final class Policies {

  static final String NAME = "retentionPolicy";

  /** What holds where nobody has decided. */
  static final RetentionPolicy DEFAULT =
      RetentionPolicy.newBuilder()
          .setName(NAME)
          .setClosedFindingDays(400)
          .setQuarantineDays(90)
          .setScanDays(800)
          .setAttestationFileDays(800)
          .setEtag(Etags.of(0))
          .build();

  private static final String SAVE =
      """
      insert into retention_policy (tenant, closed_finding_days, quarantine_days, scan_days,
        attestation_file_days, updater, version, update_time)
      values ($1, $2, $3, $4, $5, $6, 1, now())
      on conflict (tenant) do update set closed_finding_days = excluded.closed_finding_days,
        quarantine_days = excluded.quarantine_days, scan_days = excluded.scan_days,
        attestation_file_days = excluded.attestation_file_days, updater = excluded.updater,
        version = retention_policy.version + 1, update_time = now()
      returning *\
      """;

  /** A policy with its version, 0 for the default. */
  record Stored(RetentionPolicy policy, long version) {}

  private Policies() {}

  /** Changes of one tenant's policy take turns. */
  static Uni<Void> lock(SqlConnection connection, String tenant) {
    return connection
        .preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 4))")
        .execute(Tuple.of(tenant))
        .replaceWithVoid();
  }

  static Uni<Stored> load(SqlConnection connection, String tenant) {
    return connection
        .preparedQuery("select * from retention_policy where tenant = $1")
        .execute(Tuple.of(tenant))
        .map(rows -> rows.size() == 0 ? new Stored(DEFAULT, 0) : stored(rows.iterator().next()));
  }

  static Uni<Stored> save(
      SqlConnection connection, String tenant, RetentionPolicy policy, String updater) {
    return connection
        .preparedQuery(SAVE)
        .execute(
            Tuple.of(tenant)
                .addInteger(policy.getClosedFindingDays())
                .addInteger(policy.getQuarantineDays())
                .addInteger(policy.getScanDays())
                .addInteger(policy.getAttestationFileDays())
                .addString(updater))
        .map(rows -> stored(rows.iterator().next()));
  }

  private static Stored stored(Row row) {
    long version = row.getLong("version");
    return new Stored(
        RetentionPolicy.newBuilder()
            .setName(NAME)
            .setClosedFindingDays(row.getInteger("closed_finding_days"))
            .setQuarantineDays(row.getInteger("quarantine_days"))
            .setScanDays(row.getInteger("scan_days"))
            .setAttestationFileDays(row.getInteger("attestation_file_days"))
            .setUpdateTime(toProtoTimestamp(row.getOffsetDateTime("update_time").toInstant()))
            .setUpdater(row.getString("updater"))
            .setEtag(Etags.of(version))
            .build(),
        version);
  }
}
