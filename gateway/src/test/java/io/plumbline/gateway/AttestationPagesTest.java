package io.plumbline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;

import io.plumbline.gateway.fake.FakeEvidence;
import io.plumbline.gateway.fake.FakeFiles;
import io.plumbline.gateway.fake.FakeServices;
import io.plumbline.proto.evidence.v1.Attestation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(FakeServices.class)
@TestSecurity(user = "ana", roles = "contributor")
class AttestationPagesTest {
  private static final String BASE = "/workloads/payments/assessments/first";
  private static final String ATTESTATIONS = BASE + "/practices/sec01-bp01/attestations";
  private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"");

  @BeforeEach
  void forget() {
    FakeEvidence.ATTESTED.clear();
    FakeFiles.CONTENT.clear();
  }

  @Test
  void shouldAttestWithFiles() {
    byte[] large = new byte[3_000_000];
    new Random(1).nextBytes(large);

    form()
        .header("HX-Request", "true")
        .multiPart("files", "policy für 2026.pdf", large)
        .multiPart("files", "C:\\minutes.txt", "seen".getBytes(StandardCharsets.UTF_8))
        .post(ATTESTATIONS)
        .then()
        .statusCode(200)
        .body(containsString("minutes.txt"))
        .body(containsString("3.0 MB"))
        .body(containsString("9f86d081884c"));

    Attestation made = FakeEvidence.ATTESTED.get(0);
    assertThat(made.getFilesCount()).isEqualTo(2);
    assertThat(FakeFiles.CONTENT.get(made.getFiles(0)).toByteArray()).isEqualTo(large);
  }

  @Test
  void shouldAttestWithoutFilesAndGoBackWithoutScript() {
    form()
        .multiPart("files", "", new byte[0])
        .redirects()
        .follow(false)
        .post(ATTESTATIONS)
        .then()
        .statusCode(303)
        .header("Location", containsString("?practice=sec01-bp01#attestations"));

    assertThat(FakeEvidence.ATTESTED.get(0).getFilesCount()).isZero();
  }

  @Test
  void shouldKeepWhatWasWrittenWhenAFileIsRefused() {
    form()
        .header("HX-Request", "true")
        .multiPart("files", "evil.pdf", "<html>".getBytes(StandardCharsets.UTF_8))
        .post(ATTESTATIONS)
        .then()
        .statusCode(422)
        .body(containsString("which is not taken. Choose the files once more."))
        .body(containsString(">Saw it.</textarea>"));

    assertThat(FakeEvidence.ATTESTED).isEmpty();
  }

  @Test
  void shouldServeFilesSoThatNothingOfThemRuns() {
    // Given
    byte[] content = "%PDF-<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
    form().multiPart("files", "policy (final) 2026.pdf", content).post(ATTESTATIONS);
    String id = FakeEvidence.ATTESTED.get(0).getFiles(0).replaceAll(".*/", "");

    // When
    Response file = given().get("/workloads/payments/attestation-files/" + id);

    // Then
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.asByteArray()).isEqualTo(content);
    assertThat(file.header("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(file.header("Content-Disposition"))
        .isEqualTo(
            "attachment; filename=\"policy--final--2026.pdf\";"
                + " filename*=UTF-8''policy%20%28final%29%202026.pdf");
    assertThat(file.headers().getValues("X-Content-Type-Options")).contains("nosniff");
    assertThat(file.headers().getValues("Content-Security-Policy"))
        .contains("sandbox; default-src 'none'");
    assertThat(file.header("Cache-Control")).isEqualTo("no-store");
    given()
        .get("/workloads/payments/attestation-files/0198c0de-0000-7000-8000-000000000000")
        .then()
        .statusCode(404);
  }

  @Test
  void shouldRenewAndWithdraw() {
    // Given
    form().post(ATTESTATIONS);
    String id = FakeEvidence.ATTESTED.get(0).getName().replaceAll(".*/", "");

    // When
    form()
        .header("HX-Request", "true")
        .multiPart("renews", id)
        .post(ATTESTATIONS)
        .then()
        .statusCode(200);
    csrf()
        .header("HX-Request", "true")
        .formParam("reason", "It was the other account.")
        .post(ATTESTATIONS + "/" + id + "/withdraw")
        .then()
        .statusCode(200)
        .body(
            allOf(containsString("withdrawn by ana"), containsString("It was the other account.")));

    // Then
    assertThat(FakeEvidence.ATTESTED.get(1).getRenews())
        .isEqualTo(FakeEvidence.ATTESTED.get(0).getName());
  }

  @Test
  void shouldRefuseAFormWithoutItsToken() {
    given().multiPart("statement", "Forged.").post(ATTESTATIONS).then().statusCode(400);

    assertThat(FakeEvidence.ATTESTED).isEmpty();
  }

  private static RequestSpecification form() {
    return csrf()
        .multiPart("statement", "Saw it.")
        .multiPart("outcome", "MET")
        .multiPart("method", "TEST")
        .multiPart("until", "2099-01-31");
  }

  private static RequestSpecification csrf() {
    Response page = given().get(BASE + "?practice=sec01-bp01");
    Matcher token = TOKEN.matcher(page.asString());
    assertThat(token.find()).isTrue();
    return given()
        .cookie("pl-csrf", page.getCookie("pl-csrf"))
        .formParam("csrf-token", token.group(1));
  }
}
