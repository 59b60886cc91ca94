package io.plumbline.gateway.practice;

import io.plumbline.proto.evidence.v1.Attestation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** What the attestation form sends; what is not sent is empty. */
public record AttestationInput(
    @RestForm @Nullable String statement,
    @RestForm @Nullable String outcome,
    @RestForm @Nullable String method,
    @RestForm @Nullable String until,
    @RestForm @Nullable String renews,
    @RestForm("files") @Nullable List<FileUpload> files) {

  /** A form that was not sent. */
  static final AttestationInput NONE = new AttestationInput(null, null, null, null, null, null);

  /** The files that were chosen; browsers send an empty one when none was. */
  List<FileUpload> chosen() {
    return files == null
        ? List.of()
        : files.stream().filter(file -> file.size() > 0 || !named(file).isEmpty()).toList();
  }

  /** The file's own name: some browsers send the way to it. */
  static String named(FileUpload file) {
    String name = AnswerInput.text(file.fileName());
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  String stated() {
    return AnswerInput.text(statement).strip();
  }

  Attestation.Outcome found() {
    for (Attestation.Outcome known : Attestation.Outcome.values()) {
      if (known.name().equals("OUTCOME_" + outcome)) {
        return known;
      }
    }
    return Attestation.Outcome.OUTCOME_UNSPECIFIED;
  }

  Attestation.Method way() {
    for (Attestation.Method known : Attestation.Method.values()) {
      if (known.name().equals("METHOD_" + method)) {
        return known;
      }
    }
    return Attestation.Method.METHOD_UNSPECIFIED;
  }

  /** The end of the day that was chosen, in the reader's zone; absent when it is no day. */
  Optional<Instant> end(ZoneId zone) {
    try {
      LocalDate day = LocalDate.parse(AnswerInput.text(until));
      return Optional.of(day.atTime(LocalTime.MAX).atZone(zone).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
