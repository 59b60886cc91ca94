package io.plumbline.evidence.attestation;

import static io.plumbline.evidence.finding.ProtoTimes.toProtoTimestamp;

import com.google.protobuf.Timestamp;
import io.plumbline.evidence.file.AttestationFiles;
import io.plumbline.evidence.routing.Workloads;
import io.plumbline.platform.access.Caller;
import io.plumbline.proto.evidence.v1.Attestation;
import io.plumbline.proto.evidence.v1.AttestationFile;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Maps rows of attestations to the contract.
 *
 * @param caller who reads
 * @param files known of the workload, by id
 */
record AttestationProtos(Caller caller, Instant now, Map<UUID, AttestationFile> files) {

  Attestation attestation(Row row) {
    String workload = row.getString("workload");
    Instant until = row.getOffsetDateTime("valid_until").toInstant();
    Attestation.State state = state(row, until);
    boolean open =
        state == Attestation.State.STATE_ACTIVE || state == Attestation.State.STATE_EXPIRED;
    Attestation.Builder attestation =
        stated(row)
            .setRenewedBy(optional(workload, row.getUUID("renewed_by")))
            .setState(state)
            .setWithdrawable(open && Attestations.mayWithdraw(caller, row));
    UUID[] ids = row.getArrayOfUUIDs("files");
    for (int i = 0; i < ids.length; i++) {
      AttestationFile file = files.get(ids[i]);
      if (file != null) {
        attestation.setFileDetails(i, file);
      }
    }
    withdrawal(attestation, row);
    return attestation.build();
  }

  /**
   * What the person stated, from the columns of the table alone. Of files that are purged no more
   * is known than name and digest.
   */
  static Attestation.Builder stated(Row row) {
    String workload = row.getString("workload");
    Attestation.Builder attestation =
        Attestation.newBuilder()
            .setName(name(workload, row.getUUID("id")))
            .setPractice(row.getString("practice"))
            .setConcept(row.getString("concept"))
            .setOutcome(Attestation.Outcome.valueOf("OUTCOME_" + row.getString("outcome")))
            .setStatement(row.getString("statement"))
            .setMethod(Attestation.Method.valueOf("METHOD_" + row.getString("method")))
            .setAuthor(row.getString("author_name"))
            .setCreateTime(timestamp(row.getOffsetDateTime("create_time")))
            .setValidUntilTime(timestamp(row.getOffsetDateTime("valid_until")))
            .setEvidenceVersion(row.getLong("evidence_version"))
            .setRenews(optional(workload, row.getUUID("renews")));
    UUID[] ids = row.getArrayOfUUIDs("files");
    String[] digests = row.getArrayOfStrings("digests");
    for (int i = 0; i < ids.length; i++) {
      String file = AttestationFiles.name(workload, ids[i]);
      attestation
          .addFiles(file)
          .addFileDetails(AttestationFile.newBuilder().setName(file).setSha256(digests[i]));
    }
    return attestation;
  }

  private static void withdrawal(Attestation.Builder attestation, Row row) {
    OffsetDateTime withdrawn = row.getOffsetDateTime("withdraw_time");
    if (withdrawn != null) {
      attestation
          .setWithdrawTime(timestamp(withdrawn))
          .setWithdrawer(row.getString("withdrawer"))
          .setWithdrawReason(row.getString("withdraw_reason"));
    }
  }

  private Attestation.State state(Row row, Instant until) {
    if (row.getOffsetDateTime("withdraw_time") != null) {
      return Attestation.State.STATE_WITHDRAWN;
    }
    if (row.getUUID("renewed_by") != null) {
      return Attestation.State.STATE_RENEWED;
    }
    return now.isBefore(until) ? Attestation.State.STATE_ACTIVE : Attestation.State.STATE_EXPIRED;
  }

  private static String optional(String workload, @Nullable UUID id) {
    return id == null ? "" : name(workload, id);
  }

  private static String name(String workload, UUID id) {
    return Workloads.PREFIX + workload + "/attestations/" + id;
  }

  private static Timestamp timestamp(OffsetDateTime time) {
    return toProtoTimestamp(time.toInstant());
  }
}
