package io.plumbline.evidence.format;

import static io.plumbline.evidence.reader.RecordException.Reason.BAD_TIME;
import static io.plumbline.evidence.reader.RecordException.Reason.MISSING_FIELD;
import static io.plumbline.evidence.reader.RecordException.Reason.NOT_A_FINDING;
import static io.plumbline.evidence.reader.RecordException.Reason.TOO_LARGE;

import com.google.protobuf.Timestamp;
import io.plumbline.evidence.finding.Decision;
import io.plumbline.evidence.finding.Finding;
import io.plumbline.evidence.finding.FindingClass;
import io.plumbline.evidence.finding.Lifecycle;
import io.plumbline.evidence.finding.Observation;
import io.plumbline.evidence.finding.Severity;
import io.plumbline.evidence.reader.Fields;
import io.plumbline.evidence.reader.RecordException;
import io.plumbline.evidence.reader.Tags;
import io.plumbline.evidence.reader.Texts;
import io.plumbline.evidence.reader.Times;
import io.plumbline.proto.evidence.v1.FindingRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads findings in the product's own form, as {@code IngestFindings} takes them. */
public final class NativeReader {

  private static final int MAX_RAW = 240 << 10;

  private NativeReader() {}

  /**
   * Reads one record.
   *
   * @param product the product of the stream's header
   */
  public static Finding read(String product, FindingRecord in) throws RecordException {
    String rule = product + ":" + key("rule", required("rule", in.getRule()));
    String account = key("account", required("account", in.getAccount()));
    String region = key("region", in.getRegion());
    String resource = key("resource", required("resource", in.getResource()));
    String uid = key("finding_uid", in.getFindingUid());
    if (in.getRaw().size() > MAX_RAW) {
      throw new RecordException(TOO_LARGE, "raw has " + in.getRaw().size() + " bytes");
    }
    return new Finding(
        product,
        findingClass(in),
        rule,
        account,
        region,
        resource,
        Texts.cut(text("resource_type", in.getResourceType()), 256),
        "",
        tags(in),
        uid,
        uid.isEmpty() ? List.of(product, rule, account, region, resource) : List.of(product, uid),
        observation(in),
        "",
        in.getResolved() ? Lifecycle.RESOLVED : Lifecycle.OPEN,
        in.getSuppressed() ? Decision.SUPPRESSED : Decision.NONE,
        severity(in),
        Texts.cut(text("title", in.getTitle()), 512),
        Texts.cut(text("status_text", in.getStatusText()), 2000),
        time(in));
  }

  private static FindingClass findingClass(FindingRecord in) throws RecordException {
    FindingClass findingClass =
        switch (in.getFindingClass()) {
          case FINDING_CLASS_VULNERABILITY -> FindingClass.VULNERABILITY;
          case FINDING_CLASS_THREAT -> FindingClass.THREAT;
          case FINDING_CLASS_COMPLIANCE, FINDING_CLASS_UNSPECIFIED, UNRECOGNIZED ->
              FindingClass.COMPLIANCE;
        };
    if (findingClass != FindingClass.COMPLIANCE && observation(in) == Observation.PASS) {
      throw new RecordException(NOT_A_FINDING, "only a compliance finding may be a pass");
    }
    return findingClass;
  }

  private static List<String> tags(FindingRecord in) throws RecordException {
    List<Fields.Entry> entries = new ArrayList<>();
    for (String tag : in.getResourceTagsList()) {
      entries.add(Tags.pair(text("resource_tags", tag)));
    }
    return Tags.of(entries);
  }

  private static Observation observation(FindingRecord in) throws RecordException {
    return switch (in.getObservation()) {
      case OBSERVATION_PASS -> Observation.PASS;
      case OBSERVATION_FAIL -> Observation.FAIL;
      case OBSERVATION_WARN -> Observation.WARN;
      case OBSERVATION_UNKNOWN, UNRECOGNIZED -> Observation.UNKNOWN;
      case OBSERVATION_NOT_APPLICABLE -> Observation.NOT_APPLICABLE;
      case OBSERVATION_UNSPECIFIED ->
          throw new RecordException(MISSING_FIELD, "the record names no observation");
    };
  }

  private static Severity severity(FindingRecord in) {
    return switch (in.getSeverity()) {
      case SEVERITY_INFORMATIONAL -> Severity.INFORMATIONAL;
      case SEVERITY_LOW -> Severity.LOW;
      case SEVERITY_MEDIUM -> Severity.MEDIUM;
      case SEVERITY_HIGH -> Severity.HIGH;
      case SEVERITY_CRITICAL -> Severity.CRITICAL;
      case SEVERITY_UNSPECIFIED, UNRECOGNIZED -> Severity.UNKNOWN;
    };
  }

  private static Instant time(FindingRecord in) throws RecordException {
    if (!in.hasObserveTime()) {
      throw new RecordException(MISSING_FIELD, "the record names no observe_time");
    }
    Timestamp time = in.getObserveTime();
    try {
      return Times.inRange(Instant.ofEpochSecond(time.getSeconds(), time.getNanos()));
    } catch (DateTimeException | ArithmeticException e) {
      throw new RecordException(BAD_TIME, "observe_time is no time");
    }
  }

  private static String required(String name, String text) throws RecordException {
    if (text.isBlank()) {
      throw new RecordException(MISSING_FIELD, "the record names no " + name);
    }
    return text;
  }

  private static String key(String name, String text) throws RecordException {
    return Texts.key(name, text(name, text));
  }

  private static String text(String name, String text) throws RecordException {
    return Texts.checked(name, text);
  }
}
