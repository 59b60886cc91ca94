package io.plumbline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.plumbline.gateway.fake.FakeFindings;
import io.plumbline.gateway.fake.FakeQuarantine;
import io.plumbline.gateway.fake.FakeScans;
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
class EvidencePagesTest {
  private static final String REFUSED = "/evidence/quarantine/" + FakeScans.ENDED + "/41";
  private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"");

  @BeforeEach
  void forget() {
    FakeQuarantine.discarded = "";
  }

  @Test
  void shouldAskForWhatTheAddressSays() {
    String html =
        given()
            .queryParam("severity", "CRITICAL")
            .queryParam("q", "arn:aws:s3:::a\"b")
            .queryParam("page", "before")
            .queryParam("nonsense", "1")
            .get("/evidence/findings")
            .then()
            .statusCode(200)
            .extract()
            .asString();

    assertThat(FakeFindings.asked)
        .isEqualTo("severity = \"CRITICAL\" AND resource_prefix = \"arn:aws:s3:::a\\\"b\"");
    assertThat(html)
        .contains("1\u2009234\u2009567 findings")
        .contains("rel=\"next\"")
        .contains("rel=\"prev\"")
        .contains("Resource starts with")
        .contains("href=\"/evidence/findings?severity=CRITICAL\"")
        .contains("bucket-9&lt;script&gt;")
        .contains("muted by source")
        .doesNotContain("<script>", "style=\"");
  }

  @Test
  void shouldWidenAgainByWhatIsChosen() {
    given()
        .get("/evidence/findings?observation=FAIL&rule=prowler:rule_0")
        .then()
        .body(
            containsString(
                "href=\"/evidence/findings?rule=prowler%3Arule_0\" id=\"facet-observation-FAIL\""
                    + " aria-current=\"true\""))
        .body(
            containsString(
                "href=\"/evidence/findings?rule=prowler%3Arule_0&amp;observation=FAIL"
                    + "&amp;routed=false\""));
  }

  @Test
  void shouldSayWhenNothingMatches() {
    given()
        .get("/evidence/findings?rule=none")
        .then()
        .statusCode(200)
        .body(containsString("No finding matches all of this"));
  }

  @Test
  void shouldShowAFindingWithItsReasonsAndItsOriginal() {
    given()
        .get("/evidence/findings/" + FakeFindings.ID)
        .then()
        .statusCode(200)
        .body(containsString("Use strong sign-in mechanisms"))
        .body(containsString("equal, confidence high: same title"))
        .body(containsString("has no practice for it; SEC04-BP01 is near"))
        .body(containsString("&quot;n&quot;: 1e400"))
        .body(containsString("1\u2009234 leaves"))
        .body(containsString("512 rules, published"))
        .body(containsString("Timeline"))
        .body(containsString("/workloads/payments"))
        .body(not(containsString("<script>")));
  }

  @Test
  void shouldHandOutTheProofAsAFile() {
    given()
        .get("/evidence/findings/" + FakeFindings.ID + "/proof")
        .then()
        .statusCode(200)
        .header("Content-Disposition", containsString(".tlog-proof"))
        .body(containsString("c2sp.org/tlog-proof@v1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/evidence/findings/0190a0a0-0000-8000-8000-000000000001",
        "/evidence/findings/nonsense",
        "/evidence/scans/0190a0a0-0000-7000-8000-00000000000f",
        "/evidence/scans/nonsense/row",
        "/evidence/quarantine/nonsense/1",
        "/evidence/quarantine/0190a0a0-0000-7000-8000-000000000002/42"
      })
  void shouldSayTheSameOfWhatIsMissingAndWhatMayNotBeSeen(String path) {
    given()
        .get(path)
        .then()
        .statusCode(404)
        .body(containsString("nothing at this address that you may see"));
  }

  @Test
  void shouldShowScansAndAskAgainForThoseThatRun() {
    given()
        .get("/evidence/scans")
        .then()
        .statusCode(200)
        .body(containsString("hx-get=\"/evidence/scans/" + FakeScans.RUNNING + "/row\""))
        .body(not(containsString("hx-get=\"/evidence/scans/" + FakeScans.ENDED)))
        .body(containsString("/evidence/scans?page=older"));
    given()
        .get("/evidence/scans/" + FakeScans.RUNNING + "/row")
        .then()
        .body(containsString("<tr id=\"scan-" + FakeScans.RUNNING))
        .body(not(containsString("<html")));
  }

  @Test
  void shouldLeadFromEveryNumberOfAScanToItsRows() {
    given()
        .get("/evidence/scans/" + FakeScans.ENDED)
        .then()
        .statusCode(200)
        .body(
            containsString(
                "href=\"/evidence/findings?scan=" + FakeScans.ENDED + "&amp;outcome=NEW\">600<"))
        .body(containsString("/evidence/quarantine?state=ALL&amp;scan=" + FakeScans.ENDED))
        .body(containsString("&amp;mapped=false\">50<"))
        .body(containsString("nothing was declared gone"));
  }

  @Test
  void shouldShowOpenRefusalsUnlessAskedForOthers() {
    given()
        .get("/evidence/quarantine")
        .then()
        .statusCode(200)
        .body(containsString("may not speak for account"))
        .body(containsString("href=\"" + REFUSED + "\""));
    assertThat(FakeQuarantine.asked).isEqualTo("state = \"OPEN\"");

    given().get("/evidence/quarantine?state=ALL&scan=" + FakeScans.ENDED).then().statusCode(200);
    assertThat(FakeQuarantine.asked).isEqualTo("scan = \"scans/" + FakeScans.ENDED + "\"");
  }

  @Test
  void shouldOfferToSettleOnlyToThoseWhoMay() {
    given()
        .get(REFUSED)
        .then()
        .statusCode(200)
        .body(containsString("line 812"))
        .body(not(containsString("Try again")));
  }

  @Test
  @TestSecurity(user = "adam", roles = "admin")
  void shouldSettleARefusedRecord() {
    Response page = given().get(REFUSED);

    given()
        .redirects()
        .follow(false)
        .cookies(page.getCookies())
        .formParam("csrf-token", token(page))
        .formParam("reason", "test account")
        .post(REFUSED + "/discard")
        .then()
        .statusCode(303)
        .header("Location", endsWith(REFUSED));
    assertThat(FakeQuarantine.discarded).isEqualTo("test account");
    given().get(REFUSED).then().body(containsString("test account"));
  }

  @Test
  @TestSecurity(user = "adam", roles = "admin")
  void shouldSayWhyARecordCanNotBeTriedAgain() {
    Response page = given().get(REFUSED);

    given()
        .cookies(page.getCookies())
        .formParam("csrf-token", token(page))
        .post(REFUSED + "/retry")
        .then()
        .statusCode(422)
        .body(containsString("the scan runs"));
  }

  @Test
  @TestSecurity(user = "audrey", roles = "auditor")
  void shouldLeadFromWhatReachesNothingToItsFindings() {
    given()
        .get("/evidence/unrouted")
        .then()
        .statusCode(200)
        .body(containsString("1\u2009234 findings in no workload"))
        .body(
            containsString(
                "/evidence/findings?routed=false&amp;account=999988887777"
                    + "&amp;rule=prowler%3As3_bucket_public_access"))
        .body(containsString("/evidence/unrouted?page=more"));
    given()
        .get("/evidence/unmapped")
        .then()
        .statusCode(200)
        .body(containsString("/evidence/findings?rule=homegrown%3A"));
  }

  @Test
  void shouldNotShowWhatReachesNothingToThoseWhoMayNotReadIt() {
    given().get("/evidence/findings").then().body(not(containsString("/evidence/unrouted")));
  }

  @Test
  @TestSecurity(user = "cato", roles = "catalog-admin")
  void shouldNotShowTheSectionToThoseWhoReadNoEvidence() {
    given().get("/catalog").then().body(not(containsString("href=\"/evidence/findings\"")));
  }

  private static String token(Response page) {
    Matcher matcher = TOKEN.matcher(page.asString());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
