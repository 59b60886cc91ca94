package io.plumbline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.plumbline.gateway.fake.FakeAssessments;
import io.plumbline.gateway.fake.FakeServices;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(FakeServices.class)
@TestSecurity(user = "ana", roles = "contributor")
class LookBackPageTest {
  private static final String PAGE = "/" + FakeAssessments.NAME;
  private static final String AT = "2026-11-20T09:00:00Z";

  @BeforeEach
  void forget() {
    FakeAssessments.reset();
  }

  @Test
  void shouldLeadFromTheReadersOwnTimeToAnAddressThatMeansTheSameToEverybody() {
    given()
        .redirects()
        .follow(false)
        .cookie("pl-zone", "Europe/Berlin")
        .get(PAGE + "/as-of?on=2026-11-20T10:00")
        .then()
        .statusCode(303)
        .header("Location", endsWith(PAGE + "?at=2026-11-20T09%3A00%3A00Z"));
    given()
        .cookie("pl-zone", "Europe/Berlin")
        .get(PAGE)
        .then()
        .body(containsString("Date and time, Central European Time"))
        .body(containsString("hx-ext=\"sse\""));
  }

  @Test
  void shouldShowTheWholePageAsItWasWithNothingToDoOnIt() {
    FakeAssessments.answerElsewhere("sec01-bp01", AnswerStatus.ANSWER_STATUS_IMPLEMENTED, "rita");

    given()
        .cookie("pl-zone", "Europe/Berlin")
        .get(PAGE + "?show=high&at=" + AT)
        .then()
        .statusCode(200)
        .body(containsString("As it was on 20 Nov 2026, 10:00:00 CET."))
        .body(containsString("href=\"" + PAGE + "?show=high\""))
        .body(containsString("?at=2026-11-20T09%3A00%3A00Z&amp;show=high&amp;practice=sec01-bp01"))
        .body(containsString("<dt>Proven</dt><dd><b>0.0</b>"))
        .body(not(containsString("sse-connect")))
        .body(not(containsString("Make report")))
        .body(not(containsString("Answer the first")));
    given()
        .get(PAGE + "?practice=sec01-bp01&at=" + AT)
        .then()
        .statusCode(200)
        .body(containsString("by rita"))
        .body(containsString("rule 2"))
        .body(containsString("href=\"" + PAGE + "?practice=sec01-bp01\""))
        .body(not(containsString("data-answer>")))
        .body(not(containsString("Plan improvement")))
        .body(not(containsString("<textarea")));
    assertThat(FakeAssessments.explained.getAsOfTime().getSeconds())
        .isEqualTo(java.time.Instant.parse(AT).getEpochSecond());
    given().get(PAGE + "?practice=sec99-bp99&at=" + AT).then().statusCode(404);
  }

  @ParameterizedTest
  @CsvSource({
    "2020-01-01T00:00:00Z,Nothing was recorded of this assessment by then",
    "2064-01-01T00:00:00Z,it is still to come",
    "yesterday,is no time"
  })
  void shouldSayWhyATimeCanNotBeShown(String at, String why) {
    given()
        .get(PAGE + "?at=" + at)
        .then()
        .statusCode(422)
        .body(containsString(why))
        .body(containsString("Back to now"))
        .body(containsString("Show it as it was"));
  }
}
