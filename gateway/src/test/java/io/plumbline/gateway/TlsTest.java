package io.plumbline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.containsString;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.gateway.fake.TlsServices;
import io.plumbline.proto.assessment.v1.ListWorkloadsRequest;
import io.plumbline.proto.assessment.v1.WorkloadServiceGrpc.WorkloadServiceBlockingStub;
import io.plumbline.proto.evidence.v1.FindingServiceGrpc.FindingServiceBlockingStub;
import io.plumbline.proto.evidence.v1.ListFindingsRequest;
import io.plumbline.proto.reporting.v1.ListReportsRequest;
import io.plumbline.proto.reporting.v1.ReportServiceGrpc.ReportServiceBlockingStub;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import javax.net.ssl.SSLHandshakeException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Services behind TLS; {@link TlsServices} says what is wrong with three of them. */
@QuarkusTest
@WithTestResource(TlsServices.class)
class TlsTest {
  @GrpcClient("assessment")
  WorkloadServiceBlockingStub ofAnotherAuthority;

  @GrpcClient("evidence")
  FindingServiceBlockingStub ofAnotherName;

  @GrpcClient("reporting")
  ReportServiceBlockingStub inPlainText;

  @Test
  @TestSecurity(user = "vic", roles = "viewer")
  void shouldReadTheCatalogOverTls() {
    given()
        .get("/catalog")
        .then()
        .statusCode(200)
        .body(containsString("AWS Well-Architected Framework"));
  }

  @Test
  void shouldNotSpeakToAServiceOfAnotherAuthority() {
    assertThat(
            refusal(
                () -> ofAnotherAuthority.listWorkloads(ListWorkloadsRequest.getDefaultInstance())))
        .hasStackTraceContaining("PKIX path");
  }

  @Test
  void shouldNotSpeakToAServiceOfAnotherName() {
    assertThat(refusal(() -> ofAnotherName.listFindings(ListFindingsRequest.getDefaultInstance())))
        .hasCauseInstanceOf(SSLHandshakeException.class)
        .hasStackTraceContaining("127.0.0.1");
  }

  @Test
  void shouldNotReachAServiceInPlainText() {
    refusal(() -> inPlainText.listReports(ListReportsRequest.getDefaultInstance()));
  }

  @Test
  @TestSecurity(user = "vic", roles = "viewer")
  void shouldSayOnThePageThatAServiceIsNotThere() {
    given().get("/").then().statusCode(503);
  }

  private static StatusRuntimeException refusal(ThrowingCallable call) {
    StatusRuntimeException refusal = catchThrowableOfType(StatusRuntimeException.class, call);
    assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    return refusal;
  }
}
