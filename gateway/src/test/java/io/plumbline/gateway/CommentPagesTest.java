package io.plumbline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.plumbline.gateway.fake.FakeComments;
import io.plumbline.gateway.fake.FakeServices;
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
@TestSecurity(user = "ana", roles = "contributor")
class CommentPagesTest {
  private static final String BASE = "/workloads/payments/assessments/first";
  private static final String COMMENTS = BASE + "/practices/sec01-bp01/comments";
  private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"");

  @BeforeEach
  void forget() {
    FakeComments.SAID.clear();
  }

  @Test
  void shouldLoadThreadsIntoThePanel() {
    given()
        .get(BASE + "?practice=sec01-bp01")
        .then()
        .body(containsString("hx-get=\"" + COMMENTS + "\" hx-trigger=\"load\""))
        .body(containsString("<a href=\"" + COMMENTS + "\">"));

    given()
        .header("HX-Request", "true")
        .get(COMMENTS)
        .then()
        .statusCode(200)
        .body(containsString("id=\"comments\""))
        .body(containsString("Nobody has said anything yet."))
        .body(not(containsString("<html")));
  }

  @Test
  void shouldTakeACommentAndAReplyInPlace() {
    String first =
        form()
            .header("HX-Request", "true")
            .formParam("body", " @rita <b>who</b> keeps the keys? ")
            .post(COMMENTS)
            .then()
            .statusCode(200)
            .body(containsString("@rita &lt;b&gt;who&lt;/b&gt; keeps the keys?"))
            .body(containsString("1 open"))
            .extract()
            .asString();
    assertThat(first).doesNotContain("<html");
    String id = FakeComments.SAID.get(0).getName().replaceAll(".*/", "");

    form()
        .header("HX-Request", "true")
        .formParam("body", "The safe.")
        .formParam("reply", id)
        .post(COMMENTS)
        .then()
        .statusCode(200)
        .body(containsString("The safe."));

    assertThat(FakeComments.SAID.get(1).getReplyTo()).isEqualTo(FakeComments.SAID.get(0).getName());
  }

  @Test
  void shouldResolveAndReopenAThread() {
    form().header("HX-Request", "true").formParam("body", "Hm.").post(COMMENTS);
    String one = COMMENTS + "/" + FakeComments.SAID.get(0).getName().replaceAll(".*/", "");

    form()
        .header("HX-Request", "true")
        .post(one + "/resolve")
        .then()
        .statusCode(200)
        .body(containsString("Resolved by rea"))
        .body(containsString(one + "/reopen"))
        .body(not(containsString("1 open")));
    form().header("HX-Request", "true").post(one + "/reopen").then().body(containsString("1 open"));

    assertThat(FakeComments.settled).isEqualTo(FakeComments.SAID.get(0).getName());
  }

  @Test
  void shouldWorkWithoutScript() {
    form()
        .redirects()
        .follow(false)
        .formParam("body", "Hm.")
        .post(COMMENTS)
        .then()
        .statusCode(303)
        .header("Location", endsWith(COMMENTS));

    given()
        .get(COMMENTS)
        .then()
        .body(containsString("<html"))
        .body(containsString("Comments on SEC01-BP01"))
        .body(containsString("Hm."));
  }

  @Test
  void shouldKeepWhatWasWrittenWhenItCanNotBeSaved() {
    form().header("HX-Request", "true").formParam("body", "Hm.").post(COMMENTS);
    String one = COMMENTS + "/" + FakeComments.SAID.get(0).getName().replaceAll(".*/", "");

    form()
        .header("HX-Request", "true")
        .formParam("body", "Hm, written anew.")
        .post(one + "/edit")
        .then()
        .statusCode(422)
        .body(containsString("Not saved: the resource has changed since it was read"))
        .body(containsString(">Hm, written anew.</textarea>"));
  }

  @Test
  @TestSecurity(user = "audrey", roles = "auditor")
  void shouldOfferAReaderNothingToWrite() {
    given()
        .header("HX-Request", "true")
        .get(COMMENTS)
        .then()
        .statusCode(200)
        .body(not(containsString("<form")));
    given().get(BASE + "/practices/UPPER/comments").then().statusCode(404);
  }

  private static RequestSpecification form() {
    Response page = given().get(COMMENTS);
    Matcher matcher = TOKEN.matcher(page.asString());
    assertThat(matcher.find()).isTrue();
    return given().cookies(page.getCookies()).formParam("csrf-token", matcher.group(1));
  }
}
