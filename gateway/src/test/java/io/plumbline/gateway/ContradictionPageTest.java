package io.plumbline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.plumbline.gateway.fake.FakeAssessments;
import io.plumbline.gateway.fake.FakeContradictions;
import io.plumbline.gateway.fake.FakeServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(FakeServices.class)
@TestSecurity(user = "vic", roles = "viewer")
class ContradictionPageTest {

  @BeforeEach
  void forget() {
    FakeAssessments.reset();
  }

  @Test
  void shouldListWhatLeansAcrossWorkloads() {
    given()
        .get("/contradictions")
        .then()
        .statusCode(200)
        .body(containsString("1 practice where"))
        .body(containsString("SEC01-BP01"))
        .body(containsString("Payments &lt;b&gt;api&lt;/b&gt;"))
        .body(containsString("practice=sec01-bp01"))
        .body(not(containsString("Request exception")));
    assertThat(FakeContradictions.asked.getParent()).isEqualTo("workloads/-");
    assertThat(FakeContradictions.asked.getFilter()).isEmpty();

    given().get("/contradictions?kind=ACCEPTED&workload=payments").then().statusCode(200);
    assertThat(FakeContradictions.asked.getParent()).isEqualTo("workloads/payments");
    assertThat(FakeContradictions.asked.getFilter()).isEqualTo("excepted = \"true\"");

    given()
        .get("/contradictions?kind=UNDERSTATED")
        .then()
        .body(containsString("Nothing leans here"));
  }

  @Test
  @TestSecurity(user = "ana", roles = "contributor")
  void shouldLeadToWhereAnExceptionIsAskedFor() {
    given()
        .get("/contradictions")
        .then()
        .body(containsString("/exceptions/new?workload="))
        .body(containsString("Request exception"));
  }
}
