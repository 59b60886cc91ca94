package io.plumbline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.plumbline.gateway.fake.FakeAssessments;
import io.plumbline.gateway.fake.FakeComments;
import io.plumbline.gateway.fake.FakeServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(FakeServices.class)
@TestSecurity(user = "vic", roles = "viewer")
class DiscussionPageTest {

  @Test
  void shouldListWhatIsOpenInEveryWorkloadAndLeadIntoThePanel() {
    given()
        .get("/discussions?page=second")
        .then()
        .statusCode(200)
        .body(containsString("/" + FakeAssessments.NAME + "?practice=sec01-bp01#comments"))
        .body(containsString("&lt;b&gt;the keys&lt;/b&gt;"))
        .body(containsString("2 replies"))
        .body(containsString("by rita"))
        .body(containsString("page=more"));
    assertThat(FakeComments.listed.getParent()).isEqualTo("workloads/-/assessments/-/answers/-");
    assertThat(FakeComments.listed.getThreadsOnly()).isTrue();
    assertThat(FakeComments.listed.getPageToken()).isEqualTo("second");
    given().get("/work").then().body(containsString("href=\"/discussions\""));
  }

  @Test
  void shouldNarrowToWhereTheReaderWroteAndToWhatIsSettled() {
    given()
        .get("/discussions?show=mine")
        .then()
        .statusCode(200)
        .body(containsString("Nothing is open in which you have written."));
    assertThat(FakeComments.listed.getFilter())
        .isEqualTo("state = \"OPEN\" AND participant = \"vic\"");

    given()
        .get("/discussions?show=resolved")
        .then()
        .body(containsString("No discussion is resolved yet."));
    assertThat(FakeComments.listed.getFilter()).isEqualTo("state = \"RESOLVED\"");
  }
}
