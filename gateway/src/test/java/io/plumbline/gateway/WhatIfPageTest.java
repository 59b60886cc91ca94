package io.plumbline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.plumbline.gateway.fake.FakeAssessments;
import io.plumbline.gateway.fake.FakeServices;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.Supposition;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(FakeServices.class)
@TestSecurity(user = "vic", roles = "viewer")
class WhatIfPageTest {
  private static final String PAGE = "/" + FakeAssessments.NAME + "/what-if";

  @BeforeEach
  void forget() {
    FakeAssessments.reset();
  }

  @Test
  void shouldListWhatGainsMostFirst() {
    FakeAssessments.answerElsewhere("sec04-bp03", AnswerStatus.ANSWER_STATUS_IMPLEMENTED, "ana");

    String page = given().get(PAGE).asString();

    // A twin pair weighs twice; then what leans comes before what nobody answered.
    assertThat(page)
        .containsSubsequence(
            "value=\"sec01-bp07\"", "+3.3", "value=\"sec04-bp03\"", "+1.7", "sec01-bp01\"")
        .contains("SEC01-BP07, SEC09-BP02", "Choose what to fix")
        .doesNotContain("What turns");
    given().get("/" + FakeAssessments.NAME).then().body(containsString("href=\"" + PAGE + "\""));
    given()
        .get("/" + FakeAssessments.NAME + "?practice=sec01-bp01")
        .then()
        .body(containsString("href=\"" + PAGE + "?fix=sec01-bp01\""));
  }

  @Test
  void shouldSayWhatAFixWouldDoToTheScoreItsAreaAndTheWall() {
    given()
        .get(PAGE + "?fix=sec09-bp02&fix=unheard-of")
        .then()
        .statusCode(200)
        .body(containsString("<b>+3.3</b>"))
        .body(containsString("0.0 % to 3.3 %"))
        .body(containsString("<b>Proven, risk NONE</b>"))
        .body(containsString("value=\"sec01-bp07\" checked"))
        .body(not(containsString("Plan improvement")));

    assertThat(FakeAssessments.supposed.getSuppositionsList())
        .extracting(Supposition::getPractice, Supposition::getDeclared, Supposition::getPassing)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(
                "sec01-bp07", AnswerStatus.ANSWER_STATUS_IMPLEMENTED, true),
            org.assertj.core.api.Assertions.tuple(
                "sec09-bp02", AnswerStatus.ANSWER_STATUS_IMPLEMENTED, true));
  }

  @Test
  @TestSecurity(user = "ana", roles = "contributor")
  void shouldLeadToAPlanForWhatTurns() {
    given()
        .get(PAGE + "?fix=sec01-bp01")
        .then()
        .statusCode(200)
        .body(containsString("answer=workloads%2Fpayments%2Fassessments%2Ffirst%2Fanswers%2Fsec01"))
        .body(containsString("Plan improvement for SEC01-BP01"));
  }
}
