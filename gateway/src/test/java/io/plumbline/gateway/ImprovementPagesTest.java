package io.plumbline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.plumbline.gateway.fake.FakeAssessments;
import io.plumbline.gateway.fake.FakeFindings;
import io.plumbline.gateway.fake.FakeImprovements;
import io.plumbline.gateway.fake.FakeServices;
import io.plumbline.proto.assessment.v1.Improvement;
import io.plumbline.proto.assessment.v1.ListImprovementsRequest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(FakeServices.class)
@TestSecurity(user = "vic", roles = "viewer")
class ImprovementPagesTest {
  private static final String ONE = "/improvements/payments/" + FakeImprovements.ID;
  private static final String NEW =
      "/improvements/new?answer=" + FakeAssessments.NAME + "/answers/sec01-bp01";
  private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"");

  @BeforeEach
  void forget() {
    FakeImprovements.reset();
  }

  @Test
  void shouldShowAColumnAStateAndSayWhatIsOverdue() {
    given()
        .get("/improvements")
        .then()
        .statusCode(200)
        .body(containsString("href=\"" + ONE + "\""))
        .body(containsString("&lt;b&gt;all&lt;/b&gt;"))
        .body(containsString("Overdue since"))
        .body(containsString("31 Mar"))
        .body(containsString("23 more"))
        .body(containsString("proven by evidence"))
        .body(containsString("Dropped"));
    assertThat(FakeImprovements.ASKED).hasSize(4);
    assertThat(FakeImprovements.ASKED)
        .allSatisfy(request -> assertThat(request.getParent()).isEqualTo("workloads/-"));
  }

  @Test
  void shouldKeepTheStateOfTheBoardInItsAddress() {
    given()
        .get("/improvements?due=overdue&who=me&workload=payments")
        .then()
        .statusCode(200)
        .body(containsString("href=\"/improvements?who=me&amp;workload=payments\""));
    assertThat(FakeImprovements.ASKED)
        .hasSize(2)
        .allSatisfy(
            request -> {
              assertThat(request.getOverdue()).isTrue();
              assertThat(request.getMine()).isTrue();
              assertThat(request.getParent()).isEqualTo("workloads/payments");
            });

    FakeImprovements.reset();
    given()
        .get("/improvements?state=IN_PROGRESS&page=second")
        .then()
        .statusCode(200)
        .body(containsString("page=more"));
    assertThat(FakeImprovements.ASKED)
        .extracting(ListImprovementsRequest::getFilter, ListImprovementsRequest::getPageToken)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("state = \"IN_PROGRESS\"", "second"));
    given().get("/improvements?state=OPEN").then().body(containsString("No improvement here"));
  }

  @Test
  void shouldTellTheWholeStoryAndOfferNothingToAViewer() {
    given()
        .get(ONE)
        .then()
        .statusCode(200)
        .body(containsString("The team is trained."))
        .body(containsString("Changed due date"))
        .body(containsString("href=\"https://tickets.example/SHOP-118\""))
        .body(containsString("/evidence/findings/" + FakeImprovements.FINDING))
        .body(not(containsString("What next")));
    given()
        .get("/" + FakeAssessments.NAME + "?practice=sec01-bp01")
        .then()
        .body(not(containsString("Plan improvement")));
  }

  @Test
  @TestSecurity(user = "ana", roles = "contributor")
  void shouldSayWhyItCanNotBeClosedAndWhatIsPossible() {
    Response page = given().get(ONE);
    assertThat(page.asString()).contains("It is done", "Reopen").doesNotContain(ONE + "/start");

    given()
        .cookies(page.getCookies())
        .formParam("csrf-token", token(page))
        .post(ONE + "/done")
        .then()
        .statusCode(422)
        .body(containsString("the evidence does not show that it is done"));
    given()
        .redirects()
        .follow(false)
        .cookies(page.getCookies())
        .formParam("csrf-token", token(page))
        .post(ONE + "/start")
        .then()
        .statusCode(303)
        .header("Location", endsWith(ONE));
    assertThat(FakeImprovements.started).endsWith(FakeImprovements.ID);
  }

  @Test
  @TestSecurity(user = "ana", roles = "contributor")
  void shouldPlanFromThePracticeAnAnswerIsAbout() {
    given()
        .get("/" + FakeAssessments.NAME + "?practice=sec01-bp01")
        .then()
        .body(containsString("Plan improvement"));
    Response form = given().get(NEW + "&findings=" + FakeImprovements.FINDING);
    assertThat(form.asString())
        .contains("Plan an improvement for SEC01-BP01", FakeImprovements.FINDING);

    given()
        .redirects()
        .follow(false)
        .cookies(form.getCookies())
        .formParam("csrf-token", token(form))
        .formParam("title", "Enforce MFA")
        .formParam("owner", "ana")
        .formParam("due", "2027-03-12")
        .formParam("effort", "EFFORT_LARGE")
        .formParam("tickets", " https://t.example/1 \n\nhttps://t.example/2")
        .formParam("findings", FakeImprovements.FINDING)
        .post(NEW)
        .then()
        .statusCode(303)
        .header("Location", endsWith(ONE));

    Improvement planned = FakeImprovements.created.getImprovement();
    assertThat(FakeImprovements.created.getParent()).isEqualTo("workloads/payments");
    assertThat(planned.getPractice()).isEqualTo(FakeAssessments.EDITION + "/practices/sec01-bp01");
    assertThat(planned.getDueDate().getMonth()).isEqualTo(3);
    assertThat(planned.getEffort()).isEqualTo(Improvement.Effort.EFFORT_LARGE);
    assertThat(planned.getTicketsList())
        .containsExactly("https://t.example/1", "https://t.example/2");
    assertThat(planned.getFindingsList()).containsExactly("findings/" + FakeImprovements.FINDING);
  }

  @Test
  @TestSecurity(user = "ana", roles = "contributor")
  void shouldChangeThePlanOfTheVersionThatWasRead() {
    Response form = given().get(ONE + "/edit");
    assertThat(form.asString()).contains("2026-03-31", "EFFORT_MEDIUM\" selected");

    given()
        .redirects()
        .follow(false)
        .cookies(form.getCookies())
        .formParam("csrf-token", token(form))
        .formParam("title", "Enforce MFA")
        .formParam("etag", "\"4\"")
        .post(ONE + "/edit")
        .then()
        .statusCode(303);

    assertThat(FakeImprovements.updated.getImprovement().getEtag()).isEqualTo("\"4\"");
    assertThat(FakeImprovements.updated.getImprovement().hasDueDate()).isFalse();
    assertThat(FakeImprovements.updated.getUpdateMask().getPathsList()).containsExactly("*");
  }

  @Test
  @TestSecurity(user = "ana", roles = "contributor")
  void shouldListWhatIsPlannedForAPracticeInItsPanel() {
    String list = "/" + FakeAssessments.NAME + "/practices/sec01-bp01/improvements";
    given()
        .get("/" + FakeAssessments.NAME + "?practice=sec01-bp01")
        .then()
        .body(containsString("hx-get=\"" + list + "?concept="));

    String listed = given().get(list + "?concept=sec_operate").asString();

    assertThat(FakeImprovements.ASKED.get(0).getFilter()).isEqualTo("concept = \"sec_operate\"");
    assertThat(FakeImprovements.ASKED.get(0).getParent()).isEqualTo("workloads/payments");
    assertThat(listed)
        .contains("Overdue since", "ana", "proven by evidence", "22 more on the board")
        .contains("answer=workloads%2Fpayments%2Fassessments%2Ffirst%2Fanswers%2Fsec01-bp01")
        .containsSubsequence("In progress", "Done");
    given().get(list).then().statusCode(404);
  }

  @Test
  @TestSecurity(user = "ana", roles = "contributor")
  void shouldPlanFromAFinding() {
    String from = "/improvements/for?workload=payments&concept=";
    given()
        .get("/evidence/findings/" + FakeFindings.ID)
        .then()
        .body(containsString("findings=" + FakeFindings.ID))
        .body(containsString("Plan improvement"));

    given()
        .redirects()
        .follow(false)
        .get(from + "concept-SEC02-BP06&findings=" + FakeFindings.ID)
        .then()
        .statusCode(303)
        .header("Location", containsString("answers%2Fsec02-bp06&findings=" + FakeFindings.ID));

    given()
        .get(from + "unheard-of&findings=" + FakeFindings.ID)
        .then()
        .statusCode(400)
        .body(containsString("No assessment of payments has a practice for this finding"));
    given().get("/improvements/for?workload=NO&concept=x").then().statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/improvements/payments/nonsense",
        "/improvements/payments/019abf3e-7a10-7c3e-8f5b-2f6d1c0a9e99",
        "/improvements/new",
        "/improvements/new?answer=nonsense"
      })
  void shouldFindNothingWhereNothingIs(String path) {
    given().get(path).then().statusCode(404);
  }

  private static String token(Response page) {
    Matcher matcher = TOKEN.matcher(page.asString());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
