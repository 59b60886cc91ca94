package io.plumbline.evidence.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plumbline.evidence.format.Format;
import io.plumbline.evidence.reader.DocumentException;
import io.plumbline.evidence.reader.DocumentException.Problem;
import io.plumbline.evidence.reader.Limits;
import io.plumbline.evidence.reader.RecordException.Reason;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that mean harm, in the containers around records. */
class HostileDocumentsTest {

  private static final String RESULT = "{\"ruleId\":\"r\",\"message\":{\"text\":\"m\"}}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"runs\":[{\"properties\":%s",
        "{\"group_id\":\"g\",\"groups\":%s",
        "{\"Results\":[{\"Target\":\"t\",\"Misconfigurations\":[{\"x\":%s",
        "{\"assessment-results\":{\"metadata\":%s",
        "{\"data\":%s"
      })
  void shouldRefuseDepthWithItsPlace(String start) {
    DocumentException e = refused(start.formatted("[".repeat(10_000)));

    assertThat(e.problem()).isEqualTo(Problem.TOO_DEEP);
    assertThat(e.position()).isNotNull();
  }

  @Test
  void shouldRefuseGroupsInGroupsWithoutEnd() {
    assertThat(refused("{\"group_id\":\"g\",\"groups\":[".repeat(10_000)).problem())
        .isEqualTo(Problem.TOO_DEEP);
  }

  @Test
  void shouldTakeAMillionKeysAroundARecord() {
    StringBuilder json =
        new StringBuilder("{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"t\"");
    for (int i = 0; i < 1_000_000; i++) {
      json.append(",\"k").append(i).append("\":0");
    }

    Documents.Read read = read(json.append("}},\"results\":[" + RESULT + "]}]}").toString());

    assertThat(read.findings()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "\\u0000,U+0000",
    "\\ud800,half of a surrogate pair",
    "\\udc00x,half of a surrogate pair"
  })
  void shouldRefuseBadTextAroundRecordsWithItsPlace(String text, String words) {
    DocumentException e = refused(sarif("\"" + text + "\"", RESULT));

    assertThat(e.problem()).isEqualTo(Problem.MALFORMED);
    assertThat(e).hasMessageContaining(words).hasMessageContaining("line 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{},\"tool\":{}}]}",
        "{\"version\":\"2.1.0\",\"runs\":[],\"runs\":[]}",
        "{\"Results\":[{\"Target\":\"a\",\"Target\":\"b\",\"Secrets\":[{}]}]}"
      })
  void shouldRefuseAContainerThatGainsaysItself(String json) {
    assertThat(refused(json)).hasMessageContaining("stands twice at line 1");
  }

  @Test
  void shouldRefuseATableThatWouldNotFitIntoMemory() {
    String rule = "{\"id\":\"%d\",\"shortDescription\":{\"text\":\"" + "x".repeat(3000) + "\"}},";
    StringBuilder rules = new StringBuilder();
    for (int i = 0; i < 9000; i++) {
      rules.append(rule.formatted(i));
    }

    DocumentException e = refused(sarif("\"t\",\"rules\":[" + rules + "{}]", RESULT));

    assertThat(e.problem()).isEqualTo(Problem.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-13-01T00:00:00Z", "yesterday", "1e400", "2025-02-30"})
  void shouldQuarantineRecordsOfARunWithoutATime(String time) {
    Documents.Read read =
        read(
            sarif("\"t\"", RESULT)
                .replace(
                    "\"results\"",
                    "\"invocations\":[{\"endTimeUtc\":\"" + time + "\"}],\"results\""));

    assertThat(read.refused().get(0).why().reason()).isEqualTo(Reason.BAD_TIME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"ruleIndex\":1e400",
        "\"ruleIndex\":-7",
        "\"ruleIndex\":99999999999",
        "\"ruleIndex\":true",
        "\"rule\":[1]",
        "\"level\":7",
        "\"kind\":{}",
        "\"suppressions\":[[1]]",
        "\"fingerprints\":{\"a\":{\"b\":[1,{}]}}",
        "\"locations\":[null]",
        "\"properties\":{\"security-severity\":\"1e400\"}"
      })
  void shouldStandNonsenseInARecord(String member) {
    Documents.Read read = read(sarif("\"t\"", "{" + member + ",\"message\":{\"text\":\"m\"}}"));

    assertThat(read.findings()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SARIF",
        "CHECKOV",
        "TRIVY",
        "KUBE_BENCH",
        "AWS_CONFIG",
        "POWERPIPE",
        "OSCAL",
        "INSPECTOR2",
        "GUARDDUTY",
        "TRUSTED_ADVISOR",
        "OCSF",
        "PROWLER_OCSF",
        "ASFF"
      })
  void shouldTakeNothingFromObjectsOfAnotherKindWhateverTheSenderSays(String format) {
    byte[] json =
        "[{\"a\":1},{\"status\":\"PASS\",\"message\":{\"text\":\"m\"}}]"
            .getBytes(StandardCharsets.UTF_8);

    Documents.Read read =
        Documents.readSent(json, Documents.fromAccount(Format.valueOf(format)), Limits.DEFAULT);

    assertThat(read.findings()).isEmpty();
    assertThat(read.refused()).hasSize(2);
  }

  @Test
  void shouldRefuseRecordsWhoseContainerHasTooLongAName() {
    String wide = "\ud83e\uddf1".repeat(3000);
    String json =
        "[{\"check_type\":\"%s\",\"results\":{\"failed_checks\":[{\"check_id\":\"c\",\"resource\":\"r\"}]}}]";

    assertThat(read(json.formatted(wide)).findings().get(0).resourceType())
        .hasSize(255)
        .endsWith("…");
    Documents.Read node =
        read(
            "[{\"node_type\":\"%s\",\"tests\":[{\"results\":[{\"test_number\":\"1\",\"status\":\"PASS\"}]}]}]"
                .formatted(wide));
    assertThat(node.refused().get(0).why().reason()).isEqualTo(Reason.FIELD_TOO_LONG);
  }

  @Test
  void shouldRefuseAnAccountAroundRowsThatNoDatabaseKeeps() {
    String header =
        "PROVIDER;ACCOUNTID;REQUIREMENTS_ATTRIBUTES_WELLARCHITECTEDPRACTICEID;STATUS;CHECKID\n";

    Documents.Read read = read(header + "aws;4\u00002;s;PASS;c\naws;;s;MANUAL;manual\n");

    assertThat(read.findings()).isEmpty();
    assertThat(read.refused()).allMatch(refused -> refused.why().reason() == Reason.BAD_TEXT);
  }

  @Test
  void shouldRefuseAKeyWithoutEnd() {
    DocumentException e = refused("{\"" + "k".repeat(200_000) + "\":1}");

    assertThat(e.problem()).isEqualTo(Problem.TOO_LARGE);
    assertThat(e.position()).isNotNull();
  }

  @Test
  void shouldQuarantineARowThatIsTooLarge() {
    Limits limits = new Limits(1 << 24, 1 << 24, 200, 1000, 200);
    String row = "aws;c1;FAIL;" + "x".repeat(2000) + "\n";

    Documents.Read read =
        Documents.read(
            ("PROVIDER;CHECK_ID;STATUS;NOTES\n" + row + "aws;c1;FAIL;\n")
                .getBytes(StandardCharsets.UTF_8),
            null,
            limits);

    assertThat(read.findings()).hasSize(1);
    assertThat(read.refused().get(0).why().reason()).isEqualTo(Reason.TOO_LARGE);
  }

  private static String sarif(String tool, String results) {
    return "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":"
        + tool
        + "}},\"results\":["
        + results
        + "]}]}";
  }

  private static Documents.Read read(String json) {
    return Documents.readSent(
        json.getBytes(StandardCharsets.UTF_8), Documents.fromAccount(null), Limits.DEFAULT);
  }

  private static DocumentException refused(String json) {
    return catchThrowableOfType(DocumentException.class, () -> read(json));
  }
}
