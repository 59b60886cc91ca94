package io.plumbline.reporting.audit;

import io.plumbline.platform.access.Caller;
import io.plumbline.proto.reporting.v1.AuditService;
import io.plumbline.proto.reporting.v1.ListAuditRecordsRequest;
import io.plumbline.proto.reporting.v1.ListAuditRecordsResponse;
import io.plumbline.proto.reporting.v1.VerifyAuditTrailRequest;
import io.plumbline.proto.reporting.v1.VerifyAuditTrailResponse;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** The audit trail over gRPC. */
@GrpcService
public class AuditGrpcService implements AuditService {

  private final AuditTrail trail;

  @Inject
  public AuditGrpcService(AuditTrail trail) {
    this.trail = trail;
  }

  @Override
  public Uni<ListAuditRecordsResponse> listAuditRecords(ListAuditRecordsRequest request) {
    return trail.list(Caller.current(), request);
  }

  @Override
  public Uni<VerifyAuditTrailResponse> verifyAuditTrail(VerifyAuditTrailRequest request) {
    return trail.verify(Caller.current());
  }
}
