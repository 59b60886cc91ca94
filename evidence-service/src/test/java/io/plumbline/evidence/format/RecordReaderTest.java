package io.plumbline.evidence.format;

import static io.plumbline.evidence.document.Documents.asff;
import static io.plumbline.evidence.document.Documents.prowler;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plumbline.evidence.finding.Decision;
import io.plumbline.evidence.finding.Finding;
import io.plumbline.evidence.finding.Lifecycle;
import io.plumbline.evidence.finding.Observation;
import io.plumbline.evidence.finding.Severity;
import io.plumbline.evidence.reader.Context;
import io.plumbline.evidence.reader.RecordException;
import io.plumbline.evidence.reader.RecordException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordReaderTest {

  @ParameterizedTest
  @CsvSource({
    "PASS,PASS",
    "FAIL,FAIL",
    "MANUAL,UNKNOWN",
    "Pass,PASS",
    "INFO,UNKNOWN",
    "MUTED,UNKNOWN",
    "PASSED,UNKNOWN"
  })
  void shouldReadProwlersWords(String word, Observation observation) throws RecordException {
    Finding finding = prowlerWith("\"status_code\":\"FAIL\"", "\"status_code\":\"" + word + "\"");

    assertThat(finding.observation()).isEqualTo(observation);
    assertThat(finding.statusWord()).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource({"New,3,NONE", "Suppressed,3,SUPPRESSED", "Suppressed,1,SUPPRESSED", "New,1,NONE"})
  void shouldMuteByTheTextAlone(String status, int id, Decision decision) throws RecordException {
    Finding finding =
        prowlerWith(
            "\"status\":\"New\",\"status_id\":1",
            "\"status\":\"" + status + "\",\"status_id\":" + id);

    assertThat(finding.decision()).isEqualTo(decision);
    assertThat(finding.observation()).isEqualTo(Observation.FAIL);
  }

  @ParameterizedTest
  @CsvSource({"1,1,OPEN", "1,4,OPEN", "1,5,RESOLVED", "1,6,RESOLVED", "3,1,RESOLVED", "2,1,OPEN"})
  void shouldReadTheLifecycleOfOcsf(int activity, int status, Lifecycle lifecycle)
      throws RecordException {
    Finding finding =
        prowlerWith("\"status_id\":1", "\"status_id\":" + status + ",\"activity_id\":" + activity);

    assertThat(finding.lifecycle()).isEqualTo(lifecycle);
  }

  @ParameterizedTest
  @CsvSource({
    "PASSED,ACTIVE,RESOLVED,PASS,OPEN,NONE",
    "FAILED,ACTIVE,NEW,FAIL,OPEN,NONE",
    "FAILED,ARCHIVED,NEW,FAIL,RESOLVED,NONE",
    "WARNING,ACTIVE,SUPPRESSED,WARN,OPEN,SUPPRESSED",
    "NOT_AVAILABLE,ACTIVE,NOTIFIED,UNKNOWN,OPEN,NONE",
    "PASS,ACTIVE,NEW,UNKNOWN,OPEN,NONE"
  })
  void shouldReadTheAxesOfAsff(
      String status,
      String state,
      String workflow,
      Observation observation,
      Lifecycle lifecycle,
      Decision decision)
      throws RecordException {
    String axes =
        "\"Compliance\":{\"Status\":\"%s\"},\"RecordState\":\"%s\",\"Workflow\":{\"Status\":\"%s\"}"
            .formatted(status, state, workflow);

    Finding finding = Format.ASFF.reader().read(bytes(asff(axes)), Context.NONE);

    assertThat(finding.observation()).isEqualTo(observation);
    assertThat(finding.lifecycle()).isEqualTo(lifecycle);
    assertThat(finding.decision()).isEqualTo(decision);
    assertThat(finding.rule()).isEqualTo("aws-security-hub:IAM.3");
  }

  @Test
  void shouldTakeProwlersWarningInAsffAsMuted() throws RecordException {
    String json =
        asff("\"Compliance\":{\"Status\":\"WARNING\"}")
            .replace("product/aws/securityhub", "product/prowler/prowler")
            .replace("security-control/IAM.3", "prowler-iam_root_mfa_enabled");

    Finding finding = Format.ASFF.reader().read(bytes(json), Context.NONE);

    assertThat(finding.observation()).isEqualTo(Observation.UNKNOWN);
    assertThat(finding.decision()).isEqualTo(Decision.SUPPRESSED);
    assertThat(finding.rule()).isEqualTo("prowler:iam_root_mfa_enabled");
  }

  @Test
  void shouldNeverTakeAThreatAsAPass() throws RecordException {
    Finding finding =
        Format.ASFF.reader().read(bytes(asff("\"Severity\":{\"Normalized\":50}")), Context.NONE);

    assertThat(finding.observation()).isEqualTo(Observation.UNKNOWN);
    assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
  }

  @ParameterizedTest
  @CsvSource({
    "1739539623,2025-02-14T13:27:03Z",
    "1739539623123,2025-02-14T13:27:03.123Z",
    "1739539623.25,2025-02-14T13:27:03.250Z",
    "'\"2024-06-03T14:15:19.382075\"',2024-06-03T14:15:19.382075Z",
    "'\"2024-06-03 14:15:19\"',2024-06-03T14:15:19Z",
    "'\"2022-02-07T23:51:26.938817-05:00\"',2022-02-08T04:51:26.938817Z",
    "'\"2021-08-25T12:20:30.000000005Z\"',2021-08-25T12:20:30Z",
    "'\"2024-06-03T14:15:19+0200\"',2024-06-03T12:15:19Z",
    "'\"2024-06-03\"',2024-06-03T00:00:00Z"
  })
  void shouldReadTimes(String time, Instant expected) throws RecordException {
    assertThat(prowlerWith("1739539623", time).observedAt()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1e400",
    "-5",
    "0",
    "1e999999999",
    "1",
    "true",
    "'\"yesterday\"'",
    "'\"2024-13-01T00:00:00Z\"'",
    "'\"2024-02-30T00:00:00Z\"'",
    "99999999999999999999"
  })
  void shouldRefuseWhatIsNoTime(String time) {
    RecordException e =
        catchThrowableOfType(RecordException.class, () -> prowlerWith("1739539623", time));

    assertThat(e.reason()).isIn(Reason.BAD_TIME, Reason.MALFORMED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"status_code\":\"PASS\"|DUPLICATE_KEY",
        "\"metadata\":{\"event_code\":\"c2\"}|DUPLICATE_KEY",
        "\"message\":\"a\\ud800b\"|BAD_TEXT",
        "\"message\":\"\\u0000\"|BAD_TEXT"
      })
  void shouldRefuseARecordNobodyCanReadAlike(String extra, Reason reason) {
    RecordException e =
        catchThrowableOfType(
            RecordException.class,
            () -> Format.PROWLER_OCSF.reader().read(bytes(prowler(extra)), Context.NONE));

    assertThat(e.reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"class_uid\":2004|\"class_uid\":3002|NOT_A_FINDING",
        "\"name\":\"Prowler\"|\"name\":\"Other\"|NOT_A_FINDING",
        "\"event_code\":\"c1\"|\"event_code\":\"\"|MISSING_FIELD",
        "\"time\":1739539623|\"time\":null|MISSING_FIELD"
      })
  void shouldRefuseWhatIsNoFinding(String from, String to, Reason reason) {
    RecordException e = catchThrowableOfType(RecordException.class, () -> prowlerWith(from, to));

    assertThat(e.reason()).isEqualTo(reason);
  }

  @Test
  void shouldReadTheOldDialects() throws RecordException {
    String v3 =
        """
        {"class_uid":2001,"metadata":{"product":{"name":"Prowler","feature":{"uid":"c3"}}},\
        "finding":{"uid":"u","title":"t"},"status":"Failure","status_id":2,"time":1700000000,\
        "cloud":{"account":{"uid":"1"}},"resources":[{"uid":"r","region":"x"}]}\
        """;
    String v40 =
        """
        {"class_uid":2004,"metadata":{"product":{"name":"Prowler"}},"status_code":"PASS",\
        "finding_info":{"uid":"prowler-aws-s3_bucket_x-123-eu-west-1-my-bucket"},\
        "event_time":"2024-04-09T10:00:00.000001","resources":[]}\
        """;
    String universal =
        """
        {"class_uid":2003,"metadata":{"product":{"name":"Prowler"},"event_code":"c5"},\
        "compliance":{"status_id":3},"time":1700000000,\
        "unmapped":{"cloud":{"account":{"uid":"9"}}}}\
        """;

    Finding three = Format.PROWLER_OCSF.reader().read(bytes(v3), Context.NONE);
    Finding four = Format.PROWLER_OCSF.reader().read(bytes(v40), Context.NONE);
    Finding five = Format.PROWLER_OCSF.reader().read(bytes(universal), Context.NONE);

    assertThat(three.observation()).isEqualTo(Observation.FAIL);
    assertThat(three.rule()).isEqualTo("prowler:c3");
    assertThat(four.rule()).isEqualTo("prowler:s3_bucket_x");
    assertThat(four.observation()).isEqualTo(Observation.PASS);
    assertThat(five.observation()).isEqualTo(Observation.FAIL);
    assertThat(five.account()).isEqualTo("9");
  }

  private static Finding prowlerWith(String from, String to) throws RecordException {
    return Format.PROWLER_OCSF.reader().read(bytes(prowler("").replace(from, to)), Context.NONE);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
