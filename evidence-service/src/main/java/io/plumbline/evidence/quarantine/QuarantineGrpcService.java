package io.plumbline.evidence.quarantine;

import io.plumbline.evidence.routing.Viewer;
import io.plumbline.platform.access.Caller;
import io.plumbline.proto.evidence.v1.DiscardQuarantinedRecordsRequest;
import io.plumbline.proto.evidence.v1.DiscardQuarantinedRecordsResponse;
import io.plumbline.proto.evidence.v1.GetQuarantinedRecordRequest;
import io.plumbline.proto.evidence.v1.ListQuarantinedRecordsRequest;
import io.plumbline.proto.evidence.v1.ListQuarantinedRecordsResponse;
import io.plumbline.proto.evidence.v1.QuarantinedRecord;
import io.plumbline.proto.evidence.v1.RetryQuarantinedRecordsRequest;
import io.plumbline.proto.evidence.v1.RetryQuarantinedRecordsResponse;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** The contract's {@code QuarantineService}. */
@GrpcService
public class QuarantineGrpcService implements io.plumbline.proto.evidence.v1.QuarantineService {

  private final QuarantineService quarantine;
  private final RetryService retries;
  private final DiscardService discards;

  @Inject
  public QuarantineGrpcService(
      QuarantineService quarantine, RetryService retries, DiscardService discards) {
    this.quarantine = quarantine;
    this.retries = retries;
    this.discards = discards;
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

  @Override
  public Uni<RetryQuarantinedRecordsResponse> retryQuarantinedRecords(
      RetryQuarantinedRecordsRequest request) {
    return retries.retry(Caller.current(), request);
  }

  @Override
  public Uni<DiscardQuarantinedRecordsResponse> discardQuarantinedRecords(
      DiscardQuarantinedRecordsRequest request) {
    return discards.discard(Caller.current(), request);
  }
}
