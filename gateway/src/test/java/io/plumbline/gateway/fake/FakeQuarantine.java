package io.plumbline.gateway.fake;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.plumbline.proto.evidence.v1.DiscardQuarantinedRecordsRequest;
import io.plumbline.proto.evidence.v1.DiscardQuarantinedRecordsResponse;
import io.plumbline.proto.evidence.v1.GetQuarantinedRecordRequest;
import io.plumbline.proto.evidence.v1.ListQuarantinedRecordsRequest;
import io.plumbline.proto.evidence.v1.ListQuarantinedRecordsResponse;
import io.plumbline.proto.evidence.v1.QuarantineServiceGrpc;
import io.plumbline.proto.evidence.v1.QuarantinedRecord;
import io.plumbline.proto.evidence.v1.RetryQuarantinedRecordsRequest;
import io.plumbline.proto.evidence.v1.RetryQuarantinedRecordsResponse;

/** One refused record, open until it is discarded. */
public final class FakeQuarantine extends QuarantineServiceGrpc.QuarantineServiceImplBase {
  public static volatile String asked = "";
  public static volatile String discarded = "";

  @Override
  public void listQuarantinedRecords(
      ListQuarantinedRecordsRequest request, StreamObserver<ListQuarantinedRecordsResponse> out) {
    asked = request.getFilter();
    ListQuarantinedRecordsResponse.Builder page = ListQuarantinedRecordsResponse.newBuilder();
    if (!asked.contains("\"none\"")) {
      page.addQuarantinedRecords(record());
    }
    FakeAssessments.done(out, page.build());
  }

  @Override
  public void getQuarantinedRecord(
      GetQuarantinedRecordRequest request, StreamObserver<QuarantinedRecord> out) {
    if (request.getName().equals(record().getName())) {
      FakeAssessments.done(out, record());
    } else {
      out.onError(Status.NOT_FOUND.asRuntimeException());
    }
  }

  @Override
  public void retryQuarantinedRecords(
      RetryQuarantinedRecordsRequest request, StreamObserver<RetryQuarantinedRecordsResponse> out) {
    out.onError(Status.FAILED_PRECONDITION.withDescription("the scan runs").asRuntimeException());
  }

  @Override
  public void discardQuarantinedRecords(
      DiscardQuarantinedRecordsRequest request,
      StreamObserver<DiscardQuarantinedRecordsResponse> out) {
    discarded = request.getReason();
    FakeAssessments.done(
        out, DiscardQuarantinedRecordsResponse.newBuilder().setDiscardedCount(1).build());
  }

  private static QuarantinedRecord record() {
    QuarantinedRecord.Builder record =
        QuarantinedRecord.newBuilder()
            .setName("scans/" + FakeScans.ENDED + "/quarantinedRecords/41")
            .setIndex(41)
            .setByteOffset(123_456)
            .setLine(812)
            .setReason("ACCOUNT_NOT_ALLOWED")
            .setMessage("the source may not speak for account 999988887777")
            .setAccount("999988887777")
            .setSource("sources/prowler-production")
            .setOriginal(ByteString.copyFromUtf8("{\"account\":\"999988887777\"}"))
            .setCreateTime(FakeAssessments.THEN)
            .setState(QuarantinedRecord.State.STATE_OPEN);
    return discarded.isEmpty()
        ? record.build()
        : record
            .setState(QuarantinedRecord.State.STATE_DISCARDED)
            .setSettleTime(FakeAssessments.THEN)
            .setSettler("adam")
            .setSettlement(discarded)
            .build();
  }
}
