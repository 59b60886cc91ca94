package io.plumbline.reporting.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.proto.assessment.events.v1.AssessmentChanged;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.reporting.v1.CreateReportRequest;
import io.plumbline.proto.reporting.v1.DownloadReportRequest;
import io.plumbline.proto.reporting.v1.DownloadReportResponse;
import io.plumbline.proto.reporting.v1.GetReportRequest;
import io.plumbline.proto.reporting.v1.ListReportsRequest;
import io.plumbline.proto.reporting.v1.ListReportsResponse;
import io.plumbline.proto.reporting.v1.Report;
import io.plumbline.proto.reporting.v1.Report.Format;
import io.plumbline.proto.reporting.v1.Report.State;
import io.plumbline.proto.reporting.v1.ReportServiceGrpc;
import io.plumbline.proto.reporting.v1.ReportServiceGrpc.ReportServiceBlockingStub;
import io.plumbline.proto.reporting.v1.WatchReportRequest;
import io.plumbline.reporting.Given;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestDatabase;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class ReportGrpcTest {

  private static final String TENANT = "reports";

  @Test
  void shouldMakeAnHtmlDocumentThatNeedsNothingElse() throws Exception {
    AssessmentChanged change = Given.projected(TENANT, Given.open("html"), 21);
    Report made = made(create("html", Format.FORMAT_HTML, ""));

    byte[] document = download(made);

    String html = new String(document, UTF_8);
    Files.write(Path.of("target", "report.html"), document);
    assertThat(made.getByteCount()).isEqualTo(document.length);
    assertThat(made.getSha256())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document)));
    assertThat(made.getFileName()).startsWith("plumbline-html-").endsWith(".html");
    assertThat(all(html, "<tbody [^>]*class=\"practice [^\"]*\" id=\"([^\"]+)\""))
        .containsExactlyElementsOf(
            change.getPracticeStatesList().stream()
                .map(p -> p.getPracticeId().toLowerCase(java.util.Locale.ROOT))
                .toList());
    assertThat(new HashSet<>(all(html, "id=\"brick-([^\"]+)\""))).hasSize(60);
    assertThat(html).contains("<svg class=\"wall\"", "Version of the assessment", "How to read");
    assertThat(all(html, "(?:src|href)=\"((?!#)[^\"]*)\"")).isEmpty();
    assertThat(html).doesNotContain("<script", "<link", "@import", "url(");
    assertThat(html).doesNotContain("<runbook>").contains("&lt;runbook&gt;");
    for (PracticeState practice : change.getPracticeStatesList()) {
      assertThat(html).contains(practice.getPracticeId());
    }
  }

  @Test
  void shouldMakeAJsonDocumentWithEveryNumberOfTheScorecard() {
    AssessmentChanged change = Given.projected(TENANT, Given.open("json"), 22);
    Report made = made(create("json", Format.FORMAT_JSON, ""));

    JsonObject json = new JsonObject(new String(download(made), UTF_8));

    assertThat(json.getString("schema")).isEqualTo("plumbline.report.v1");
    assertThat(json.getJsonObject("by_practice").getInteger("total")).isEqualTo(60);
    assertThat(json.getJsonObject("by_concept").getInteger("total")).isEqualTo(54);
    assertThat(json.getJsonArray("practices")).hasSize(60);
    JsonObject first = json.getJsonArray("practices").getJsonObject(0);
    PracticeState practice = change.getPracticeStates(0);
    assertThat(first.getString("id")).isEqualTo(practice.getPracticeId());
    assertThat("VERDICT_" + first.getString("verdict")).isEqualTo(practice.getVerdict().name());
    assertThat(first.getJsonObject("counts").getLong("fail"))
        .isEqualTo(practice.getCounts().getFail());
  }

  @Test
  void shouldWatchAReportUntilItIsMade() {
    Given.projected(TENANT, Given.open("watched"), 23);
    Report asked = create("watched", Format.FORMAT_HTML, "");

    List<Report> seen = new ArrayList<>();
    stub()
        .watchReport(WatchReportRequest.newBuilder().setName(asked.getName()).build())
        .forEachRemaining(seen::add);

    assertThat(seen).isNotEmpty();
    assertThat(seen.get(seen.size() - 1).getState()).isEqualTo(State.STATE_SUCCEEDED);
    assertThat(seen).extracting(Report::getProgressPercent).isSorted().endsWith(100);
  }

  @Test
  void shouldAnswerAlikeForTheSameRequestId() {
    Given.projected(TENANT, Given.open("twice"), 24);
    String id = UUID.randomUUID().toString();

    Report first = create("twice", Format.FORMAT_JSON, id);
    Report second = create("twice", Format.FORMAT_JSON, id);

    assertThat(second).isEqualTo(first);
    assertThat(list("workloads/twice", Given.viewer(TENANT)).getReportsCount()).isEqualTo(1);
    StatusRuntimeException other =
        catchThrowableOfType(
            StatusRuntimeException.class, () -> create("twice", Format.FORMAT_HTML, id));
    assertThat(TestCalls.reason(other)).isEqualTo("REQUEST_ID_REUSED");
  }

  @Test
  void shouldFinishWhatAnotherProcessLeftBehind() throws Exception {
    Given.projected(TENANT, Given.open("left"), 25);
    Report made = made(create("left", Format.FORMAT_JSON, ""));
    String id = made.getName().substring(made.getName().length() - 36);
    try (Connection admin = TestDatabase.asSuperuser("reporting");
        Statement sql = admin.createStatement()) {
      sql.execute("delete from report_chunk where report = '" + id + "'");
      sql.execute(
          "update report set state = 2, progress = 10, sha256 = '', byte_count = 0,"
              + " claimed_until = now() - interval '1 second' where id = '"
              + id
              + "'");
    }

    Report again = made(made);

    assertThat(again.getState()).isEqualTo(State.STATE_SUCCEEDED);
    assertThat(download(again)).hasSize((int) again.getByteCount());
  }

  @Test
  void shouldRefuseADownloadBeforeTheReportIsMade() throws Exception {
    Given.projected(TENANT, Given.open("fails"), 26);
    Report made = made(create("fails", Format.FORMAT_JSON, ""));
    String id = made.getName().substring(made.getName().length() - 36);
    try (Connection admin = TestDatabase.asSuperuser("reporting");
        Statement sql = admin.createStatement()) {
      sql.execute("update report set state = 4, error = 'No.' where id = '" + id + "'");
    }

    StatusRuntimeException failure =
        catchThrowableOfType(StatusRuntimeException.class, () -> download(made));

    assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    assertThat(TestCalls.reason(failure)).isEqualTo("REPORT_NOT_READY");
  }

  @Test
  void shouldHideReportsOfWorkloadsTheCallerMayNotSee() {
    Given.projected(TENANT, Given.restricted("secret", "payments"), 27);
    TestToken member = Given.viewer(TENANT).groups("payments");
    Report report = create(member, "secret", Format.FORMAT_JSON, "");

    assertThat(list("workloads/-", member).getReportsList())
        .extracting(Report::getName)
        .contains(report.getName());
    assertThat(list("workloads/-", Given.viewer(TENANT)).getReportsList())
        .extracting(Report::getName)
        .doesNotContain(report.getName());
    for (TestToken stranger : List.of(Given.viewer(TENANT), Given.auditor("elsewhere"))) {
      assertThat(code(() -> get(stranger, report.getName()))).isEqualTo(Status.Code.NOT_FOUND);
      assertThat(code(() -> create(stranger, "secret", Format.FORMAT_HTML, "")))
          .isEqualTo(Status.Code.NOT_FOUND);
      assertThat(code(() -> download(stranger, report.getName()))).isEqualTo(Status.Code.NOT_FOUND);
    }
  }

  @Test
  void shouldRefuseWhoHasNoTokenOrTooSmallARole() {
    assertThat(
            code(
                () ->
                    TestCalls.anonymous(ReportServiceGrpc::newBlockingStub)
                        .createReport(request("html", Format.FORMAT_HTML, ""))))
        .isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(
            code(
                () ->
                    create(
                        TestToken.of("scan", "evidence-writer").tenant(TENANT),
                        "html",
                        Format.FORMAT_HTML,
                        "")))
        .isEqualTo(Status.Code.PERMISSION_DENIED);
  }

  @Test
  void shouldNameTheFieldWhenTheFormatIsMissing() {
    StatusRuntimeException failure =
        catchThrowableOfType(
            StatusRuntimeException.class, () -> create("html", Format.FORMAT_UNSPECIFIED, ""));

    assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(failure.getStatus().getDescription()).contains("report.format");
  }

  @Test
  void shouldPageThroughReportsNewestFirst() {
    Given.projected(TENANT, Given.open("pages"), 28);
    List<String> created = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      created.add(0, create("pages", Format.FORMAT_JSON, "").getName());
    }

    List<String> listed = new ArrayList<>();
    String token = "";
    do {
      ListReportsResponse page =
          stub()
              .listReports(
                  ListReportsRequest.newBuilder()
                      .setParent("workloads/pages")
                      .setPageSize(2)
                      .setPageToken(token)
                      .build());
      page.getReportsList().forEach(report -> listed.add(report.getName()));
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    assertThat(listed).isEqualTo(created);
  }

  private static ReportServiceBlockingStub stub() {
    return TestCalls.as(Given.viewer(TENANT), ReportServiceGrpc::newBlockingStub)
        .withDeadlineAfter(20, TimeUnit.SECONDS);
  }

  private static Report create(String workload, Format format, String requestId) {
    return create(Given.viewer(TENANT), workload, format, requestId);
  }

  private static Report create(TestToken token, String workload, Format format, String requestId) {
    return TestCalls.as(token, ReportServiceGrpc::newBlockingStub)
        .createReport(request(workload, format, requestId));
  }

  private static CreateReportRequest request(String workload, Format format, String requestId) {
    return CreateReportRequest.newBuilder()
        .setParent("workloads/" + workload)
        .setReport(Report.newBuilder().setFormat(format))
        .setRequestId(requestId)
        .build();
  }

  private static Report get(TestToken token, String name) {
    return TestCalls.as(token, ReportServiceGrpc::newBlockingStub)
        .getReport(GetReportRequest.newBuilder().setName(name).build());
  }

  private static ListReportsResponse list(String parent, TestToken token) {
    return TestCalls.as(token, ReportServiceGrpc::newBlockingStub)
        .listReports(ListReportsRequest.newBuilder().setParent(parent).setPageSize(1000).build());
  }

  private static Report made(Report asked) {
    Report last = asked;
    var states =
        stub().watchReport(WatchReportRequest.newBuilder().setName(asked.getName()).build());
    while (states.hasNext()) {
      last = states.next();
    }
    return last;
  }

  private static byte[] download(Report report) {
    return download(Given.viewer(TENANT), report.getName());
  }

  private static byte[] download(TestToken token, String name) {
    ByteArrayOutputStream document = new ByteArrayOutputStream();
    var chunks =
        TestCalls.as(token, ReportServiceGrpc::newBlockingStub)
            .downloadReport(DownloadReportRequest.newBuilder().setName(name).build());
    while (chunks.hasNext()) {
      DownloadReportResponse chunk = chunks.next();
      assertThat(chunk.getChunk().size()).isBetween(1, 64 << 10);
      try {
        chunk.getChunk().writeTo(document);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    return document.toByteArray();
  }

  private static Status.Code code(Runnable call) {
    return catchThrowableOfType(StatusRuntimeException.class, call::run).getStatus().getCode();
  }

  private static List<String> all(String text, String pattern) {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
