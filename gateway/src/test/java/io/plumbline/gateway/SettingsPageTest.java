package io.plumbline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.plumbline.gateway.fake.FakeRouting;
import io.plumbline.gateway.fake.FakeServices;
import io.plumbline.gateway.fake.FakeWorkloads;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.proto.type.v1.ScopeRule;
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
@TestSecurity(
    user = "adam",
    roles = {"admin"})
class SettingsPageTest {
  private static final String PAGE = "/workloads/payments/settings";
  private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"");

  @BeforeEach
  void forget() {
    FakeWorkloads.reset();
  }

  @Test
  @TestSecurity(user = "vic", roles = "viewer")
  void shouldTellAViewerAndOfferNothing() {
    given()
        .get(PAGE)
        .then()
        .statusCode(200)
        .body(containsString("Payments &lt;&amp;&gt;"))
        .body(containsString("group payments"))
        .body(containsString("https://wiki.example.com/pay?a=1&amp;b=2"))
        .body(containsString("The run book"))
        .body(containsString("src=\"/workloads/payments/diagram?v=1\""))
        .body(not(containsString("<textarea")))
        .body(not(containsString("/archive")));
    given().get("/workloads/payments/assessments/first").then().body(containsString(PAGE));
    given().get("/workloads/Nope/settings").then().statusCode(404);
    given().get("/workloads/other/settings").then().statusCode(404);
  }

  @Test
  void shouldSaveWhatTheFormSays() {
    form()
        .formParam("displayName", " Pay ")
        .formParam("unit", "retail/pay")
        .formParam("environment", "PRODUCTION")
        .formParam("criticality", "HIGH")
        .formParam("accounts", "1\r\n\r\n 2 \r\n1")
        .formParam("tags", "team=pay=all\nbare")
        .formParam("links", "The run book https://e.example/x")
        .formParam("visibility", "RESTRICTED")
        .formParam("users", "mia\nid:4711")
        .formParam("ruleAccounts", "3", "")
        .formParam("ruleRegions", "eu-west-1", "")
        .formParam("ruleArns", "", "")
        .formParam("ruleTags", "team=a b", "")
        .post(PAGE)
        .then()
        .statusCode(303)
        .header("Location", endsWith(PAGE));

    Workload saved = FakeWorkloads.workload;
    assertThat(saved.getDisplayName()).isEqualTo("Pay");
    assertThat(saved.getEnvironment()).isEqualTo(Workload.Environment.ENVIRONMENT_PRODUCTION);
    assertThat(saved.getAccountsList()).containsExactly("1", "2");
    assertThat(saved.getTagsMap()).containsEntry("team", "pay=all").containsEntry("bare", "");
    assertThat(saved.getLinks(0).getTitle()).isEqualTo("The run book");
    assertThat(saved.getUsersList()).containsExactly("mia", "id:4711");
    assertThat(saved.getScopeRulesList())
        .containsExactly(
            ScopeRule.newBuilder()
                .addAccounts("3")
                .addRegions("eu-west-1")
                .addResourceTags("team=a b")
                .build());
  }

  @Test
  void shouldKeepWhatWasTypedWhenItIsRefused() {
    form()
        .formParam("displayName", "Pay")
        .formParam("unit", "/wrong")
        .post(PAGE)
        .then()
        .statusCode(422)
        .body(containsString("Not saved: unit: a path"))
        .body(containsString("value=\"/wrong\""));
  }

  @Test
  void shouldSayWhenSomebodySavedFirst() {
    RequestSpecification form = form().formParam("displayName", "Mine");
    FakeWorkloads.workload = FakeWorkloads.workload.toBuilder().setEtag("\"9\"").build();

    form.post(PAGE)
        .then()
        .statusCode(422)
        .body(containsString("somebody else changed"))
        .body(containsString("value=\"Mine\""))
        .body(containsString("name=\"etag\" value=\"&quot;9&quot;\""));
  }

  @Test
  void shouldPreviewWhatTheScopeWouldCatchAndSaveNothing() {
    form()
        .formParam("displayName", "Typed")
        .formParam("accounts", "1")
        .formParam("regions", "eu-west-1")
        .formParam("ruleAccounts", "")
        .formParam("ruleRegions", "")
        .formParam("ruleArns", "arn:aws:s3:::x-*")
        .formParam("ruleTags", "")
        .post(PAGE + "/preview")
        .then()
        .statusCode(200)
        .body(containsString("would catch 1\u2009234 findings"))
        .body(containsString("prowler:s3_bucket_public_access"))
        .body(containsString("and 3 more rules"))
        .body(containsString("value=\"Typed\""));

    assertThat(FakeRouting.previewed.getRulesList())
        .containsExactly(
            ScopeRule.newBuilder().addAccounts("1").addRegions("eu-west-1").build(),
            ScopeRule.newBuilder().addArnPatterns("arn:aws:s3:::x-*").build());
    assertThat(FakeWorkloads.workload.getDisplayName()).startsWith("Payments");
    form().post(PAGE + "/preview").then().statusCode(422).body(containsString("no account"));
  }

  @Test
  void shouldArchiveAndRestore() {
    form().post(PAGE + "/archive").then().statusCode(303);

    Response archived = given().get(PAGE);
    assertThat(archived.asString()).contains("Archived", "Restore it").doesNotContain("<textarea");
    with(archived)
        .formParam("csrf-token", token(archived))
        .post(PAGE + "/restore")
        .then()
        .statusCode(303);
    assertThat(FakeWorkloads.workload.hasArchiveTime()).isFalse();
  }

  @Test
  void shouldHandOutTheDiagramSoThatNothingInItRuns() {
    given()
        .get("/workloads/payments/diagram")
        .then()
        .statusCode(200)
        .header("Content-Type", containsString("image/svg+xml"))
        .header("Content-Disposition", "attachment; filename=\"diagram.svg\"")
        .header("X-Content-Type-Options", "nosniff")
        .header("Set-Cookie", nullValue())
        .header("Content-Security-Policy", containsString("sandbox; default-src 'none'"));
  }

  @Test
  void shouldTakeAPictureAndRemoveIt() {
    Response page = given().get(PAGE);
    with(page)
        .multiPart("csrf-token", token(page))
        .multiPart("file", "plan.JPG", new byte[] {1, 2, 3}, "image/jpeg")
        .post("/workloads/payments/diagram")
        .then()
        .statusCode(303);
    assertThat(FakeWorkloads.put.getMediaType()).isEqualTo("image/jpeg");
    assertThat(FakeWorkloads.put.getContent().toByteArray()).containsExactly(1, 2, 3);

    given()
        .redirects()
        .follow(false)
        .cookies(page.getCookies())
        .multiPart("csrf-token", token(page))
        .multiPart("file", "big.png", new byte[(1 << 20) + 1], "image/png")
        .post("/workloads/payments/diagram")
        .then()
        .statusCode(422)
        .body(containsString("at most 1 MiB"));

    form().post("/workloads/payments/diagram/remove").then().statusCode(303);
    assertThat(FakeWorkloads.workload.getDiagramMediaType()).isEmpty();
  }

  @Test
  void shouldRefuseAFormOfSomebodyElse() {
    given()
        .redirects()
        .follow(false)
        .formParam("displayName", "x")
        .post(PAGE)
        .then()
        .statusCode(400);
  }

  private static RequestSpecification form() {
    Response page = given().get(PAGE);
    return with(page)
        .formParam("csrf-token", token(page))
        .formParam("etag", FakeWorkloads.workload.getEtag());
  }

  private static RequestSpecification with(Response page) {
    return given().redirects().follow(false).cookies(page.getCookies());
  }

  private static String token(Response page) {
    Matcher token = TOKEN.matcher(page.asString());
    assertThat(token.find()).isTrue();
    return token.group(1);
  }
}
