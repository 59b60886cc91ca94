package io.plumbline.gateway.fake;

import com.google.protobuf.Timestamp;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.plumbline.proto.assessment.v1.ApproveExceptionRequest;
import io.plumbline.proto.assessment.v1.CreateExceptionRequest;
import io.plumbline.proto.assessment.v1.ExceptionEvent;
import io.plumbline.proto.assessment.v1.ExceptionServiceGrpc;
import io.plumbline.proto.assessment.v1.ExceptionTerms;
import io.plumbline.proto.assessment.v1.GetExceptionRequest;
import io.plumbline.proto.assessment.v1.ListExceptionEventsRequest;
import io.plumbline.proto.assessment.v1.ListExceptionEventsResponse;
import io.plumbline.proto.assessment.v1.ListExceptionsRequest;
import io.plumbline.proto.assessment.v1.ListExceptionsResponse;
import io.plumbline.proto.assessment.v1.RefuseExceptionRequest;
import io.plumbline.proto.assessment.v1.RiskException;
import io.plumbline.proto.type.v1.FindingSelector;

/** One exception in force whose renewal waits; it can be approved, and nobody may refuse it. */
public final class FakeExceptions extends ExceptionServiceGrpc.ExceptionServiceImplBase {
  public static final String ID = "019abf3e-7a10-7c3e-8f5b-2f6d1c0a9e11";

  /** One that waits, on selected findings. */
  public static final String ON_FINDINGS = "019abf3e-7a10-7c3e-8f5b-2f6d1c0a9e77";

  public static volatile ListExceptionsRequest asked = ListExceptionsRequest.getDefaultInstance();
  public static volatile String approved = "";
  public static volatile CreateExceptionRequest created =
      CreateExceptionRequest.getDefaultInstance();

  @Override
  public void listExceptions(
      ListExceptionsRequest request, StreamObserver<ListExceptionsResponse> out) {
    asked = request;
    ListExceptionsResponse.Builder page = ListExceptionsResponse.newBuilder();
    if (!request.getFilter().contains("REVOKED")) {
      page.addExceptions(exception()).addExceptions(onFindings()).setNextPageToken("more");
    }
    FakeAssessments.done(out, page.build());
  }

  @Override
  public void getException(GetExceptionRequest request, StreamObserver<RiskException> out) {
    if (request.getName().equals(exception().getName())) {
      FakeAssessments.done(out, exception());
    } else if (request.getName().equals(onFindings().getName())) {
      FakeAssessments.done(out, onFindings());
    } else {
      out.onError(Status.NOT_FOUND.asRuntimeException());
    }
  }

  @Override
  public void listExceptionEvents(
      ListExceptionEventsRequest request, StreamObserver<ListExceptionEventsResponse> out) {
    FakeAssessments.done(
        out,
        ListExceptionEventsResponse.newBuilder()
            .addEvents(event(1, "REQUEST", "ana", ""))
            .addEvents(event(2, "APPROVE", "april", "Agreed until then."))
            .addEvents(event(3, "RENEW", "ana", ""))
            .build());
  }

  @Override
  public void createException(CreateExceptionRequest request, StreamObserver<RiskException> out) {
    created = request;
    FakeAssessments.done(out, request.getException().hasSelector() ? onFindings() : exception());
  }

  @Override
  public void approveException(ApproveExceptionRequest request, StreamObserver<RiskException> out) {
    approved = request.getName();
    FakeAssessments.done(out, exception());
  }

  @Override
  public void refuseException(RefuseExceptionRequest request, StreamObserver<RiskException> out) {
    out.onError(
        Status.PERMISSION_DENIED
            .withDescription("nobody decides on what they asked for themselves")
            .asRuntimeException());
  }

  private static ExceptionEvent event(long version, String action, String actor, String reason) {
    return ExceptionEvent.newBuilder()
        .setVersion(version)
        .setAction(action)
        .setActor(actor)
        .setReason(reason)
        .setEventTime(FakeAssessments.THEN)
        .setTerms(terms(1, 30))
        .build();
  }

  private static RiskException exception() {
    return RiskException.newBuilder()
        .setName("workloads/payments/exceptions/" + ID)
        .setPractice("frameworks/aws-wa-security/editions/seed/practices/sec01-bp01")
        .setConcept("sec_securely_operate_multi_accounts")
        .setState(RiskException.State.STATE_APPROVED)
        .setTerms(terms(1, 30))
        .setRenewal(terms(2, 90))
        .setUpdateTime(FakeAssessments.THEN)
        .build();
  }

  private static RiskException onFindings() {
    return RiskException.newBuilder()
        .setName("workloads/payments/exceptions/" + ON_FINDINGS)
        .setSelector(
            FindingSelector.newBuilder()
                .addRules("prowler:rule_0")
                .addAccounts("111122223333")
                .addArnPatterns(
                    "arn:aws:s3:::" + "logs-of-a-team-with-a-long-name-".repeat(6) + "*"))
        .setState(RiskException.State.STATE_REQUESTED)
        .setTerms(terms(1, 30))
        .setUpdateTime(FakeAssessments.THEN)
        .build();
  }

  private static ExceptionTerms terms(int revision, int days) {
    return ExceptionTerms.newBuilder()
        .setRevision(revision)
        .setJustification("The payment provider ends TLS 1.1 in spring <b>only</b>.")
        .setCompensatingControl("Its two addresses alone may connect.")
        .setExpireTime(
            Timestamp.newBuilder().setSeconds(FakeAssessments.THEN.getSeconds() + days * 86_400L))
        .setRequester("ana")
        .setRequestTime(FakeAssessments.THEN)
        .build();
  }
}
