package io.plumbline.gateway.practice;

import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.words.Instants;
import io.plumbline.proto.evidence.v1.Attestation;
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

  AttestationBox box(List<Attestation> attestations, String error, String statement) {
    LocalDate today = session.now().atZone(session.zone()).toLocalDate();
    return new AttestationBox(
        attestations.stream().map(this::row).toList(),
        session.may("attestations.write"),
        error,
        statement,
        today.plusDays(1).toString(),
        today.plusDays(MOST_DAYS - 1).toString(),
        today.plusDays(SUGGESTED_DAYS).toString());
  }

  private AttestationBox.Row row(Attestation attestation) {
    Instant until = Instants.of(attestation.getValidUntilTime());
    return new AttestationBox.Row(
        outcome(attestation.getOutcome()),
        method(attestation.getMethod()),
        attestation.getStatement(),
        attestation.getAuthor(),
        session.moment(Instants.of(attestation.getCreateTime())),
        session.moment(until),
        session.now().isBefore(until));
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
