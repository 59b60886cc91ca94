package io.plumbline.cli.exception;

import com.google.protobuf.Timestamp;
import io.plumbline.cli.attest.Until;
import io.plumbline.proto.assessment.v1.ExceptionTerms;
import java.time.Instant;
import picocli.CommandLine.Option;

/** What is asked for: why, what is done instead, and until when. */
final class TermsOptions {
  @Option(
      names = "--justification",
      paramLabel = "TEXT",
      required = true,
      description = "Why the risk is accepted.")
  private String justification = "";

  @Option(
      names = "--instead",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "The compensating control.")
  private String instead = "";

  @Option(
      names = "--until",
      paramLabel = "TIME",
      required = true,
      converter = Until.Converter.class,
      description =
          "When it ends: 90d, 2027-01-31 or 2027-01-31T12:00:00Z; at most 366 days ahead.")
  private Until until = new Until(Instant.EPOCH);

  ExceptionTerms terms() {
    return ExceptionTerms.newBuilder()
        .setJustification(justification)
        .setCompensatingControl(instead)
        .setExpireTime(
            Timestamp.newBuilder()
                .setSeconds(until.instant().getEpochSecond())
                .setNanos(until.instant().getNano()))
        .build();
  }
}
