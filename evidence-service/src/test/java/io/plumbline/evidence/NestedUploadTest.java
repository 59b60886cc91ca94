package io.plumbline.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.util.Timestamps;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.evidence.document.Reread;
import io.plumbline.evidence.finding.Finding;
import io.plumbline.evidence.reader.RecordException;
import io.plumbline.proto.evidence.v1.FindingClass;
import io.plumbline.proto.evidence.v1.FindingServiceGrpc;
import io.plumbline.proto.evidence.v1.IngestResult;
import io.plumbline.proto.evidence.v1.ListFindingsRequest;
import io.plumbline.proto.evidence.v1.ScanFormat;
import io.plumbline.proto.evidence.v1.UploadHeader;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Uploads whose records lie deep in a document and name neither account nor time. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class NestedUploadTest {

  private static final String RESULT =
      "{\"ruleIndex\":0,\"message\":{\"text\":\"m\"},\"locations\":[{\"physicalLocation\":"
          + "{\"artifactLocation\":{\"uri\":\"%s\"},\"region\":{\"startLine\":1}}}]}";

  private final Estate estate = new Estate();

  @Test
  void shouldRefuseWholeWhatNamesNoAccount() {
    // Given
    estate.source("*");

    // When
    StatusRuntimeException e =
        catchThrowableOfType(
            StatusRuntimeException.class, () -> Upload.of(estate.machine(), sarif("true", "a")));

    // Then
    assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(e.getStatus().getDescription()).contains("--account");
    assertThat(estate.count("select count(*) from scan where tenant = '%s'")).isZero();
  }

  @Test
  void shouldHoldTheSendersAccountAgainstTheSource() {
    // Given
    estate.source("1");

    // When
    IngestResult result = upload(header().setAccount("2"), sarif("true", "a", "b"));

    // Then
    assertThat(result.getOutcomes().getQuarantined()).isEqualTo(2);
    assertThat(
            estate.count(
                "select count(*) from quarantined_record where tenant = '%s'"
                    + " and reason = 'ACCOUNT_NOT_ALLOWED' and account = '2'"))
        .isEqualTo(2);
  }

  @Test
  void shouldChangeNothingWhenTheSameFileComesTwice() {
    // Given
    estate.source("1").workload("shop", List.of("1"));

    // When
    IngestResult first = upload(header(), sarif("true", "a", "b"));
    IngestResult second = upload(header(), sarif("true", "a", "b"));

    // Then
    assertThat(first.getFormat()).isEqualTo(ScanFormat.SCAN_FORMAT_SARIF);
    assertThat(first.getDetection())
        .isEqualTo("a single object with runs[].results of the shape of sarif");
    assertThat(first.getOutcomes().getNew()).isEqualTo(2);
    assertThat(second.getOutcomes().getUnchanged()).isEqualTo(2);
    io.plumbline.proto.evidence.v1.Finding finding =
        TestCalls.as(estate.person("rita", "viewer"), FindingServiceGrpc::newBlockingStub)
            .listFindings(ListFindingsRequest.getDefaultInstance())
            .getFindings(0);
    assertThat(finding.getRule()).isEqualTo("my-tool:R0");
    assertThat(finding.getRegion()).isEqualTo("eu-west-1");
    assertThat(finding.getFindingClass()).isEqualTo(FindingClass.FINDING_CLASS_COMPLIANCE);
  }

  @Test
  void shouldDeclareNothingGoneWhenTheScannerDidNotGetThrough() {
    // Given
    estate.source("1");
    upload(header(), sarif("true", "a", "b"));
    UploadHeader.Builder later =
        header().setObserveTime(Timestamps.fromMillis(Instant.now().toEpochMilli()));

    // When
    IngestResult broken = upload(later.setComplete(true), sarif("false", "a"));
    IngestResult through = upload(later.setComplete(true), sarif("true", "a"));

    // Then
    assertThat(broken.getOutcomes().getGone()).isZero();
    assertThat(through.getOutcomes().getGone()).isEqualTo(1);
  }

  @Test
  void shouldKeepWhatIsNeededToReadARefusedRecordAgain() throws RecordException {
    // Given
    estate.source("1");

    // When
    upload(header(), sarif("true", "a", "x\\u0000"));

    // Then
    List<Object> row =
        Estate.rows(
                "select s.format, q.context, q.original from quarantined_record q join scan s"
                    + " on s.tenant = q.tenant and s.id = q.scan where q.tenant = '"
                    + estate.tenant
                    + "'")
            .get(0);
    String mended =
        new String((byte[]) row.get(2), StandardCharsets.UTF_8).replace("\\u0000", "      ");
    Finding finding =
        Reread.read(
            (String) row.get(0), (byte[]) row.get(1), mended.getBytes(StandardCharsets.UTF_8));
    assertThat(finding.rule()).isEqualTo("my-tool:R0");
    assertThat(finding.account()).isEqualTo("1");
    assertThat(finding.title()).isEqualTo("rule zero");
  }

  @Test
  void shouldKeepNoCredentialFromAroundARecord() {
    // Given
    estate.source("1");
    String json =
        "{\"ArtifactName\":\"s3://AKIAQ2W3E4R5T6Y7U8I9@b\",\"ArtifactType\":\"filesystem\",\"Results\":["
            + "{\"Target\":\"t\",\"Misconfigurations\":[{\"ID\":\"X\",\"Status\":\"FAIL\"},{\"Status\":\"FAIL\"}]}]}";

    // When
    IngestResult result = upload(header(), json);

    // Then
    assertThat(result.getOutcomes().getNew()).isEqualTo(1);
    assertThat(result.getOutcomes().getQuarantined()).isEqualTo(1);
    String tenant = "'" + estate.tenant + "'";
    assertThat(
            Estate.rows("select resource from finding where tenant = " + tenant).get(0).toString())
        .contains("masked")
        .doesNotContain("AKIA");
    Object context =
        Estate.rows("select context from quarantined_record where tenant = " + tenant)
            .get(0)
            .get(0);
    assertThat(new String((byte[]) context, StandardCharsets.ISO_8859_1))
        .contains("masked")
        .doesNotContain("AKIA");
  }

  @Test
  void shouldTakeAPracticeBySlugAsItsOwnRule() {
    // Given
    estate.source("*").workload("shop", List.of("42")).edition();
    String csv =
        """
        PROVIDER;ACCOUNTID;REGION;ASSESSMENTDATE;REQUIREMENTS_ID;REQUIREMENTS_ATTRIBUTES_WELLARCHITECTEDPRACTICEID;STATUS;RESOURCEID;CHECKID;MUTED
        aws;42;eu-west-1;%1$s;SEC09-BP09;c1;FAIL;arn:a;check;False
        aws;42;eu-west-1;%1$s;SEC09-BP08;c2;PASS;arn:a;check;False
        aws;;;%1$s;SEC09-BP07;c2;MANUAL;manual_check;manual;False
        """
            .formatted(Instant.now());

    // When
    IngestResult result = upload(UploadHeader.newBuilder(), csv);

    // Then
    assertThat(result.getFormat()).isEqualTo(ScanFormat.SCAN_FORMAT_PROWLER_COMPLIANCE_CSV);
    assertThat(result.getOutcomes().getNew()).isEqualTo(3);
    assertThat(result.getOutcomes().getUnmapped()).isZero();
    assertThat(estate.numbers("shop", "c1")).startsWith(0L, 1L, 0L);
    assertThat(estate.numbers("shop", "c2")).startsWith(1L, 0L, 0L);
  }

  private static UploadHeader.Builder header() {
    return UploadHeader.newBuilder()
        .setAccount("1")
        .setRegion("eu-west-1")
        .setObserveTime(Timestamps.fromMillis(1_750_000_000_000L));
  }

  private IngestResult upload(UploadHeader.Builder header, String json) {
    return Upload.of(estate.machine(), header.build(), json.getBytes(StandardCharsets.UTF_8));
  }

  private static String sarif(String successful, String... files) {
    List<String> results = List.of(files).stream().map(RESULT::formatted).toList();
    return """
    {"version":"2.1.0","runs":[{"results":[%s],"tool":{"driver":{"name":"My Tool","rules":[
      {"id":"R0","shortDescription":{"text":"rule zero"}}]}},
      "invocations":[{"executionSuccessful":%s}]}]}
    """
        .formatted(String.join(",", results), successful);
  }
}
