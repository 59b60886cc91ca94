package io.plumbline.gateway.practice;

import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.words.Figures;
import io.plumbline.gateway.words.Instants;
import io.plumbline.proto.evidence.v1.Attestation;
import io.plumbline.proto.evidence.v1.AttestationFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Makes the attestations and their form. */
final class AttestationsView {
  /** An attestation ends at most so many days ahead. */
  static final int MOST_DAYS = 365;

  private static final int SUGGESTED_DAYS = 180;

  private final Session session;

  AttestationsView(Session session) {
    this.session = session;
  }

  AttestationBox box(List<Attestation> attestations, String error, AttestationInput sent) {
    List<AttestationBox.Row> rows = attestations.stream().map(this::row).toList();
    LocalDate today = session.now().atZone(session.zone()).toLocalDate();
    return new AttestationBox(
        rows,
        session.may("attestations.write"),
        error,
        sent.stated(),
        rows.stream().filter(row -> row.settled().isEmpty()).toList(),
        AnswerInput.text(sent.renews()),
        today.plusDays(1).toString(),
        today.plusDays(MOST_DAYS - 1).toString(),
        today.plusDays(SUGGESTED_DAYS).toString());
  }

  private AttestationBox.Row row(Attestation attestation) {
    Instant until = Instants.of(attestation.getValidUntilTime());
    return new AttestationBox.Row(
        last(attestation.getName()),
        outcome(attestation.getOutcome()),
        method(attestation.getMethod()),
        attestation.getStatement(),
        attestation.getAuthor(),
        session.moment(Instants.of(attestation.getCreateTime())),
        session.moment(until),
        session.now().isBefore(until),
        settled(attestation),
        attestation.getWithdrawable(),
        attestation.getFileDetailsList().stream().map(AttestationsView::attached).toList());
  }

  private static String settled(Attestation attestation) {
    return switch (attestation.getState()) {
      case STATE_RENEWED -> "renewed by a later one";
      case STATE_WITHDRAWN ->
          "withdrawn by " + attestation.getWithdrawer() + ": " + attestation.getWithdrawReason();
      default -> "";
    };
  }

  private static AttestationBox.Attached attached(AttestationFile file) {
    String[] parts = file.getName().split("/");
    return new AttestationBox.Attached(
        "/workloads/" + parts[1] + "/attestation-files/" + last(file.getName()),
        file.getFileName(),
        Figures.bytes(file.getByteCount()),
        kind(file.getMediaType()),
        file.getSha256());
  }

  private static String kind(String mediaType) {
    return switch (mediaType) {
      case "application/pdf" -> "PDF";
      case "image/png", "image/jpeg" -> "image";
      case "application/zip" -> "ZIP";
      case "application/vnd.cyclonedx+json", "application/vnd.cyclonedx+xml" -> "CycloneDX SBOM";
      case "application/spdx+json", "text/spdx" -> "SPDX SBOM";
      case "application/json" -> "JSON";
      default -> "text";
    };
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static String outcome(Attestation.Outcome outcome) {
    return switch (outcome) {
      case OUTCOME_MET -> "Met";
      case OUTCOME_PARTLY_MET -> "Partly met";
      case OUTCOME_NOT_MET -> "Not met";
      default -> "Attested";
    };
  }

  private static String method(Attestation.Method method) {
    return switch (method) {
      case METHOD_INTERVIEW -> "interview";
      case METHOD_TEST -> "test";
      default -> "examination";
    };
  }
}
