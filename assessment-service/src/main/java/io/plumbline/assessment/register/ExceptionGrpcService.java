package io.plumbline.assessment.register;

import io.plumbline.assessment.exception.ExceptionAction;
import io.plumbline.assessment.register.ExceptionService.Wish;
import io.plumbline.proto.assessment.v1.ApproveExceptionRequest;
import io.plumbline.proto.assessment.v1.CreateExceptionRequest;
import io.plumbline.proto.assessment.v1.GetExceptionRequest;
import io.plumbline.proto.assessment.v1.ListExceptionEventsRequest;
import io.plumbline.proto.assessment.v1.ListExceptionEventsResponse;
import io.plumbline.proto.assessment.v1.ListExceptionsRequest;
import io.plumbline.proto.assessment.v1.ListExceptionsResponse;
import io.plumbline.proto.assessment.v1.RefuseExceptionRequest;
import io.plumbline.proto.assessment.v1.RenewExceptionRequest;
import io.plumbline.proto.assessment.v1.RevokeExceptionRequest;
import io.plumbline.proto.assessment.v1.RiskException;
import io.plumbline.proto.assessment.v1.WithdrawExceptionRequest;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** The contract {@code plumbline.assessment.v1.ExceptionService}. */
@GrpcService
public class ExceptionGrpcService implements io.plumbline.proto.assessment.v1.ExceptionService {

  private final RequestService requests;
  private final io.plumbline.assessment.register.ExceptionService exceptions;
  private final ExceptionReading reading;

  @Inject
  public ExceptionGrpcService(
      RequestService requests,
      io.plumbline.assessment.register.ExceptionService exceptions,
      ExceptionReading reading) {
    this.requests = requests;
    this.exceptions = exceptions;
    this.reading = reading;
  }

  @Override
  public Uni<RiskException> createException(CreateExceptionRequest request) {
    return requests.create(request);
  }

  @Override
  public Uni<RiskException> getException(GetExceptionRequest request) {
    return reading.get(request);
  }

  @Override
  public Uni<ListExceptionsResponse> listExceptions(ListExceptionsRequest request) {
    return reading.list(request);
  }

  @Override
  public Uni<RiskException> approveException(ApproveExceptionRequest request) {
    return exceptions.act(
        new Wish(
            ExceptionAction.APPROVE,
            request.getName(),
            request.getReason(),
            request.getEtag(),
            request.getRequestId(),
            request));
  }

  @Override
  public Uni<RiskException> refuseException(RefuseExceptionRequest request) {
    return exceptions.act(
        new Wish(
            ExceptionAction.REFUSE,
            request.getName(),
            request.getReason(),
            request.getEtag(),
            request.getRequestId(),
            request));
  }

  @Override
  public Uni<RiskException> withdrawException(WithdrawExceptionRequest request) {
    return exceptions.act(
        new Wish(
            ExceptionAction.WITHDRAW,
            request.getName(),
            request.getReason(),
            request.getEtag(),
            request.getRequestId(),
            request));
  }

  @Override
  public Uni<RiskException> revokeException(RevokeExceptionRequest request) {
    return exceptions.act(
        new Wish(
            ExceptionAction.REVOKE,
            request.getName(),
            request.getReason(),
            request.getEtag(),
            request.getRequestId(),
            request));
  }

  @Override
  public Uni<RiskException> renewException(RenewExceptionRequest request) {
    return exceptions.renew(request);
  }

  @Override
  public Uni<ListExceptionEventsResponse> listExceptionEvents(ListExceptionEventsRequest request) {
    return reading.events(request);
  }
}
