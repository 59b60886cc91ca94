package io.plumbline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.plumbline.gateway.fake.FakeAssessments;
import io.plumbline.gateway.fake.FakeInheritance;
import io.plumbline.gateway.fake.FakeServices;
import io.plumbline.proto.assessment.v1.OfferScope;
import io.plumbline.proto.assessment.v1.Workload.Environment;
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
@TestSecurity(user = "vic", roles = "viewer")
class InheritancePagesTest {
  private static final String PAGE = "/" + FakeAssessments.NAME + "/inheritance";
  private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"");

  @BeforeEach
  void forget() {
    FakeAssessments.reset();
  }

  @Test
  void shouldSayWhatIsOfferedToWhomAndWhoTakesIt() {
    given()
        .get(PAGE + "?offer=" + FakeInheritance.ID)
        .then()
        .statusCode(200)
        .body(containsString("SEC01-BP01"))
        .body(containsString("of retail with tier=1"))
        .body(containsString("by rea: The account was split."))
        .body(containsString("/workloads/shop/assessments/review?practice=sec01-bp01"))
        .body(containsString("We have our own &lt;b&gt;sign-in&lt;/b&gt;."))
        .body(containsString("heirs=more"))
        .body(not(containsString("Withdraw it")))
        .body(not(containsString("Offer answers")));
    given().get(PAGE + "?offer=nonsense").then().statusCode(404);
  }

  @Test
  @TestSecurity(user = "ana", roles = "contributor")
  void shouldOfferAndWithdrawAndSayWhatLeadsBack() {
    Response page = given().get(PAGE);

    given()
        .redirects()
        .follow(false)
        .cookies(page.getCookies())
        .formParam("csrf-token", token(page))
        .formParam("practices", "SEC01-BP01, sec01-bp02")
        .formParam("workloads", "shop")
        .formParam("unit", " retail ")
        .formParam("environment", "PRODUCTION")
        .formParam("tags", "tier=1")
        .post(PAGE)
        .then()
        .statusCode(303)
        .header("Location", endsWith(PAGE));
    assertThat(FakeInheritance.created.getOffer().getPracticesList())
        .containsExactly("sec01-bp01", "sec01-bp02");
    assertThat(FakeInheritance.created.getOffer().getScope())
        .isEqualTo(
            OfferScope.newBuilder()
                .addWorkloads("workloads/shop")
                .setUnit("retail")
                .setEnvironment(Environment.ENVIRONMENT_PRODUCTION)
                .putTags("tier", "1")
                .build());
    given()
        .cookies(page.getCookies())
        .formParam("csrf-token", token(page))
        .formParam("workloads", "payments")
        .post(PAGE)
        .then()
        .statusCode(422)
        .body(containsString("back to it"))
        .body(containsString("value=\"payments\""));
    given()
        .redirects()
        .follow(false)
        .cookies(page.getCookies())
        .formParam("csrf-token", token(page))
        .formParam("reason", "It ends.")
        .post(PAGE + "/" + FakeInheritance.ID + "/withdraw")
        .then()
        .statusCode(303);
    assertThat(FakeInheritance.withdrawn.getReason()).isEqualTo("It ends.");
  }

  @Test
  @TestSecurity(user = "ana", roles = "contributor")
  void shouldNameWhereAnAnswerComesFromAndAskWhyItIsAnsweredHere() {
    String panel = "/" + FakeAssessments.NAME + "?practice=" + FakeAssessments.INHERITS;
    Response page = given().get(panel);
    assertThat(page.asString())
        .contains("/workloads/zone/assessments/base?practice=" + FakeAssessments.INHERITS)
        .contains("revision 4")
        .contains("Answer it here instead")
        .doesNotContain("data-answer>");

    given()
        .redirects()
        .follow(false)
        .cookies(page.getCookies())
        .formParam("csrf-token", token(page))
        .formParam("etag", "\"0\"")
        .formParam("keep", "true")
        .formParam("status", "IMPLEMENTED")
        .formParam("reason", "We have our own.")
        .post("/" + FakeAssessments.NAME + "/practices/" + FakeAssessments.INHERITS + "/answer")
        .then()
        .statusCode(303);

    assertThat(FakeAssessments.answer(FakeAssessments.INHERITS).getReason())
        .isEqualTo("We have our own.");
    assertThat(given().get(panel).asString())
        .contains("data-answer>")
        .contains("name=\"keep\" id=\"keep\" value=\"true\"");
  }

  @Test
  @TestSecurity(user = "ana", roles = "contributor")
  void shouldAskWhyWhereAnOverrideIsAnsweredAnewAndKeepIt() {
    String answer =
        "/" + FakeAssessments.NAME + "/practices/" + FakeAssessments.INHERITS + "/answer";
    Response page = given().get("/" + FakeAssessments.NAME);
    send(page, "reason", "It has no sign-in.", "NOT_APPLICABLE")
        .post(answer)
        .then()
        .statusCode(200);

    send(page, "reason", "It has no sign-in.", "IMPLEMENTED")
        .post(answer)
        .then()
        .statusCode(422)
        .body(containsString("It would inherit its answer"))
        .body(containsString("name=\"override\""));
    send(page, "override", "We built <b>our own</b>.", "IMPLEMENTED")
        .post(answer)
        .then()
        .statusCode(200)
        .body(not(containsString("name=\"override\"")))
        .body(containsString("Why it is not as inherited"))
        .body(containsString("value=\"We built &lt;b&gt;our own&lt;/b&gt;.\""));

    assertThat(FakeAssessments.answer(FakeAssessments.INHERITS).getReason())
        .isEqualTo("We built <b>our own</b>.");
  }

  private static RequestSpecification send(
      Response page, String name, String reason, String status) {
    return given()
        .cookies(page.getCookies())
        .header("HX-Request", "true")
        .formParam("csrf-token", token(page))
        .formParam("status", status)
        .formParam(name, reason);
  }

  private static String token(Response page) {
    Matcher found = TOKEN.matcher(page.asString());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
