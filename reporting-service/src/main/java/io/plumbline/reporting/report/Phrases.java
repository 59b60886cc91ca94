package io.plumbline.reporting.report;

import com.google.protobuf.ProtocolMessageEnum;
import com.google.protobuf.Timestamp;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.Bucket;
import io.plumbline.proto.assessment.v1.ObservedStatus;
import io.plumbline.proto.type.v1.EvidenceCounts;
import io.plumbline.reporting.score.Words;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** The words and numbers of a document for people. */
final class Phrases {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.UK);

  private Phrases() {}

  /** {@code Partially implemented, 50 %}. */
  static String declared(Answer answer) {
    return answer.getStatus() == AnswerStatus.ANSWER_STATUS_PARTIALLY_IMPLEMENTED
        ? "Partly implemented, " + (answer.hasDegree() ? answer.getDegree() : 50) + "\u202f%"
        : word(answer.getStatus());
  }

  static String observed(ObservedStatus observed) {
    return observed == ObservedStatus.OBSERVED_STATUS_UNTESTABLE
        ? "No check exists"
        : word(observed);
  }

  /** The constant in words: {@code NO_EVIDENCE} as {@code No evidence}. */
  static String word(ProtocolMessageEnum constant) {
    String words = Words.of(constant).replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** {@code 14 fail · 52 pass · 3 stale}; empty without evidence. */
  static String counts(EvidenceCounts counts) {
    List<String> parts = new ArrayList<>();
    add(parts, counts.getFail(), "fail");
    add(parts, counts.getWarn(), "warn");
    add(parts, counts.getPass(), "pass");
    add(parts, counts.getStaleFail() + counts.getStaleWarn(), "stale, failing");
    add(parts, counts.getStalePass(), "stale, passing");
    return String.join(" · ", parts);
  }

  /** {@code 41.25 %}, or a dash when nothing applies. */
  static String percent(OptionalInt basisPoints) {
    return basisPoints.isEmpty()
        ? "–"
        : String.format(Locale.ROOT, "%.2f\u202f%%", basisPoints.getAsInt() / 100.0);
  }

  static String day(Timestamp time) {
    return DAY.format(utc(time));
  }

  static String minute(OffsetDateTime time) {
    return MINUTE.format(time.withOffsetSameInstant(ZoneOffset.UTC));
  }

  /** What it means that a practice counts there, in one sentence. */
  static String meaning(Bucket bucket) {
    return switch (bucket) {
      case BUCKET_CONFIRMED -> "Declared, and the evidence agrees.";
      case BUCKET_DECLARED_ONLY -> "Declared, and nothing proves it yet.";
      case BUCKET_CONTRADICTED -> "Declared, and the evidence speaks against it.";
      case BUCKET_STALE -> "Declared, and what proved it is too old.";
      case BUCKET_UNKNOWN -> "Nobody has answered yet.";
      case BUCKET_EXCEPTED -> "The risk is accepted for a time.";
      case BUCKET_ADMITTED -> "Declared as not done.";
      case BUCKET_NOT_APPLICABLE -> "Does not apply here, for a stated reason.";
      case BUCKET_UNSPECIFIED, UNRECOGNIZED -> "";
    };
  }

  /** Groups of three digits, parted by thin spaces. */
  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace(',', '\u202f');
  }

  private static void add(List<String> parts, long count, String word) {
    if (count > 0) {
      parts.add(number(count) + " " + word);
    }
  }

  private static OffsetDateTime utc(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos()).atOffset(ZoneOffset.UTC);
  }
}
