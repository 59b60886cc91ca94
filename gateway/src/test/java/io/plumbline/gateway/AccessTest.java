package io.plumbline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.plumbline.gateway.fake.FakeServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(FakeServices.class)
class AccessTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/catalog",
        "/reports",
        "/audit",
        "/workloads/payments",
        "/workloads/payments/assessments/first",
        "/workloads/payments/assessments/first/live?after=0",
        "/workloads/payments/assessments/first/practices/sec01-bp01/findings",
        "/workloads/payments/reports/0190a0a0-0000-7000-8000-000000000000/document"
      })
  void shouldSendWhoeverIsNotSignedInToTheSignIn(String path) {
    Response response = given().redirects().follow(false).get(path);

    assertThat(response.statusCode()).isEqualTo(302);
    assertThat(response.header("Location"))
        .contains("/auth?response_type=code")
        .contains("code_challenge_method=S256");
    response.getDetailedCookies().forEach(cookie -> assertThat(cookie.isHttpOnly()).isTrue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/preferences",
        "/workloads/payments/assessments/first/reports",
        "/workloads/payments/assessments/first/practices/sec01-bp01/answer",
        "/workloads/payments/assessments/first/practices/sec01-bp01/attestations"
      })
  void shouldTakeNoWriteFromWhoeverIsNotSignedIn(String path) {
    given().redirects().follow(false).formParam("x", "y").post(path).then().statusCode(302);
  }

  @Test
  void shouldTellScriptsThatTheSessionHasEnded() {
    given()
        .redirects()
        .follow(false)
        .header("X-Requested-With", "JavaScript")
        .get("/")
        .then()
        .statusCode(499);
  }

  @Test
  void shouldShowThePagesThatNeedNoSignIn() {
    given().get("/signed-out").then().statusCode(200).body(containsString("You are signed out"));
    given().get("/sign-in-failed").then().statusCode(200);
    given().get("/assets/tokens.css").then().statusCode(200);
    given().get("/webjars/htmx.org/2.0.10/dist/htmx.min.js").then().statusCode(200);
  }

  @Test
  @TestSecurity(user = "vic", roles = "viewer")
  void shouldLockPagesDownByHeaders() {
    given()
        .get("/")
        .then()
        .statusCode(200)
        .header("Content-Security-Policy", containsString("default-src 'none'"))
        .header("Content-Security-Policy", not(containsString("unsafe")))
        .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Frame-Options", "DENY")
        .header("Referrer-Policy", "same-origin")
        .header("Cache-Control", "no-store")
        .header("X-Request-ID", not(""));
    given()
        .get("/assets/plumbline.js")
        .then()
        .header("Content-Security-Policy", startsWith("default-src 'none'"));
  }

  @Test
  @TestSecurity(user = "ana", roles = "contributor")
  void shouldTakeNoWriteWithoutTheFormsToken() {
    given()
        .formParam("status", "IMPLEMENTED")
        .post("/workloads/payments/assessments/first/practices/sec01-bp01/answer")
        .then()
        .statusCode(400);
    given().formParam("theme", "dark").post("/preferences").then().statusCode(400);
  }

  @Test
  @TestSecurity(user = "cato", roles = "catalog-admin")
  void shouldLeadAReaderWithoutPortfolioToTheCatalog() {
    given()
        .redirects()
        .follow(false)
        .get("/")
        .then()
        .statusCode(303)
        .header("Location", containsString("/catalog"));
    given().get("/catalog").then().statusCode(200).body(not(containsString("href=\"/audit\"")));
  }

  @Test
  @TestSecurity(user = "audrey", roles = "auditor")
  void shouldShowTheAuditTrailToThoseWhoMayReadIt() {
    given().get("/audit").then().statusCode(200).body(containsString("UpdateAnswer"));
  }

  @Test
  @TestSecurity(user = "vic", roles = "viewer")
  void shouldOfferNoFormToThoseWhoMayNotAnswer() {
    given()
        .get("/workloads/payments/assessments/first?practice=sec01-bp01")
        .then()
        .statusCode(200)
        .body(not(containsString("name=\"status\"")))
        .body(not(containsString("name=\"statement\"")));
  }

  @Test
  @TestSecurity(user = "vic", roles = "viewer")
  void shouldSayWhatIsMissingWithoutSayingWhetherItExists() {
    given()
        .get("/workloads/other/assessments/first")
        .then()
        .statusCode(404)
        .body(containsString("nothing at this address that you may see"))
        .body(containsString("Request id"));
    given().get("/workloads/..%2f/assessments/first").then().statusCode(404);
    given().get("/nowhere").then().statusCode(404);
  }
}
