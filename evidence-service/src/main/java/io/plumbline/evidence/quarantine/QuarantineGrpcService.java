package io.plumbline.evidence.quarantine;

import io.plumbline.evidence.routing.Viewer;
import io.plumbline.platform.access.Caller;
import io.plumbline.proto.evidence.v1.GetQuarantinedRecordRequest;
import io.plumbline.proto.evidence.v1.ListQuarantinedRecordsRequest;
import io.plumbline.proto.evidence.v1.ListQuarantinedRecordsResponse;
import io.plumbline.proto.evidence.v1.QuarantinedRecord;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** The contract's {@code QuarantineService}. */
@GrpcService
public class QuarantineGrpcService implements io.plumbline.proto.evidence.v1.QuarantineService {

  private final QuarantineService quarantine;

  @Inject
  public QuarantineGrpcService(QuarantineService quarantine) {
    this.quarantine = quarantine;
  }

  @Override
  public Uni<QuarantinedRecord> getQuarantinedRecord(GetQuarantinedRecordRequest request) {
    return quarantine.get(Viewer.of(Caller.current()), request.getName());
  }

  @Override
  public Uni<ListQuarantinedRecordsResponse> listQuarantinedRecords(
      ListQuarantinedRecordsRequest request) {
    return quarantine.list(Viewer.of(Caller.current()), request);
  }
}
