package io.plumbline.evidence.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plumbline.evidence.finding.Decision;
import io.plumbline.evidence.finding.Finding;
import io.plumbline.evidence.finding.Lifecycle;
import io.plumbline.evidence.finding.Observation;
import io.plumbline.evidence.finding.Severity;
import io.plumbline.evidence.format.Format;
import io.plumbline.evidence.reader.DocumentException;
import io.plumbline.evidence.reader.DocumentException.Problem;
import io.plumbline.evidence.reader.Limits;
import io.plumbline.evidence.reader.RawRecord;
import io.plumbline.evidence.reader.RecordException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records deep in a document, with what stands around them. */
class NestedRecordsTest {

  private static final String RULES =
      """
      "tool":{"driver":{"name":"My Tool","rules":[
        {"id":"R0","shortDescription":{"text":"zero"},"defaultConfiguration":{"level":"error"}},
        {"id":"R1","name":"One","properties":{"security-severity":"9.8"}}]},
        "extensions":[{"rules":[]},{"rules":[{"id":"X0","defaultConfiguration":{"level":"note"}}]}]},
      "automationDetails":{"id":"nightly"},
      "artifacts":[{"location":{"uri":"a.tf"}}],
      "invocations":[{"executionSuccessful":true,"endTimeUtc":"2025-03-04T05:06:07Z",
        "ruleConfigurationOverrides":[{"descriptor":{"index":1},"configuration":{"level":"note"}}]}]
      """;

  @Test
  void shouldReadResultsThatStandBeforeTheirRules() {
    List<Finding> findings =
        sarif("\"results\":[" + result("\"ruleId\":\"R0\"") + "]," + RULES).findings();

    Finding finding = findings.get(0);
    assertThat(finding.product()).isEqualTo("my-tool");
    assertThat(finding.rule()).isEqualTo("my-tool:R0");
    assertThat(finding.title()).isEqualTo("zero");
    assertThat(finding.severity()).isEqualTo(Severity.HIGH);
    assertThat(finding.account()).isEqualTo("123456789012");
    assertThat(finding.resource()).isEqualTo("a.tf");
    assertThat(finding.observedAt()).isEqualTo(Instant.parse("2025-03-04T05:06:07Z"));
    assertThat(finding.identity()).contains("nightly");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'ruleId':'R0'|R0|FAIL|HIGH",
        "'ruleIndex':0|R0|FAIL|HIGH",
        "'ruleIndex':1|R1|WARN|CRITICAL",
        "'ruleId':'R0/sub'|R0/sub|FAIL|HIGH",
        "'rule':{'index':0,'toolComponent':{'index':1}}|X0|WARN|LOW",
        "'ruleId':'R0','level':'note'|R0|WARN|LOW",
        "'ruleId':'R9'|R9|FAIL|MEDIUM",
        "'ruleId':'R0','kind':'pass'|R0|PASS|UNKNOWN",
        "'ruleId':'R0','kind':'open'|R0|UNKNOWN|UNKNOWN",
        "'ruleId':'R0','kind':'review'|R0|UNKNOWN|UNKNOWN",
        "'ruleId':'R0','kind':'informational'|R0|UNKNOWN|UNKNOWN",
        "'ruleId':'R0','kind':'notApplicable'|R0|NOT_APPLICABLE|UNKNOWN",
        "'ruleId':'R0','kind':'splendid'|R0|UNKNOWN|UNKNOWN",
        "'message':{'text':'x'}|unnamed|FAIL|MEDIUM"
      })
  void shouldDecideRuleKindAndLevel(
      String members, String rule, Observation observation, Severity severity) {
    Documents.Read read =
        sarif("\"results\":[" + result(members.replace('\'', '"')) + "]," + RULES);

    Finding finding = read.findings().get(0);
    assertThat(finding.rule()).isEqualTo("my-tool:" + rule);
    assertThat(finding.observation()).isEqualTo(observation);
    assertThat(finding.severity()).isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'suppressions':[]|NONE|OPEN",
        "'suppressions':null|NONE|OPEN",
        "'suppressions':[{'kind':'inSource'}]|SUPPRESSED|OPEN",
        "'suppressions':[{'kind':'external','status':'accepted'}]|SUPPRESSED|OPEN",
        "'suppressions':[{'kind':'external','status':'underReview'}]|NONE|OPEN",
        "'suppressions':[{'status':'accepted'},{'status':'rejected'}]|NONE|OPEN",
        "'baselineState':'absent'|NONE|RESOLVED",
        "'baselineState':'updated'|NONE|OPEN"
      })
  void shouldKeepDecisionAndLifecycleApart(String members, Decision decision, Lifecycle lifecycle) {
    Finding finding =
        sarif("\"results\":[" + result(members.replace('\'', '"')) + "]," + RULES)
            .findings()
            .get(0);

    assertThat(finding.observation()).isEqualTo(Observation.FAIL);
    assertThat(finding.decision()).isEqualTo(decision);
    assertThat(finding.lifecycle()).isEqualTo(lifecycle);
  }

  @Test
  void shouldTellResultsApartByFingerprintElseByRegionElseByMessage() {
    String printed = "'ruleId':'R0','partialFingerprints':{'h/v1':'1','h/v2':'%s'}";
    List<Finding> findings =
        sarif(
                "\"results\":["
                    + String.join(
                        ",",
                        result(printed.formatted("a").replace('\'', '"')),
                        result(printed.formatted("b").replace('\'', '"')),
                        result("\"ruleId\":\"R0\",\"level\":\"note\""),
                        "{\"ruleId\":\"R0\",\"message\":{\"text\":\"one\"}}",
                        "{\"ruleId\":\"R0\",\"message\":{\"text\":\"two\"}}")
                    + "],"
                    + RULES)
            .findings();

    assertThat(findings.stream().map(Finding::identity).distinct()).hasSize(5);
    assertThat(findings.get(0).identity()).contains("h/v2=a").doesNotContain("h/v1=1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1.0.0\"", "\"2.0.0-csd.2.beta\"", "\"2.2\"", "null"})
  void shouldRefuseOtherVersionsOfSarif(String version) {
    assertThatThrownBy(
            () -> Documents.read("{\"version\":" + version + ",\"runs\":[{\"results\":[{}]}]}"))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("read here: SARIF 2.1.0");
  }

  @Test
  void shouldNameTheFlagWhenNobodyNamesAnAccount() {
    byte[] json = bytes("{\"version\":\"2.1.0\",\"runs\":[{\"results\":[{}]}]}");

    DocumentException e =
        catchThrowableOfType(
            DocumentException.class,
            () -> Documents.readSent(json, Documents.sent(null), Limits.DEFAULT));

    assertThat(e.problem()).isEqualTo(Problem.NO_ACCOUNT);
    assertThat(e).hasMessageContaining("--account");
  }

  @Test
  void shouldTakeADocumentWithoutResults() {
    for (String json :
        List.of(
            "{\"version\":\"2.1.0\",\"runs\":[]}",
            "{\"version\":\"2.1.0\",\"runs\":null}",
            "{\"version\":\"2.1.0\",\"runs\":[{\"results\":null}]}",
            checkov("", ""))) {
      Documents.Read read = Documents.read(json);
      assertThat(read.findings()).isEmpty();
      assertThat(read.refused()).isEmpty();
      assertThat(read.detection().format()).isIn(Format.SARIF, Format.CHECKOV);
    }
  }

  @Test
  void shouldReadEachReportOfAnArray() {
    String json =
        "["
            + checkov(check("PASSED", "a"), "")
            + ",{\"passed\":0,\"failed\":0,\"checkov_version\":\"3.2\"},"
            + checkov("", check("FAILED", "b") + "," + check("SKIPPED", "c"))
            + "]";

    Documents.Read read =
        Documents.readSent(bytes(json), Documents.fromAccount(null), Limits.DEFAULT);

    assertThat(read.findings().stream().map(Finding::observation))
        .containsExactly(Observation.PASS, Observation.FAIL, Observation.UNKNOWN);
    assertThat(read.findings().get(2).decision()).isEqualTo(Decision.SUPPRESSED);
    assertThat(read.findings().get(0).rule()).isEqualTo("checkov:CKV_1");
    assertThat(read.findings().get(0).resourceType()).isEqualTo("terraform");
    assertThat(read.findings().get(0).tags()).containsExactly("env=prod", "team=web");
  }

  @Test
  void shouldRefuseAContainerThatSaysItTwice() {
    assertThatThrownBy(() -> Documents.read("{\"Findings\":[],\n\"Findings\":[]}"))
        .hasMessageContaining("the key Findings stands twice at line 2");
  }

  @Test
  void shouldReadARecordAgainAloneFromWhatWasKept() throws RecordException {
    String bad = result("\"ruleIndex\":1,\"message\":{\"text\":\"\\u0000\"}");
    Documents.Read read = sarif("\"results\":[ " + bad + "]," + RULES);
    RawRecord raw = read.refused().get(0).raw();
    byte[] kept = raw.alone(Format.SARIF.reader());

    byte[] mended =
        bytes(new String(raw.bytes(), StandardCharsets.UTF_8).replace("\\u0000", "mended"));
    Finding finding = Reread.read("SARIF", kept, mended);

    assertThat(raw.offset()).isPositive();
    assertThat(kept.length).isLessThan(1000);
    assertThat(finding.rule()).isEqualTo("my-tool:R1");
    assertThat(finding.account()).isEqualTo("123456789012");
    assertThat(finding.observation()).isEqualTo(Observation.WARN);
    assertThatThrownBy(() -> Reread.check(kept, new byte[1]))
        .hasMessageContaining("only 1 were kept");
  }

  private static Documents.Read sarif(String run) {
    String json = "{\"version\":\"2.1.0\",\"runs\":[{" + run + "}]}";
    return Documents.readSent(bytes(json), Documents.fromAccount(null), Limits.DEFAULT);
  }

  private static String result(String members) {
    return "{\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"index\":0},"
        + "\"region\":{\"startLine\":3}}}],"
        + members
        + "}";
  }

  private static String checkov(String passed, String failed) {
    return "{\"check_type\":\"terraform\",\"results\":{\"passed_checks\":["
        + passed
        + "],\"failed_checks\":["
        + failed
        + "]}}";
  }

  private static String check(String result, String resource) {
    return "{\"check_id\":\"CKV_1\",\"check_result\":{\"result\":\""
        + result
        + "\"},\"file_path\":\"/main.tf\",\"resource\":\""
        + resource
        + "\",\"entity_tags\":{\"team\":\"web\",\"env\":\"prod\"}}";
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
