package io.plumbline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.plumbline.gateway.fake.FakeAssessments;
import io.plumbline.gateway.fake.FakeReviews;
import io.plumbline.gateway.fake.FakeServices;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.ApproveAnswerRequest;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.SendBackAnswerRequest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(FakeServices.class)
@TestSecurity(user = "vic", roles = "viewer")
class SignoffPagesTest {
  private static final String BASE = "/workloads/payments/assessments/first";
  private static final String PAGE = BASE + "/signoff";
  private static final String PANEL = BASE + "?practice=sec01-bp01";
  private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"");

  @BeforeEach
  void forget() {
    FakeAssessments.reset();
    FakeReviews.complete = false;
    FakeReviews.approved = ApproveAnswerRequest.getDefaultInstance();
    FakeReviews.sentBack = SendBackAnswerRequest.getDefaultInstance();
  }

  @Test
  void shouldTellWhatIsMissingAndOfferNothingToAViewer() {
    given()
        .get(PAGE)
        .then()
        .statusCode(200)
        .body(containsString("In progress"))
        .body(containsString("Use &lt;strong&gt; sign-in"))
        .body(containsString("and 2 more"))
        .body(containsString("Say more."))
        .body(not(containsString("Next step")));
    given().get(BASE).then().body(containsString("href=\"" + PAGE + "\""));
  }

  @Test
  @TestSecurity(user = "ana", roles = "contributor")
  void shouldSubmitOnceNothingIsMissing() {
    assertThat(given().get(PAGE).asString()).doesNotContain("/signoff/submit");
    FakeReviews.complete = true;
    Response page = given().get(PAGE);
    assertThat(page.asString()).contains("/signoff/submit").contains("Nothing: every practice");

    post(page, PAGE + "/submit", "").then().statusCode(303).header("Location", endsWith(PAGE));

    assertThat(given().get(PAGE).asString()).contains("Submitted").contains("/signoff/reopen");
    assertThat(given().get(PANEL).asString())
        .contains("answers do not change until it is reopened")
        .doesNotContain("data-answer>");
  }

  @Test
  @TestSecurity(user = "rea", roles = "reviewer")
  void shouldLetAReviewerJudgeAndSayWhyNot() {
    FakeAssessments.state = Assessment.State.STATE_SUBMITTED;
    Response page = given().get(PAGE);
    assertThat(page.asString()).contains("/signoff/approve").contains("/signoff/request-changes");

    post(page, PAGE + "/approve", "")
        .then()
        .statusCode(422)
        .body(containsString("nobody reviews what they submitted"));
    post(page, PAGE + "/request-changes", " Say more. ").then().statusCode(303);
    assertThat(FakeReviews.reason).isEqualTo("Say more.");
    post(page, PAGE + "/burn", "").then().statusCode(404);
  }

  @Test
  @TestSecurity(user = "rea", roles = "reviewer")
  void shouldReviewAnAnswerByTheRevisionThatWasRead() {
    FakeAssessments.answerElsewhere("sec01-bp01", AnswerStatus.ANSWER_STATUS_IMPLEMENTED, "ana");
    Response page = given().get(PANEL);
    assertThat(page.asString()).contains("Approve this answer").contains("Sent back revision 1");

    post(page, BASE + "/practices/sec01-bp01/review/approve", "")
        .then()
        .statusCode(303)
        .header("Location", endsWith(PANEL));
    post(page, BASE + "/practices/sec01-bp01/review/send-back", "Where?").then().statusCode(303);

    assertThat(FakeReviews.approved.getName()).endsWith("/answers/sec01-bp01");
    assertThat(FakeReviews.approved.getEtag()).isEqualTo("\"1\"");
    assertThat(FakeReviews.sentBack.getReason()).isEqualTo("Where?");
  }

  @Test
  @TestSecurity(user = "ana", roles = "reviewer")
  void shouldNotOfferToReviewOnesOwn() {
    FakeAssessments.answerElsewhere("sec01-bp01", AnswerStatus.ANSWER_STATUS_IMPLEMENTED, "ana");

    assertThat(given().get(PANEL).asString()).doesNotContain("Approve this answer");
  }

  @Test
  void shouldListWhatWaits() {
    given()
        .get("/work")
        .then()
        .statusCode(200)
        .body(containsString("SEC01-BP01"))
        .body(containsString("2026-01-31"))
        .body(containsString("overdue"))
        .body(containsString("page=more"));
    assertThat(FakeAssessments.listed.getFilter()).isEqualTo("assignee = \"vic\"");
    given().get("/work?show=review").then().statusCode(200);
    assertThat(FakeAssessments.listed.getFilter()).isEqualTo("review = \"NONE\"");
    given().get("/work?show=back").then().body(containsString("No answer is sent back."));
  }

  @Test
  @TestSecurity(user = "ana", roles = "contributor")
  void shouldShowWhatACopyWouldWriteBeforeItDoes() {
    String copy = BASE + "/copy";
    given().get(copy).then().statusCode(200).body(containsString("Twins within this assessment"));
    Response preview = given().get(copy + "?source=workloads/platform/assessments/first");
    assertThat(FakeAssessments.copied.getValidateOnly()).isTrue();
    assertThat(preview.asString()).contains("SEC02-BP01").contains("As &lt;b&gt;there");
    given()
        .get(copy + "?source=workloads/platform/assessments/gone")
        .then()
        .statusCode(200)
        .body(containsString("no such assessment"));

    Matcher token = TOKEN.matcher(preview.asString());
    assertThat(token.find()).isTrue();
    given()
        .redirects()
        .follow(false)
        .cookies(preview.getCookies())
        .formParam("csrf-token", token.group(1))
        .formParam("source", "workloads/platform/assessments/first")
        .post(copy)
        .then()
        .statusCode(303)
        .header("Location", endsWith(BASE));
    assertThat(FakeAssessments.copied.getValidateOnly()).isFalse();
    assertThat(FakeAssessments.copied.getRequestId()).isNotEmpty();
  }

  private static Response post(Response page, String path, String reason) {
    Matcher token = TOKEN.matcher(page.asString());
    assertThat(token.find()).isTrue();
    return given()
        .redirects()
        .follow(false)
        .cookies(page.getCookies())
        .formParam("csrf-token", token.group(1))
        .formParam("etag", "\"1\"")
        .formParam("reason", reason)
        .post(path);
  }
}
