package io.plumbline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.plumbline.gateway.fake.FakeServices;
import io.plumbline.gateway.fake.FakeWorkloads;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(FakeServices.class)
@TestSecurity(user = "vic", roles = "viewer")
class ArchivePageTest {
  private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"");

  @BeforeEach
  @AfterEach
  void forget() {
    FakeWorkloads.reset();
  }

  @Test
  void shouldSayThatNothingIsArchived() {
    given().get("/archived").then().statusCode(200).body(containsString("Nothing is archived"));
    given().get("/").then().body(containsString("href=\"/archived\""));
  }

  @Test
  void shouldListThemAndOfferNothingToAViewer() {
    FakeWorkloads.archive();

    given()
        .get("/archived")
        .then()
        .statusCode(200)
        .body(containsString("51 workloads"))
        .body(containsString("/workloads/payments/settings"))
        .body(containsString("owned by ana"))
        .body(containsString("page=more"))
        .body(not(containsString("/restore")));
  }

  @Test
  @TestSecurity(user = "adam", roles = "admin")
  void shouldRestoreWhatIsStillAsItWasRead() {
    FakeWorkloads.archive();
    Response page = given().get("/archived");

    send(page, "\"stale\"")
        .then()
        .statusCode(422)
        .body(containsString("somebody changed this workload meanwhile"));
    assertThat(FakeWorkloads.workload.hasArchiveTime()).isTrue();
    send(page, "\"1\"")
        .then()
        .statusCode(303)
        .header("Location", endsWith("/workloads/payments/settings"));
    assertThat(FakeWorkloads.workload.hasArchiveTime()).isFalse();
  }

  private static Response send(Response page, String etag) {
    Matcher token = TOKEN.matcher(page.asString());
    assertThat(token.find()).isTrue();
    return given()
        .redirects()
        .follow(false)
        .cookies(page.getCookies())
        .formParam("csrf-token", token.group(1))
        .formParam("etag", etag)
        .post("/archived/payments/restore");
  }
}
