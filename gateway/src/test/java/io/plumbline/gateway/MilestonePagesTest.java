package io.plumbline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.plumbline.gateway.fake.FakeAssessments;
import io.plumbline.gateway.fake.FakeMilestones;
import io.plumbline.gateway.fake.FakeServices;
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
class MilestonePagesTest {
  private static final String LIST = "/" + FakeAssessments.NAME + "/milestones";
  private static final String COMPARE = "/" + FakeAssessments.NAME + "/compare";
  private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"");

  @BeforeEach
  void forget() {
    FakeAssessments.reset();
    FakeMilestones.none = false;
  }

  @Test
  void shouldListMilestonesAndOfferNoFreezingToAViewer() {
    given()
        .get(LIST)
        .then()
        .statusCode(200)
        .body(containsString("href=\"/" + FakeMilestones.FIRST + "\""))
        .body(containsString("Audit &lt;b&gt;2027&lt;/b&gt;"))
        .body(containsString("12 of 60 practices answered"))
        .body(containsString("compare?base=" + FakeMilestones.SECOND))
        .body(not(containsString("Freeze it as it stands")));
    FakeMilestones.none = true;
    given().get(LIST).then().body(containsString("Nothing is frozen yet"));
    given().get("/" + FakeAssessments.NAME).then().body(containsString("href=\"" + LIST + "\""));
  }

  @Test
  @TestSecurity(user = "april", roles = "approver")
  void shouldFreezeUnderTheNameThatIsGiven() {
    Response form = given().get(LIST);

    freeze(form, "3. Prüfung, 2027!")
        .then()
        .statusCode(303)
        .header("Location", endsWith("/milestones/m-3-prufung-2027"));
    assertThat(FakeMilestones.created.getParent()).isEqualTo(FakeAssessments.NAME);
    assertThat(FakeMilestones.created.getMilestone().getDisplayName())
        .isEqualTo("3. Prüfung, 2027!");

    freeze(form, "Audit")
        .then()
        .statusCode(422)
        .body(containsString("There is a milestone of this name already"))
        .body(containsString("value=\"Audit\""));
  }

  private static Response freeze(Response form, String title) {
    return given()
        .redirects()
        .follow(false)
        .cookies(form.getCookies())
        .contentType("application/x-www-form-urlencoded; charset=utf-8")
        .formParam("csrf-token", token(form))
        .formParam("title", title)
        .formParam("note", "As shown to the auditors.")
        .post(LIST);
  }

  @Test
  void shouldShowTheWallAsItWasAndTheProof() {
    given()
        .get("/" + FakeMilestones.FIRST)
        .then()
        .statusCode(200)
        .body(containsString("href=\"#p-sec01-bp01\""))
        .body(containsString("<tr id=\"p-sec01-bp01\">"))
        .body(containsString("0102ff"))
        .body(containsString("mappingSets/prowler-5"))
        .body(containsString("Hash it anew"));
    given()
        .get("/" + FakeMilestones.FIRST + "?check=now")
        .then()
        .body(containsString("1 milestone was hashed anew: every hash fits"));
    given()
        .get("/" + FakeMilestones.SECOND + "?check=now")
        .then()
        .body(containsString("release: it does not hold the hash of the one before"));
  }

  @Test
  void shouldCompareWithNowAndTellWhatWentHowAndWhy() {
    given()
        .get(COMPARE + "?base=" + FakeMilestones.FIRST)
        .then()
        .statusCode(200)
        .body(containsString("id=\"before-brick-sec01-bp01\""))
        .body(containsString("id=\"after-brick-sec01-bp01\""))
        .body(containsString("b-confirmed outlined"))
        .body(containsString("+7.9"))
        .body(containsString("1 improved, 1 worsened, 1 only in one, 57 as it was"))
        .body(containsString("answered Implemented, was Unanswered, by ana"))
        .body(containsString("the other edition has no such practice"))
        .body(containsString("href=\"#c-sec01-bp01\""));
    assertThat(FakeMilestones.compared.getTarget()).isEqualTo(FakeAssessments.NAME);
  }

  @Test
  void shouldNarrowAndTurnTheComparison() {
    given()
        .get(
            COMPARE
                + "?base="
                + FakeMilestones.FIRST
                + "&target="
                + FakeMilestones.SECOND
                + "&show=worsened")
        .then()
        .statusCode(200)
        .body(containsString("<tr id=\"c-sec01-bp02\">"))
        .body(not(containsString("<tr id=\"c-sec01-bp01\">")))
        .body(containsString("The other way round"));
    assertThat(FakeMilestones.compared.getTarget()).isEqualTo(FakeMilestones.SECOND);
    given()
        .get(COMPARE + "?base=" + FakeMilestones.FIRST + "&show=changed")
        .then()
        .body(containsString("no practice went this way"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        LIST + "/none",
        LIST + "/Not-An-Id",
        COMPARE,
        COMPARE + "?base=nonsense",
        COMPARE + "?base=" + FakeMilestones.FIRST + "&target=workloads/other/assessments/first"
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
