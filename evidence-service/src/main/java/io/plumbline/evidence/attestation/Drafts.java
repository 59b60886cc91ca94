package io.plumbline.evidence.attestation;

import static io.plumbline.evidence.finding.ProtoTimes.toProtoTimestamp;
import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_ATTESTATION_SETTLED;
import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_FIELD_INVALID;

import io.plumbline.evidence.file.AttestationFiles;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.grpc.Times;
import io.plumbline.platform.persistence.Uuid7;
import io.plumbline.proto.evidence.v1.Attestation;
import io.plumbline.proto.evidence.v1.AttestationFile;
import io.plumbline.proto.evidence.v1.CreateAttestationRequest;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What an attestation must be before it is taken. Pure. */
final class Drafts {

  /** The longest an attestation may count as fresh. */
  static final Duration LONGEST = Duration.ofDays(365);

  private Drafts() {}

  static Attestation of(
      Caller caller,
      CreateAttestationRequest request,
      String concept,
      Instant now,
      UnaryOperator<String> mask) {
    Attestation asked = request.getAttestation();
    return Attestation.newBuilder()
        .setName(request.getParent() + "/attestations/" + Uuid7.at(now))
        .setPractice(asked.getPractice())
        .setConcept(concept)
        .setOutcome(asked.getOutcome())
        .setStatement(mask.apply(asked.getStatement()))
        .setMethod(
            asked.getMethod() == Attestation.Method.METHOD_UNSPECIFIED
                ? Attestation.Method.METHOD_EXAMINE
                : asked.getMethod())
        .setValidUntilTime(toProtoTimestamp(validUntil(asked, now)))
        .setAuthor(caller.name())
        .setCreateTime(toProtoTimestamp(now))
        .addAllFiles(asked.getFilesList())
        .setRenews(asked.getRenews())
        .setState(Attestation.State.STATE_ACTIVE)
        .setWithdrawable(true)
        .build();
  }

  static Instant validUntil(Attestation asked, Instant now) {
    if (!asked.hasValidUntilTime()) {
      return now.plus(LONGEST);
    }
    Instant until = Times.instant(asked.getValidUntilTime()).truncatedTo(ChronoUnit.MICROS);
    if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
      throw invalid("valid_until_time", "must be in the future, at most 365 days");
    }
    return until;
  }

  /** Names must be of the workload itself. */
  static void checkNames(CreateAttestationRequest request) {
    Attestation asked = request.getAttestation();
    String files = request.getParent() + AttestationFiles.COLLECTION;
    if (!asked.getFilesList().stream().allMatch(name -> name.startsWith(files))) {
      throw invalid("files", "must be files of the same workload");
    }
    if (!asked.getRenews().isEmpty()
        && !asked.getRenews().startsWith(request.getParent() + "/attestations/")) {
      throw invalid("renews", "must be an attestation of the same workload");
    }
  }

  /** The draft with what is known of its files, all of which must be there. */
  static Attestation withFiles(Attestation draft, Map<UUID, AttestationFile> known) {
    List<AttestationFile> details =
        draft.getFilesList().stream()
            .map(
                name ->
                    Optional.ofNullable(known.get(Attestations.id(name)))
                        .orElseThrow(() -> invalid("files", "there is no " + name)))
            .toList();
    return draft.toBuilder().addAllFileDetails(details).build();
  }

  /** An attestation that is renewed speaks of the same, and stands. */
  static void checkRenewed(Attestation draft, Row renewed) {
    if (!renewed.getString("concept").equals(draft.getConcept())) {
      throw invalid("renews", "must speak of the same concept");
    }
    checkStands(draft.getRenews(), renewed);
  }

  static void checkStands(String name, Row attestation) {
    if (attestation.getOffsetDateTime("withdraw_time") != null
        || attestation.getUUID("renewed_by") != null) {
      throw settled(name);
    }
  }

  static DomainException settled(String name) {
    return DomainException.precondition(
        ERROR_REASON_ATTESTATION_SETTLED,
        "the attestation was renewed or withdrawn before",
        Map.of("attestation", name));
  }

  private static DomainException invalid(String field, String why) {
    return DomainException.invalid(ERROR_REASON_FIELD_INVALID, "attestation." + field, why);
  }
}
