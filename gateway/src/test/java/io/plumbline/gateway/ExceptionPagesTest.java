package io.plumbline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.plumbline.gateway.fake.FakeExceptions;
import io.plumbline.gateway.fake.FakeFindings;
import io.plumbline.gateway.fake.FakeSelectors;
import io.plumbline.gateway.fake.FakeServices;
import io.plumbline.proto.assessment.v1.CreateExceptionRequest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(FakeServices.class)
@TestSecurity(user = "vic", roles = "viewer")
class ExceptionPagesTest {
  private static final String ONE = "/exceptions/payments/" + FakeExceptions.ID;
  private static final String NEW =
      "/exceptions/new?workload=payments&practice=frameworks/aws-wa-security/editions/seed"
          + "/practices/sec01-bp01&back=/workloads/payments/assessments/first?practice=sec01-bp01";
  private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"");

  @BeforeEach
  void forget() {
    FakeExceptions.approved = "";
    FakeExceptions.created = CreateExceptionRequest.getDefaultInstance();
  }

  @Test
  void shouldListTheRegisterOfEveryWorkload() {
    given()
        .get("/exceptions?state=APPROVED")
        .then()
        .statusCode(200)
        .body(containsString("SEC01-BP01"))
        .body(containsString("href=\"" + ONE + "\""))
        .body(containsString("&lt;b&gt;only&lt;/b&gt;"))
        .body(containsString("renewal waits"))
        .body(containsString("page=more"));
    assertThat(FakeExceptions.asked.getParent()).isEqualTo("workloads/-");
    assertThat(FakeExceptions.asked.getFilter()).isEqualTo("state = \"APPROVED\"");

    given().get("/exceptions?state=SOON&workload=payments").then().statusCode(200);
    assertThat(FakeExceptions.asked.getParent()).isEqualTo("workloads/payments");
    assertThat(FakeExceptions.asked.getExpiringWithin().getSeconds()).isEqualTo(30 * 86_400L);

    given().get("/exceptions?state=REVOKED").then().body(containsString("No exception here"));
  }

  @Test
  void shouldTellTheWholeStoryAndOfferNothingToAViewer() {
    given()
        .get(ONE)
        .then()
        .statusCode(200)
        .body(containsString("Agreed until then."))
        .body(containsString("The renewal that is asked for"))
        .body(not(containsString("/approve")))
        .body(not(containsString("/withdraw")));
    given().get(NEW.replace("new", "old")).then().statusCode(404);
  }

  @Test
  @TestSecurity(user = "april", roles = "approver")
  void shouldLetAnApproverDecide() {
    Response page = given().get(ONE);
    assertThat(page.asString()).contains("Approve until").doesNotContain("Withdraw the request");

    given()
        .redirects()
        .follow(false)
        .cookies(page.getCookies())
        .formParam("csrf-token", token(page))
        .post(ONE + "/approve")
        .then()
        .statusCode(303)
        .header("Location", endsWith(ONE));
    assertThat(FakeExceptions.approved).endsWith(FakeExceptions.ID);

    given()
        .cookies(page.getCookies())
        .formParam("csrf-token", token(page))
        .formParam("reason", "too long")
        .post(ONE + "/refuse")
        .then()
        .statusCode(422)
        .body(containsString("nobody decides on what they asked for themselves"));
  }

  @Test
  @TestSecurity(user = "ana", roles = "contributor")
  void shouldAskUntilTheEndOfADayInTheReadersZone() {
    Response form = given().get(NEW);
    assertThat(form.asString()).contains("Ask for an exception on SEC01-BP01");

    given()
        .redirects()
        .follow(false)
        .cookies(form.getCookies())
        .cookie("pl-zone", "Asia/Tokyo")
        .formParam("csrf-token", token(form))
        .formParam("justification", "The vendor ships a fix in spring.")
        .formParam("control", "Only the build host reaches it.")
        .formParam("until", "2027-03-12")
        .post(NEW)
        .then()
        .statusCode(303)
        .header("Location", endsWith(ONE));

    var terms = FakeExceptions.created.getException().getTerms();
    assertThat(FakeExceptions.created.getParent()).isEqualTo("workloads/payments");
    assertThat(terms.getCompensatingControl()).isEqualTo("Only the build host reaches it.");
    assertThat(terms.getExpireTime().getSeconds())
        .isEqualTo(Instant.parse("2027-03-12T14:59:00Z").getEpochSecond());
  }

  @Test
  void shouldShowWhichFindingsASelectorCovers() {
    given()
        .get("/exceptions?state=SELECTOR")
        .then()
        .statusCode(200)
        .body(containsString("prowler:rule_0 and 2 more"));
    assertThat(FakeExceptions.asked.getFilter()).isEqualTo("kind = \"SELECTOR\"");
    given()
        .get("/exceptions/payments/" + FakeExceptions.ON_FINDINGS)
        .then()
        .statusCode(200)
        .body(containsString("match all of this, now and later"))
        .body(containsString("Selects 3 findings of the workload"))
        .body(containsString("3 of 3 failing items covered: all of them"));
    assertThat(FakeSelectors.asked.getParent()).isEqualTo("workloads/payments");
  }

  @Test
  @TestSecurity(user = "ana", roles = "contributor")
  void shouldAskOnTheFindingsThatTheAddressSelects() {
    // Given
    String select = "/exceptions/select?workload=payments&rule=prowler:rule_0%0D%0Aprowler:b";
    Response form = given().urlEncodingEnabled(false).get(select);
    assertThat(form.asString()).contains("Selects 3 findings", "Ask for it");

    // When
    given()
        .redirects()
        .follow(false)
        .cookies(form.getCookies())
        .urlEncodingEnabled(false)
        .formParam("csrf-token", token(form))
        .formParam("justification", "Spring.")
        .formParam("until", "2027-03-12")
        .post(select)
        .then()
        .statusCode(303)
        .header("Location", endsWith(FakeExceptions.ON_FINDINGS));

    // Then
    assertThat(FakeExceptions.created.getException().getSelector().getRulesList())
        .containsExactly("prowler:rule_0", "prowler:b");
    assertThat(FakeExceptions.created.getException().getPractice()).isEmpty();
    given()
        .get("/exceptions/select?workload=payments")
        .then()
        .statusCode(200)
        .body(not(containsString("Ask for it")));
    given()
        .get("/exceptions/select?workload=payments&region=eu-west-1")
        .then()
        .statusCode(422)
        .body(containsString("must state rules, accounts, ARN patterns or resource tags"));
    given()
        .get("/evidence/findings/" + FakeFindings.ID)
        .then()
        .body(containsString("Ask for an exception in payments"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/exceptions/payments/nonsense",
        "/exceptions/payments/019abf3e-7a10-7c3e-8f5b-2f6d1c0a9e12",
        "/exceptions/new",
        "/exceptions/select",
        "/exceptions/new?workload=payments&practice=nonsense"
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
