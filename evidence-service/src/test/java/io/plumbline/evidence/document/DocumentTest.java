package io.plumbline.evidence.document;

import static io.plumbline.evidence.document.Documents.asff;
import static io.plumbline.evidence.document.Documents.prowler;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plumbline.evidence.format.Format;
import io.plumbline.evidence.reader.DocumentException;
import io.plumbline.evidence.reader.DocumentException.Problem;
import io.plumbline.evidence.reader.Limits;
import io.plumbline.evidence.reader.RawRecord;
import io.plumbline.evidence.reader.RecordException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[%s,%s]",
        "%s\n%s\n",
        "%s\r\n%s",
        "{\"Findings\":[%s,%s]}",
        "{\"findings\":[%s,%s],\"NextToken\":null}",
        "{\"status_code\":200,\"data\":{\"ResponseMetadata\":{},\"Findings\":[%s,%s]}}",
        "{\"version\":\"0\",\"detail-type\":\"x\",\"detail\":{\"findings\":[%s,%s]}}",
        "[{\"detail\":{\"findings\":[%s]}},{\"detail\":{\"findings\":[%s]}}]",
        "\ufeff [%s,%s]"
      })
  void shouldFindRecordsInEveryForm(String form) {
    Documents.Read read = Documents.read(form.formatted(asff(""), asff("\"Title\":\"t\"")));

    assertThat(read.findings()).hasSize(2);
    assertThat(read.findings().get(1).title()).isEqualTo("t");
    assertThat(read.detection().format()).isEqualTo(Format.ASFF);
  }

  @Test
  void shouldReadASingleObject() {
    Documents.Read read = Documents.read(prowler(""));

    assertThat(read.findings()).hasSize(1);
    assertThat(read.detection().seen()).contains("single object").contains("class_uid 2004");
  }

  @Test
  void shouldNameThePlaceWhenNotWellFormed() {
    DocumentException e = refused("[" + prowler("") + ",\n  {\"a\" 1}]");

    assertThat(e.problem()).isEqualTo(Problem.MALFORMED);
    assertThat(e.position().line()).isEqualTo(2);
    assertThat(e.getMessage()).contains("line 2");
  }

  @Test
  void shouldRefuseEveryTruncation() {
    String whole = "[" + prowler("") + "]";

    for (int end = 1; end < whole.length(); end++) {
      assertThat(refused(whole.substring(0, end)).problem())
          .as("cut at %d", end)
          .isIn(Problem.TRUNCATED, Problem.MALFORMED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[{\"a\":NaN}]", "[{}] x", "[{}] [{}]", "{} 1", "7", "\"x\"", "[{'a':1}]", "[{}"})
  void shouldRefuseWhatIsNoJsonDocument(String json) {
    assertThat(refused(json).position()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n ", "\ufeff"})
  void shouldRefuseNothing(String json) {
    assertThat(refused(json).problem()).isEqualTo(Problem.EMPTY);
  }

  @Test
  void shouldRefuseBadUtf8AndOtherEncodings() {
    byte[] bad = "[{\"a\":\"\u00e4\"}]".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(refused(bad, Limits.DEFAULT).problem()).isEqualTo(Problem.MALFORMED);
    byte[] wide = "[{}]".getBytes(StandardCharsets.UTF_16LE);
    assertThat(refused(wide, Limits.DEFAULT).problem()).isEqualTo(Problem.NOT_UTF8);
  }

  @Test
  void shouldRefuseADepthBombWithItsPlace() {
    DocumentException e = refused("[".repeat(10_000));

    assertThat(e.problem()).isEqualTo(Problem.TOO_DEEP);
    assertThat(e.position().offset()).isLessThan(300);
  }

  @Test
  void shouldRefuseAGzipBombAndACutGzip() {
    byte[] bomb = Documents.gzip(new byte[64 << 20]);
    assertThat(refused(bomb, Limits.DEFAULT).problem()).isEqualTo(Problem.TOO_LARGE);
    byte[] packed = Documents.gzip(("[" + prowler("") + "]").getBytes(StandardCharsets.UTF_8));
    byte[] cut = java.util.Arrays.copyOf(packed, packed.length - 9);
    assertThat(refused(cut, Limits.DEFAULT).problem()).isEqualTo(Problem.TRUNCATED);
  }

  @Test
  void shouldRefuseAnUploadThatIsTooLarge() {
    Limits small = new Limits(10, 100, 100, 100, 10);
    assertThat(refused(new byte[11], small).problem()).isEqualTo(Problem.TOO_LARGE);
  }

  @Test
  void shouldSayWhatWasSeenInAnUnknownFormat() {
    assertThatThrownBy(() -> Documents.read("{\"bomFormat\":\"CycloneDX\",\"components\":[]}"))
        .hasMessageContaining("a single object of a CycloneDX document")
        .hasMessageContaining("prowler-ocsf, asff");
    assertThatThrownBy(
            () ->
                Documents.read(
                    "[{\"class_uid\":3002,\"metadata\":{\"product\":{\"name\":\"CloudTrail\"}}}]"))
        .hasMessageContaining("class_uid 3002, product CloudTrail");
    assertThatThrownBy(() -> Documents.read("[" + prowler("") + "," + asff("") + "]"))
        .hasMessageContaining("prowler-ocsf and asff");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scoutsuite_results = | a ScoutSuite report",
        "AWSTemplateFormatVersion: 2010-09-09 | YAML",
        "<html> | XML or HTML",
        "PAR1x | Parquet",
        "Name,Severity,Host | CSV with the columns Name, Severity, Host"
      })
  void shouldSayWhatIsNeitherJsonNorKnownCsv(String text, String words) {
    DocumentException e = refused(text);

    assertThat(e.problem()).isEqualTo(Problem.UNKNOWN_FORMAT);
    assertThat(e).hasMessageContaining("seen: " + words);
  }

  @Test
  void shouldTakeNullForNothing() {
    assertThat(Documents.read("null").findings()).isEmpty();
    assertThat(refused("null null").problem()).isEqualTo(Problem.MALFORMED);
  }

  @Test
  void shouldRefuseAWrongForcedFormat() {
    byte[] bytes = prowler("").getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Documents.read(bytes, Format.ASFF, Limits.DEFAULT))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("sent as asff")
        .hasMessageContaining("which is prowler-ocsf");
  }

  @Test
  void shouldQuarantineABadRecordAloneWithItsPlaceAndBytes() {
    String bad = prowler("\"unmapped\":{\"provider_uid\":\"x\\u0000\"}");
    Documents.Read read =
        Documents.read("[" + prowler("") + ",\n" + bad + ",\n 7 ,\n" + prowler("") + "]");

    assertThat(read.findings()).hasSize(2);
    assertThat(read.refused()).hasSize(2);
    RawRecord first = read.refused().get(0).raw();
    assertThat(first.index()).isEqualTo(1);
    assertThat(first.line()).isEqualTo(2);
    assertThat(new String(first.bytes(), StandardCharsets.UTF_8)).isEqualTo(bad);
    assertThat(read.refused().get(0).why().reason()).isEqualTo(Reason.BAD_TEXT);
    assertThat(read.refused().get(1).why().reason()).isEqualTo(Reason.NOT_AN_OBJECT);
    assertThat(read.refused().get(1).raw().line()).isEqualTo(3);
  }

  @Test
  void shouldKeepExactlyTheBytesOfWhatIsNoObject() {
    List<String> strays =
        List.of("17", "-1.5e3", "\"a,b]\"", "null", "true", "[]", "[1, [2]]", "0");
    Documents.Read read =
        Documents.read("[" + prowler("") + " , " + String.join(" ,\n ", strays) + " ]");

    assertThat(read.refused())
        .extracting(refused -> new String(refused.raw().bytes(), StandardCharsets.UTF_8))
        .containsExactlyElementsOf(strays);
    assertThat(read.refused())
        .extracting(refused -> refused.why().reason())
        .containsOnly(Reason.NOT_AN_OBJECT);
  }

  @Test
  void shouldSayNothingOfTheParsersOwnWorkings() {
    for (String json : List.of("[{\"a\":1}", "[{\"a\":[1", "[".repeat(300))) {
      assertThatThrownBy(() -> Documents.read(json))
          .hasMessageNotContainingAny("`", "REDACTED", "StreamRead");
    }
  }

  @Test
  void shouldQuarantineARecordThatIsTooLargeAndGoOn() {
    Limits limits = new Limits(1 << 24, 1 << 24, 200, 1000, 200);
    String huge = prowler("\"message\":\"" + "x".repeat(5_000_000) + "\"");
    byte[] bytes = ("[" + huge + "," + prowler("") + "]").getBytes(StandardCharsets.UTF_8);

    Documents.Read read = Documents.read(bytes, null, limits);

    assertThat(read.findings()).hasSize(1);
    assertThat(read.refused().get(0).why().reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(read.refused().get(0).raw().bytes()).hasSize(1000);
  }

  @Test
  void shouldKnowTheFormatOfASingleRecordThatIsTooLarge() {
    Limits limits = new Limits(1 << 24, 1 << 24, 200, 1000, 200);
    byte[] bytes =
        prowler("\"message\":\"" + "x".repeat(5000) + "\"").getBytes(StandardCharsets.UTF_8);

    Documents.Read read = Documents.read(bytes, null, limits);

    assertThat(read.detection().format()).isEqualTo(Format.PROWLER_OCSF);
    assertThat(read.refused().get(0).why().reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void shouldTakeAMillionKeysInOneDocument() {
    StringBuilder json = new StringBuilder("[" + prowler("") + ",{\"class_uid\":1");
    for (int i = 0; i < 1_000_000; i++) {
      json.append(",\"k").append(i).append("\":0");
    }

    Documents.Read read = Documents.read(json.append("}]").toString());

    assertThat(read.findings()).hasSize(1);
    assertThat(read.refused().get(0).why().reason()).isEqualTo(Reason.TOO_LARGE);
  }

  private static DocumentException refused(String json) {
    return refused(json.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);
  }

  private static DocumentException refused(byte[] bytes, Limits limits) {
    return catchThrowableOfType(DocumentException.class, () -> Documents.read(bytes, null, limits));
  }
}
