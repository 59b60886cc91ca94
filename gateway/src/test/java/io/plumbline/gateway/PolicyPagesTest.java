package io.plumbline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.plumbline.gateway.fake.FakePolicies;
import io.plumbline.gateway.fake.FakeServices;
import io.plumbline.proto.assessment.v1.PolicyLevel;
import io.plumbline.proto.assessment.v1.Risk;
import io.plumbline.proto.assessment.v1.RiskTableCell;
import io.plumbline.proto.assessment.v1.ScoringPolicy;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(FakeServices.class)
@TestSecurity(user = "vic", roles = "viewer")
class PolicyPagesTest {
  private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"");

  @Test
  void shouldTellWhichIsActiveSinceWhenAndWhyAndOfferNothingToAViewer() {
    given()
        .get("/policies")
        .then()
        .statusCode(200)
        .body(containsString("Active"))
        .body(containsString("weighs &lt;b&gt;forty&lt;/b&gt;."))
        .body(containsString("activated by adam"))
        .body(containsString("It was &lt;b&gt;too steep&lt;/b&gt;."))
        .body(containsString("page=more"))
        .body(not(containsString("New version")));
    given().get("/catalog").then().body(containsString("href=\"/policies\""));
    given().get("/policies/new").then().statusCode(403);
  }

  @Test
  void shouldShowWhatAVersionWouldChangeBeforeItIsUsed() {
    given()
        .get("/policies/v2?page=second")
        .then()
        .statusCode(200)
        .body(containsString("<b>40</b> <span class=\"was\">now 10</span>"))
        .body(containsString("now MEDIUM"))
        .body(containsString("43.7 % to 39.1 %"))
        .body(containsString("\u22124.6"))
        .body(containsString("HIGH 12 \u2192 21"))
        .body(containsString("/policies/v2?page=more"))
        .body(not(containsString("/activate")));
    assertThat(FakePolicies.previewed.getParent()).isEqualTo("workloads/-");
    assertThat(FakePolicies.previewed.getPageToken()).isEqualTo("second");
    given()
        .get("/policies/v1")
        .then()
        .statusCode(200)
        .body(not(containsString("What it would change")));
  }

  @Test
  @TestSecurity(user = "adam", roles = "admin")
  void shouldMakeAVersionFromAnotherOne() {
    Response form = given().get("/policies/new?from=v1");
    assertThat(form.asString())
        .contains("value=\"UNANSWERED UNANSWERED UNANSWERED\"")
        .contains("<option value=\"IMPLEMENTED STALE LOWERED\" selected>lowered</option>");

    filled(form, "40")
        .post("/policies/new?from=v1")
        .then()
        .statusCode(303)
        .header("Location", endsWith("/policies/v2"));

    ScoringPolicy made = FakePolicies.made.getPolicy();
    assertThat(made.getDescription()).isEqualTo("Steep.");
    assertThat(made.getDefaultLevel()).isEqualTo(Risk.RISK_HIGH);
    assertThat(made.getDefaultDegree()).isEqualTo(20);
    assertThat(made.getLevels(0))
        .isEqualTo(
            PolicyLevel.newBuilder()
                .setLevel(Risk.RISK_HIGH)
                .setWeight(40)
                .setLowered(Risk.RISK_LOW)
                .build());
    assertThat(made.getRiskCellsList())
        .extracting(RiskTableCell::getCell)
        .containsExactly(RiskTableCell.Cell.CELL_LEVEL, RiskTableCell.Cell.CELL_UNSPECIFIED);
  }

  @Test
  @TestSecurity(user = "adam", roles = "admin")
  void shouldNameEveryBrokenRuleAndKeepWhatWasFilledIn() {
    Response form = given().get("/policies/new?from=v1");

    filled(form, "1")
        .post("/policies/new?from=v1")
        .then()
        .statusCode(422)
        .body(containsString("HIGH must not weigh less than MEDIUM"))
        .body(containsString("HIGH must not weigh less than LOW"))
        .body(containsString("Steep."));
  }

  @Test
  @TestSecurity(user = "adam", roles = "admin")
  void shouldActivateWithAReason() {
    Response page = given().get("/policies/v2");

    activate(page, "").then().statusCode(422).body(containsString("Not activated: reason"));
    activate(page, "The board says.")
        .then()
        .statusCode(303)
        .header("Location", endsWith("/policies"));

    assertThat(FakePolicies.activated.getName()).isEqualTo("scoringPolicies/v2");
    assertThat(FakePolicies.activated.getReason()).isEqualTo("The board says.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/policies/v9", "/policies/two", "/policies/v0"})
  void shouldFindNothingWhereNothingIs(String path) {
    given().get(path).then().statusCode(404);
  }

  private static RequestSpecification filled(Response form, String weight) {
    return send(form)
        .formParam("description", " Steep. ")
        .formParam("defaultLevel", "HIGH")
        .formParam("defaultDegree", "20")
        .formParam("level", "HIGH")
        .formParam("weight", weight)
        .formParam("lowered", "LOW")
        .formParam("cell", "IMPLEMENTED STALE LEVEL", "nonsense");
  }

  private static Response activate(Response page, String reason) {
    return send(page).formParam("reason", reason).post("/policies/v2/activate");
  }

  private static RequestSpecification send(Response page) {
    Matcher token = TOKEN.matcher(page.asString());
    assertThat(token.find()).isTrue();
    return given()
        .redirects()
        .follow(false)
        .cookies(page.getCookies())
        .formParam("csrf-token", token.group(1));
  }
}
