package io.plumbline.evidence.file;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.plumbline.evidence.ingest.IngestConfig;
import io.plumbline.evidence.routing.Viewer;
import io.plumbline.platform.access.Caller;
import io.plumbline.proto.evidence.v1.AttestationFile;
import io.plumbline.proto.evidence.v1.AttestationFileServiceGrpc;
import io.plumbline.proto.evidence.v1.DownloadAttestationFileRequest;
import io.plumbline.proto.evidence.v1.DownloadAttestationFileResponse;
import io.plumbline.proto.evidence.v1.GetAttestationFileRequest;
import io.plumbline.proto.evidence.v1.UploadAttestationFileRequest;
import io.plumbline.proto.evidence.v1.UploadAttestationFileResponse;
import io.quarkus.grpc.ExceptionHandlerProvider;
import io.quarkus.grpc.GrpcService;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The contract's {@code AttestationFileService}, with flow control by hand. */
@GrpcService
public class AttestationFileGrpcService
    extends AttestationFileServiceGrpc.AttestationFileServiceImplBase {

  private final FileService files;
  private final IngestConfig spool;
  private final ExceptionHandlerProvider errors;

  @Inject
  public AttestationFileGrpcService(
      FileService files, IngestConfig spool, ExceptionHandlerProvider errors) {
    this.files = files;
    this.spool = spool;
    this.errors = errors;
  }

  @Override
  public StreamObserver<UploadAttestationFileRequest> uploadAttestationFile(
      StreamObserver<UploadAttestationFileResponse> out) {
    return new UploadStream(
        files,
        spool.directory(),
        errors,
        Caller.current(),
        new FileWorker(Vertx.currentContext()),
        (ServerCallStreamObserver<UploadAttestationFileResponse>) out);
  }

  @Override
  public void getAttestationFile(
      GetAttestationFileRequest request, StreamObserver<AttestationFile> out) {
    files
        .get(Viewer.of(Caller.current()), request.getName())
        .subscribe()
        .with(
            file -> {
              out.onNext(file);
              out.onCompleted();
            },
            failure -> out.onError(errors.transform(failure)));
  }

  @Override
  public void downloadAttestationFile(
      DownloadAttestationFileRequest request, StreamObserver<DownloadAttestationFileResponse> out) {
    ServerCallStreamObserver<DownloadAttestationFileResponse> client =
        (ServerCallStreamObserver<DownloadAttestationFileResponse>) out;
    AtomicReference<@Nullable DownloadStream> begun = new AtomicReference<>();
    client.setOnReadyHandler(
        () -> {
          DownloadStream stream = begun.get();
          if (stream != null) {
            stream.go();
          }
        });
    String tenant = Caller.current().tenant();
    files
        .get(Viewer.of(Caller.current()), request.getName())
        .subscribe()
        .with(
            file -> {
              DownloadStream stream = new DownloadStream(files, errors, tenant, file, client);
              begun.set(stream);
              stream.start();
            },
            failure -> out.onError(errors.transform(failure)));
  }
}
