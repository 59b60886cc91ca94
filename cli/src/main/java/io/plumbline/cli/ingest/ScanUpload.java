package io.plumbline.cli.ingest;

import com.google.protobuf.UnsafeByteOperations;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.plumbline.proto.evidence.v1.IngestResult;
import io.plumbline.proto.evidence.v1.IngestServiceGrpc.IngestServiceStub;
import io.plumbline.proto.evidence.v1.UploadHeader;
import io.plumbline.proto.evidence.v1.UploadProgress;
import io.plumbline.proto.evidence.v1.UploadScanRequest;
import io.plumbline.proto.evidence.v1.UploadScanResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends one file as the service takes it: the next part is read only when the one before has left,
 * so that a large file never stands in memory.
 */
final class ScanUpload implements ClientResponseObserver<UploadScanRequest, UploadScanResponse> {
  private static final int PART_BYTES = 256 * 1024;

  private final UploadHeader header;
  private final InputStream file;
  private final Consumer<UploadProgress> progress;
  private final CompletableFuture<IngestResult> result = new CompletableFuture<>();
  private @Nullable IngestResult last;
  private boolean headerSent;
  private boolean fileSent;

  private ScanUpload(UploadHeader header, InputStream file, Consumer<UploadProgress> progress) {
    this.header = header;
    this.file = file;
    this.progress = progress;
  }

  /**
   * Sends the file and waits for the result.
   *
   * @throws StatusRuntimeException when the service refuses it
   * @throws IOException when the file can not be read
   */
  static IngestResult send(
      IngestServiceStub stub,
      UploadHeader header,
      InputStream file,
      Consumer<UploadProgress> progress)
      throws IOException, InterruptedException {
    ScanUpload upload = new ScanUpload(header, file, progress);
    stub.uploadScan(upload);
    try {
      return upload.result.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException unreadable) {
        throw unreadable;
      }
      throw Status.fromThrowable(e).asRuntimeException(Status.trailersFromThrowable(e));
    }
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<UploadScanRequest> requests) {
    requests.setOnReadyHandler(() -> sendWhileReady(requests));
  }

  private void sendWhileReady(ClientCallStreamObserver<UploadScanRequest> requests) {
    try {
      if (!headerSent) {
        headerSent = true;
        requests.onNext(UploadScanRequest.newBuilder().setHeader(header).build());
      }
      while (requests.isReady() && !fileSent) {
        sendPart(requests);
      }
    } catch (IOException e) {
      fileSent = true;
      result.completeExceptionally(e);
      requests.cancel("the file can not be read", e);
    }
  }

  private void sendPart(ClientCallStreamObserver<UploadScanRequest> requests) throws IOException {
    byte[] part = file.readNBytes(PART_BYTES);
    if (part.length == 0) {
      fileSent = true;
      requests.onCompleted();
      return;
    }
    requests.onNext(
        UploadScanRequest.newBuilder().setChunk(UnsafeByteOperations.unsafeWrap(part)).build());
  }

  @Override
  public void onNext(UploadScanResponse response) {
    if (response.hasResult()) {
      last = response.getResult();
    } else {
      progress.accept(response.getProgress());
    }
  }

  @Override
  public void onError(Throwable failure) {
    result.completeExceptionally(failure);
  }

  @Override
  public void onCompleted() {
    if (last == null) {
      result.completeExceptionally(
          Status.INTERNAL.withDescription("the service gave no result").asRuntimeException());
    } else {
      result.complete(last);
    }
  }
}
