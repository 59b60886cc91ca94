package io.plumbline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.grpc.Metadata;
import io.plumbline.gateway.fake.FakeAssessments;
import io.plumbline.gateway.fake.FakeEvidence;
import io.plumbline.gateway.fake.FakeServices;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.evidence.v1.Attestation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(FakeServices.class)
@TestSecurity(user = "ana", roles = "contributor")
class AssessmentPagesTest {
  private static final String BASE = "/workloads/payments/assessments/first";
  private static final String PRACTICE = BASE + "/practices/sec01-bp01";
  private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"");

  @BeforeEach
  void forget() {
    FakeAssessments.reset();
    FakeEvidence.ATTESTED.clear();
    FakeServices.HEADERS.clear();
  }

  @Test
  void shouldShowThePortfolioWithWallsAndScores() {
    given()
        .get("/")
        .then()
        .statusCode(200)
        .body(containsString("Payments &lt;&amp;&gt;"))
        .body(containsString("class=\"wall spark\""))
        .body(containsString("43.7"))
        .body(containsString("not assessed yet"))
        .body(not(containsString("style=\"")))
        .body(not(containsString("onclick")));
  }

  @Test
  void shouldFilterThePortfolioByWhatTheAddressSays() {
    given()
        .get("/?q=retail")
        .then()
        .body(containsString("Payments"))
        .body(not(containsString(">New<")));
    given()
        .get("/?q=%3Cx%3E")
        .then()
        .statusCode(200)
        .body(containsString("No workload matches"))
        .body(not(containsString("<x>")));
  }

  @Test
  void shouldShowEveryPracticeInWallAndList() {
    String html = given().get(BASE).then().statusCode(200).extract().asString();

    assertThat(html.split("class=\"brick ", -1)).hasSize(61);
    assertThat(html.split("id=\"row-", -1)).hasSize(61);
    assertThat(html)
        .contains("Where to look first", "As table")
        .doesNotContain("<script>", "style=\"");
  }

  @Test
  void shouldShowThePracticeItsEvidenceAndItsReasons() {
    given()
        .get(BASE + "?practice=sec01-bp01")
        .then()
        .statusCode(200)
        .body(containsString("What the practice asks for."))
        .body(containsString("bucket-39&lt;script&gt;"))
        .body(containsString("muted by its source"))
        .body(containsString("More findings"))
        .body(containsString("rule 2 (fail 3)"))
        .body(containsString("name=\"status\" value=\"NOT_APPLICABLE\""));
  }

  @Test
  void shouldAnswerOnlyThePanelWhenOnlyThePanelIsAsked() {
    given()
        .header("HX-Request", "true")
        .header("HX-Target", "panel")
        .get(BASE + "?practice=sec01-bp01")
        .then()
        .statusCode(200)
        .body(not(containsString("<html")))
        .body(containsString("<article"));
  }

  @Test
  void shouldShowTheWallAsTable() {
    given()
        .get(BASE + "?view=table")
        .then()
        .body(containsString("The wall as a table"))
        .body(not(containsString("class=\"brick ")));
  }

  @Test
  void shouldPageThroughFindings() {
    String html =
        given().get(PRACTICE + "/findings?from=30").then().statusCode(200).extract().asString();

    assertThat(html.split("<li>", -1)).hasSize(11);
    assertThat(html).doesNotContain("More findings");
  }

  @Test
  void shouldSaveAnAnswerAndShowTheNewVerdict() {
    Response saved =
        form()
            .header("HX-Request", "true")
            .formParam("status", "IMPLEMENTED")
            .formParam("notes", "as <written>")
            .formParam("etag", "\"0\"")
            .post(PRACTICE + "/answer");

    assertThat(saved.statusCode()).isEqualTo(200);
    assertThat(saved.header("HX-Trigger")).isEqualTo("answered");
    assertThat(saved.asString())
        .contains("id=\"saved\"", "hx-swap-oob", "Contradicted", "value=\"&quot;1&quot;\"");
    assertThat(FakeAssessments.answer("sec01-bp01").getStatus())
        .isEqualTo(AnswerStatus.ANSWER_STATUS_IMPLEMENTED);
    assertThat(FakeAssessments.answer("sec01-bp01").getNotes()).isEqualTo("as <written>");
  }

  @Test
  void shouldLeadBackToThePageWithoutScript() {
    form()
        .redirects()
        .follow(false)
        .formParam("status", "IMPLEMENTED")
        .formParam("etag", "\"0\"")
        .post(PRACTICE + "/answer")
        .then()
        .statusCode(303)
        .header("Location", containsString("?practice=sec01-bp01"));
  }

  @Test
  void shouldShowBothVersionsWhenSomebodySavedFirst() {
    FakeAssessments.answerElsewhere(
        "sec01-bp01", AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED, "rea");

    Response conflict =
        form()
            .header("HX-Request", "true")
            .formParam("status", "IMPLEMENTED")
            .formParam("notes", "mine")
            .formParam("etag", "\"0\"")
            .post(PRACTICE + "/answer");

    assertThat(conflict.statusCode()).isEqualTo(409);
    assertThat(conflict.asString())
        .contains("Someone saved first", "rea", "Not done", "Implemented", "mine");
    assertThat(FakeAssessments.answer("sec01-bp01").getAuthor()).isEqualTo("rea");
  }

  @Test
  void shouldReplaceTheirsWhenTheReaderChoseTo() {
    FakeAssessments.answerElsewhere(
        "sec01-bp01", AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED, "rea");

    form()
        .header("HX-Request", "true")
        .formParam("status", "IMPLEMENTED")
        .formParam("etag", "\"0\"")
        .formParam("etag-choice", "\"1\"")
        .post(PRACTICE + "/answer")
        .then()
        .statusCode(200);

    assertThat(FakeAssessments.answer("sec01-bp01").getAuthor()).isEqualTo("ana");
  }

  @Test
  void shouldAskWhyAPracticeDoesNotApply() {
    form()
        .header("HX-Request", "true")
        .formParam("status", "NOT_APPLICABLE")
        .formParam("etag", "\"0\"")
        .post(PRACTICE + "/answer")
        .then()
        .statusCode(422)
        .body(containsString("Say why it does not apply"));

    assertThat(FakeAssessments.answer("sec01-bp01").getRevision()).isZero();
  }

  @Test
  void shouldAttest() {
    form()
        .header("HX-Request", "true")
        .multiPart("statement", "Saw it.")
        .multiPart("outcome", "MET")
        .multiPart("method", "TEST")
        .multiPart("until", "2099-01-31")
        .post(PRACTICE + "/attestations")
        .then()
        .statusCode(200)
        .body(containsString("Saw it."));

    assertThat(FakeEvidence.ATTESTED)
        .singleElement()
        .satisfies(
            made -> {
              assertThat(made.getOutcome()).isEqualTo(Attestation.Outcome.OUTCOME_MET);
              assertThat(made.getPractice())
                  .isEqualTo(FakeAssessments.EDITION + "/practices/sec01-bp01");
            });
  }

  @Test
  void shouldSayWhatChangedWhileThePageWasOpen() {
    given()
        .get(BASE + "/changes")
        .then()
        .statusCode(200)
        .body(containsString("id=\"wall\" hx-swap-oob"))
        .body(containsString("id=\"row-sec08-bp05\" hx-swap-oob"))
        .body(not(containsString("<html")));
  }

  @Test
  void shouldStreamChanges() {
    given()
        .get(BASE + "/live?after=0")
        .then()
        .statusCode(200)
        .contentType(containsString("text/event-stream"))
        .body(containsString("event:changed"))
        .body(containsString("data:7"));
  }

  @Test
  void shouldMakeFollowAndDownloadAReport() {
    form()
        .header("HX-Request", "true")
        .post(BASE + "/reports")
        .then()
        .statusCode(200)
        .body(containsString("value=\"10\""));
    String id = "0190a0a0-0000-7000-8000-000000000000";
    given()
        .get(BASE + "/reports/" + id)
        .then()
        .statusCode(200)
        .body(containsString("Download report"));
    given()
        .get("/workloads/payments/reports/" + id + "/document")
        .then()
        .statusCode(200)
        .header("Content-Disposition", "attachment; filename=\"payments--report-.html\"")
        .body(containsString("<html>report</html>"));
  }

  @Test
  void shouldCarryTheRequestIdToTheServices() {
    String id = given().get("/").header("X-Request-ID");

    assertThat(FakeServices.HEADERS)
        .extracting(
            headers ->
                headers.get(Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER)))
        .contains(id);
  }

  @Test
  void shouldRememberThemeAndRail() {
    Response set =
        form()
            .redirects()
            .follow(false)
            .formParam("theme", "dark")
            .formParam("back", "//evil.example/")
            .post("/preferences");

    assertThat(set.statusCode()).isEqualTo(303);
    assertThat(set.header("Location")).doesNotContain("evil");
    given().cookie("pl-theme", "dark").get("/").then().body(containsString("data-theme=\"dark\""));
  }

  /** A request with the token and cookie of a form that was really shown. */
  private static RequestSpecification form() {
    Response page = given().get(BASE + "?practice=sec01-bp01");
    Matcher token = TOKEN.matcher(page.asString());
    assertThat(token.find()).isTrue();
    return given()
        .cookie("pl-csrf", page.getCookie("pl-csrf"))
        .formParam("csrf-token", token.group(1));
  }
}
