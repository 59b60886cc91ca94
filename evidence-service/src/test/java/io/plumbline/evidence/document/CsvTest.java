package io.plumbline.evidence.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plumbline.evidence.finding.Decision;
import io.plumbline.evidence.finding.Finding;
import io.plumbline.evidence.finding.Observation;
import io.plumbline.evidence.format.Format;
import io.plumbline.evidence.reader.DocumentException;
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

class CsvTest {

  private static final String HEADER =
      "TIMESTAMP;ACCOUNT_UID;PROVIDER;CHECK_ID;STATUS;STATUS_EXTENDED;MUTED;RESOURCE_UID;RESOURCE_TAGS;REGION\n";
  private static final String ROW =
      "2025-02-14 14:27:03.9;42;aws;c1;FAIL;text;False;arn:a;env=prod | team=web;eu-west-1\n";
  private static final String COMPLIANCE =
      "PROVIDER;DESCRIPTION;ACCOUNTID;REGION;ASSESSMENTDATE;REQUIREMENTS_ID;REQUIREMENTS_DESCRIPTION;REQUIREMENTS_ATTRIBUTES_WELLARCHITECTEDPRACTICEID;STATUS;STATUSEXTENDED;RESOURCEID;CHECKID;MUTED;RESOURCENAME\n";

  @Test
  void shouldReadARowAsTheFindingOfTheSameOcsf() {
    Finding finding = read(HEADER + ROW).findings().get(0);

    assertThat(finding.identity())
        .containsExactly("prowler", "prowler:c1", "42", "eu-west-1", "arn:a");
    assertThat(finding.tags()).containsExactly("env=prod", "team=web");
    assertThat(finding.observedAt()).isEqualTo(Instant.parse("2025-02-14T14:27:03.900Z"));
    assertThat(finding.decision()).isEqualTo(Decision.NONE);
  }

  @Test
  void shouldReadQuotedCellsOverManyLinesWithTheirPlaces() {
    String wide = ROW.replace("text", "\"one \"\"quoted\"\"; and\r\ntwo\"");
    Documents.Read read =
        read(
            "\ufeff"
                + HEADER
                + wide
                + "\r\n"
                + ROW.replace("FAIL", "").replace("\n", "\r\n")
                + ROW);

    assertThat(read.findings()).hasSize(2);
    assertThat(read.findings().get(0).detail()).isEqualTo("one \"quoted\"; and\r\ntwo");
    RawRecord refused = read.refused().get(0).raw();
    assertThat(refused.line()).isEqualTo(5);
    assertThat(new String(refused.bytes(), StandardCharsets.UTF_8))
        .startsWith("2025-")
        .contains("c1;;");
    assertThat(read.refused().get(0).why()).hasMessage("the row has no STATUS");
  }

  @ParameterizedTest
  @CsvSource({"PASS,PASS", "FAIL,FAIL", "MANUAL,UNKNOWN", "INFO,UNKNOWN", "Fail,FAIL"})
  void shouldReadTheWordsOfEveryVersion(String word, Observation observation) {
    Finding finding = read(HEADER + ROW.replace("FAIL", word)).findings().get(0);

    assertThat(finding.observation()).isEqualTo(observation);
    assertThat(finding.statusWord()).isEqualTo(word);
  }

  @Test
  void shouldReadVersion2WithItsEmptyLastCell() {
    Finding finding =
        read("""
        PROFILE,ACCOUNT_NUM,REGION,TITLE_ID,CHECK_RESULT,TITLE_TEXT
        p,42,us-east-1,1.1,PASS,[check11] Root "user",
        """)
            .findings()
            .get(0);

    assertThat(finding.rule()).isEqualTo("prowler:check11");
    assertThat(finding.title()).isEqualTo("[check11] Root \"user\"");
  }

  @Test
  void shouldRefuseARowWithMoreCellsThanColumnsAlone() {
    Documents.Read read = read(HEADER + ROW.replace("text", "te;xt") + ROW);

    assertThat(read.findings()).hasSize(1);
    assertThat(read.refused().get(0).why()).hasMessage("the row has 11 cells, the header 10");
  }

  @Test
  void shouldMuteByItsOwnColumnOnly() {
    Finding finding = read(HEADER + ROW.replace("False", "True")).findings().get(0);

    assertThat(finding.decision()).isEqualTo(Decision.SUPPRESSED);
    assertThat(finding.observation()).isEqualTo(Observation.FAIL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-02-14;42;aws;c1;FAIL", "2025-02-14;42;aws;c1;FAIL;\"no end;;;\n;;"})
  void shouldRefuseACutFileWithItsPlace(String last) {
    DocumentException e =
        catchThrowableOfType(DocumentException.class, () -> read(HEADER + ROW + last));

    assertThat(e.problem()).isEqualTo(DocumentException.Problem.TRUNCATED);
    assertThat(e.position().line()).isEqualTo(3);
  }

  @Test
  void shouldTakeALastRowWithoutAnEndOfLine() {
    assertThat(read(HEADER + ROW + ROW.strip()).findings()).hasSize(2);
    assertThat(read(HEADER.strip()).findings()).isEmpty();
  }

  @Test
  void shouldReadPracticesBySlugAndKeepWhatHasNoCheck() {
    String row =
        "aws;d;%s;eu-west-1;2025-02-14 14:27:03;SEC02-BP01;r;%s;%s;text;%s;%s;False;name\n";
    List<Finding> findings =
        read(COMPLIANCE
                + row.formatted("", "sec_a", "MANUAL", "manual_check", "manual")
                + row.formatted("42", "sec_a", "FAIL", "arn:a", "c1")
                + row.formatted("42", "sec_b", "PASS", "arn:a", "c1"))
            .findings();

    assertThat(findings.stream().map(Finding::rule))
        .containsExactly("aws-wa:sec_a", "aws-wa:sec_a", "aws-wa:sec_b");
    assertThat(findings.stream().map(Finding::observation))
        .containsExactly(Observation.UNKNOWN, Observation.FAIL, Observation.PASS);
    assertThat(findings).allMatch(finding -> finding.account().equals("42"));
    assertThat(findings.stream().map(Finding::identity).distinct()).hasSize(3);
  }

  @Test
  void shouldSayWhatAnotherCsvHolds() {
    assertThatThrownBy(() -> read("Name,Severity,Host\na,b,c\n"))
        .hasMessageContaining("CSV with the columns Name, Severity, Host");
  }

  @Test
  void shouldRefuseARowThatIsNotUtf8Alone() {
    byte[] bytes =
        (HEADER + ROW.replace("text", "t\u00e4xt") + ROW).getBytes(StandardCharsets.ISO_8859_1);

    Documents.Read read = Documents.read(bytes, null, Limits.DEFAULT);

    assertThat(read.findings()).hasSize(1);
    assertThat(read.refused().get(0).why().reason()).isEqualTo(RecordException.Reason.BAD_TEXT);
  }

  @Test
  void shouldReadARowAgainAlone() throws RecordException {
    Documents.Read read = read(HEADER + ROW.replace("c1", ""));
    RawRecord raw = read.refused().get(0).raw();
    byte[] kept = raw.alone(Format.PROWLER_CSV.reader());

    Finding finding =
        Reread.read("PROWLER_CSV", kept, ROW.strip().getBytes(StandardCharsets.UTF_8));

    assertThat(finding.rule()).isEqualTo("prowler:c1");
  }

  private static Documents.Read read(String csv) {
    return Documents.read(csv.getBytes(StandardCharsets.UTF_8), null, Limits.DEFAULT);
  }
}
