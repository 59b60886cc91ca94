package io.plumbline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.plumbline.gateway.fake.FakeAssessments;
import io.plumbline.gateway.fake.FakeServices;
import io.plumbline.gateway.fake.FakeUpgrades;
import io.plumbline.gateway.preview.Fixtures;
import io.plumbline.proto.assessment.v1.UpgradeChoice;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(FakeServices.class)
@TestSecurity(user = "rita", roles = "reviewer")
class UpgradePagesTest {
  private static final String WIZARD = "/" + FakeAssessments.NAME + "/upgrade";
  private static final String DRY_RUN = WIZARD + "?edition=" + FakeUpgrades.CURRENT;
  private static final String DONE = WIZARD + "/" + FakeUpgrades.ID;
  private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"");

  @Test
  void shouldOfferTheOtherEditionsOfTheFramework() {
    given()
        .get(WIZARD)
        .then()
        .statusCode(200)
        .body(containsString("63 practices"))
        .body(containsString("editions%2F2024-11-06"))
        .body(not(containsString("editions%2Fseed")));
  }

  @Test
  void shouldShowWhatWouldHappenOnBothSides() {
    given()
        .get(DRY_RUN)
        .then()
        .statusCode(200)
        .body(containsString("Nothing has changed"))
        .body(containsString("What asks"))
        .body(containsString("several practices could take its place"))
        .body(containsString("61.2"))
        .body(containsString("48.7"))
        .body(containsString("value=\"first-2024-11-06\""))
        .body(containsString("name=\"version\" value=\"41\""));
  }

  @Test
  void shouldApplyWhatWasChosenAndShown() {
    String id = Fixtures.practices().get(0)[0];
    String choice = id + "=" + id;

    Response page = given().queryParam("choice", "", choice).get(DRY_RUN);

    assertThat(page.asString())
        .contains("value=\"" + choice + "\" selected")
        .contains("<input type=\"hidden\" name=\"choice\" value=\"" + choice + "\">")
        .contains("With the 1 choices shown above")
        .contains("2 open threads: shown with the new answer too")
        .contains("has to be accepted anew");
    post(page, WIZARD, "choice", choice).then().statusCode(303);
    assertThat(FakeUpgrades.applied.getChoicesList())
        .containsExactly(UpgradeChoice.newBuilder().setPracticeId(id).setSourceId(id).build());
    given()
        .queryParam("choice", "nonsense")
        .get(DRY_RUN)
        .then()
        .statusCode(200)
        .body(containsString("is none of its proposals"))
        .body(containsString("Nothing is chosen"));
  }

  @Test
  @TestSecurity(user = "vic", roles = "viewer")
  void shouldOfferAViewerNothingToDo() {
    given().get(DRY_RUN).then().statusCode(200).body(not(containsString("name=\"version\"")));
    given().get(DONE).then().statusCode(200).body(not(containsString("/undo")));
  }

  @Test
  void shouldApplyThePlanThatWasShown() {
    Response page = given().get(DRY_RUN);

    post(page, WIZARD, "id", "next").then().statusCode(303).header("Location", endsWith(DONE));

    assertThat(FakeUpgrades.applied.getParent()).isEqualTo(FakeAssessments.NAME);
    assertThat(FakeUpgrades.applied.getEdition()).isEqualTo(FakeUpgrades.CURRENT);
    assertThat(FakeUpgrades.applied.getAssessmentId()).isEqualTo("next");
    assertThat(FakeUpgrades.applied.getVersion()).isEqualTo(41);
    post(page, WIZARD, "id", "taken")
        .then()
        .statusCode(422)
        .body(containsString("the id is taken"))
        .body(containsString("value=\"taken\""));
  }

  @Test
  void shouldTakeAnUpgradeBackAndSayWhyItWillNot() {
    Response page = given().get(DONE);
    assertThat(page.asString())
        .contains("before-upgrade-2f6d1c0a9e77")
        .contains("changed the new assessment 2 times")
        .contains("/workloads/payments/assessments/first-2024-11-06?practice=");

    post(page, DONE + "/undo", "reason", "Too early")
        .then()
        .statusCode(422)
        .body(containsString("people have changed the new assessment"));
    given()
        .redirects()
        .follow(false)
        .cookies(page.getCookies())
        .formParam("csrf-token", token(page))
        .formParam("reason", "Too early")
        .formParam("force", "yes")
        .post(DONE + "/undo")
        .then()
        .statusCode(303);
    assertThat(FakeUpgrades.undone.getForce()).isTrue();
  }

  @Test
  void shouldSumThePortfolio() {
    String chosen = "/upgrades?from=" + FakeAssessments.EDITION + "&to=" + FakeUpgrades.CURRENT;
    given()
        .get(chosen)
        .then()
        .statusCode(200)
        .body(containsString("Review &lt;b&gt;2026&lt;/b&gt;"))
        .body(containsString(WIZARD + "?edition="))
        .body(containsString("All 7 you may see"))
        .body(containsString("page=more"));
    given().get("/upgrades").then().body(containsString("Choose two editions"));
    given()
        .get("/upgrades?from=" + FakeUpgrades.CURRENT + "&to=" + FakeUpgrades.CURRENT)
        .then()
        .statusCode(200)
        .body(containsString("no other edition"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?edition=nonsense",
        "/nonsense",
        "/019abf3e-7a10-7c3e-8f5b-2f6d1c0a9e12",
      })
  void shouldFindNothingWhereNothingIs(String tail) {
    given().get(WIZARD + tail).then().statusCode(404);
  }

  private static Response post(Response page, String path, String field, String value) {
    return given()
        .redirects()
        .follow(false)
        .cookies(page.getCookies())
        .formParam("csrf-token", token(page))
        .formParam("edition", FakeUpgrades.CURRENT)
        .formParam("version", "41")
        .formParam(field, value)
        .post(path);
  }

  private static String token(Response page) {
    Matcher matcher = TOKEN.matcher(page.asString());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
