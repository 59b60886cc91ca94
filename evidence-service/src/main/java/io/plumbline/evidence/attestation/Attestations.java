package io.plumbline.evidence.attestation;

import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND;

import io.plumbline.evidence.ledger.Withdrawal;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.grpc.Times;
import io.plumbline.proto.evidence.v1.Attestation;
import io.plumbline.proto.evidence.v1.AttestationFile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tables {@code attestation} and {@code attestation_withdrawal}. */
final class Attestations {

  private static final String INSERT =
      """
      insert into attestation (tenant, workload, id, practice, concept, outcome, statement, method,
        author, author_name, create_time, valid_until, evidence_version, files, digests, renews)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
      on conflict (tenant, workload, renews) do nothing\
      """;

  private static final String WITHDRAW =
      """
      insert into attestation_withdrawal (tenant, workload, attestation, reason, author,
        author_name, create_time, leaf)
      values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing\
      """;

  /** Attestations with what became of them; needs a condition. */
  static final String SELECT =
      """
      select a.*, n.id as renewed_by, x.create_time as withdraw_time,
        x.author_name as withdrawer, x.reason as withdraw_reason
      from attestation a
      left join attestation n
        on n.tenant = $1 and n.workload = a.workload and n.renews = a.id
      left join attestation_withdrawal x
        on x.tenant = $1 and x.workload = a.workload and x.attestation = a.id
      where a.tenant = $1 and a.workload = $2\
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

  /** One attestation; NOT_FOUND when it is not there. */
  static Uni<Row> find(SqlConnection connection, String tenant, String workload, String name) {
    return connection
        .preparedQuery(SELECT + " and a.id = $3")
        .execute(Tuple.of(tenant, workload, id(name)))
        .map(
            rows -> {
              if (rows.size() == 0) {
                throw notFound(name);
              }
              return rows.iterator().next();
            });
  }

  /** Gives whether it was inserted: an attestation is renewed once. */
  static Uni<Boolean> insert(
      SqlConnection connection, Caller caller, String workload, Attestation taken) {
    List<UUID> files = taken.getFilesList().stream().map(Attestations::id).toList();
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
                .addOffsetDateTime(Times.instant(taken.getCreateTime()).atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(
                    Times.instant(taken.getValidUntilTime()).atOffset(ZoneOffset.UTC))
                .addLong(taken.getEvidenceVersion())
                .addArrayOfUUID(files.toArray(UUID[]::new))
                .addArrayOfString(
                    taken.getFileDetailsList().stream()
                        .map(AttestationFile::getSha256)
                        .toArray(String[]::new))
                .addValue(taken.getRenews().isEmpty() ? null : id(taken.getRenews())))
        .map(rows -> rows.rowCount() == 1);
  }

  /** Gives whether it was withdrawn: it can be once. */
  static Uni<Boolean> withdraw(
      SqlConnection connection,
      Caller caller,
      Row attestation,
      Withdrawal withdrawal,
      Optional<UUID> leaf) {
    return connection
        .preparedQuery(WITHDRAW)
        .execute(
            Tuple.of(caller.tenant(), attestation.getString("workload"), attestation.getUUID("id"))
                .addString(withdrawal.reason())
                .addString(withdrawal.withdrawnBy())
                .addString(withdrawal.withdrawer())
                .addOffsetDateTime(withdrawal.time().atOffset(ZoneOffset.UTC))
                .addUUID(leaf.orElse(null)))
        .map(rows -> rows.rowCount() == 1);
  }

  /** Whether somebody may withdraw an attestation: its author, or an administrator. */
  static boolean mayWithdraw(Caller caller, Row attestation) {
    return caller.hasRole("admin") || attestation.getString("author").equals(caller.subject());
  }

  static UUID id(String name) {
    try {
      return UUID.fromString(name.substring(name.lastIndexOf('/') + 1));
    } catch (IllegalArgumentException e) {
      throw notFound(name);
    }
  }

  static DomainException notFound(String name) {
    return DomainException.notFound(ERROR_REASON_RESOURCE_NOT_FOUND, "Attestation", name);
  }
}
