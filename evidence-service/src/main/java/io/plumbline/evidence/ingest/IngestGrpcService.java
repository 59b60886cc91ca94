package io.plumbline.evidence.ingest;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.plumbline.evidence.masking.Masker;
import io.plumbline.evidence.masking.Masking;
import io.plumbline.platform.access.Caller;
import io.plumbline.proto.evidence.v1.IngestFindingsRequest;
import io.plumbline.proto.evidence.v1.IngestFindingsResponse;
import io.plumbline.proto.evidence.v1.IngestServiceGrpc;
import io.plumbline.proto.evidence.v1.UploadScanRequest;
import io.plumbline.proto.evidence.v1.UploadScanResponse;
import io.quarkus.grpc.ExceptionHandlerProvider;
import io.quarkus.grpc.GrpcService;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Clock;

/**
 * The two streams of ingest with flow control by hand: the generated Mutiny form of this Quarkus
 * version buffers without bound.
 */
@GrpcService
public class IngestGrpcService extends IngestServiceGrpc.IngestServiceImplBase {

  /** What every call needs. */
  record Tools(
      ScanStarter starter,
      BatchWriter writer,
      ScanCloser closer,
      ExceptionHandlerProvider errors,
      IngestConfig config,
      Admission admission,
      Masker masker,
      Clock clock) {}

  private final Tools tools;

  @Inject
  public IngestGrpcService(
      ScanStarter starter,
      BatchWriter writer,
      ScanCloser closer,
      ExceptionHandlerProvider errors,
      IngestConfig config,
      Admission admission,
      Masking masking,
      Clock clock) {
    this.tools =
        new Tools(starter, writer, closer, errors, config, admission, masking.masker(), clock);
  }

  @Override
  public StreamObserver<UploadScanRequest> uploadScan(StreamObserver<UploadScanResponse> out) {
    return new UploadCall(
        tools,
        Caller.current(),
        new Worker(Vertx.currentContext()),
        (ServerCallStreamObserver<UploadScanResponse>) out);
  }

  @Override
  public StreamObserver<IngestFindingsRequest> ingestFindings(
      StreamObserver<IngestFindingsResponse> out) {
    return new IngestCall(
        tools,
        Caller.current(),
        new Worker(Vertx.currentContext()),
        (ServerCallStreamObserver<IngestFindingsResponse>) out);
  }
}
