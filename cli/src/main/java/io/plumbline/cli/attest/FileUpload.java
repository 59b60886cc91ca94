package io.plumbline.cli.attest;

import com.google.protobuf.UnsafeByteOperations;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.plumbline.cli.CommandFailedException;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.evidence.v1.AttestationFile;
import io.plumbline.proto.evidence.v1.AttestationFileHeader;
import io.plumbline.proto.evidence.v1.AttestationFileServiceGrpc;
import io.plumbline.proto.evidence.v1.UploadAttestationFileRequest;
import io.plumbline.proto.evidence.v1.UploadAttestationFileResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Sends one file of an attestation as the service takes it: the next part is read only when the one
 * before has left.
 */
final class FileUpload
    implements ClientResponseObserver<UploadAttestationFileRequest, UploadAttestationFileResponse> {
  private static final int PART_BYTES = 256 * 1024;
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final AttestationFileHeader header;
  private final InputStream file;
  private final CompletableFuture<AttestationFile> result = new CompletableFuture<>();
  private boolean headerSent;
  private boolean fileSent;

  private FileUpload(AttestationFileHeader header, InputStream file) {
    this.header = header;
    this.file = file;
  }

  /** Sends a file to a workload, {@code workloads/webshop}, and waits until it is kept. */
  static AttestationFile send(Connection connection, String workload, Path path) {
    AttestationFileHeader header =
        AttestationFileHeader.newBuilder()
            .setParent(workload)
            .setFileName(String.valueOf(path.getFileName()))
            .build();
    try (InputStream in = Files.newInputStream(path)) {
      FileUpload upload = new FileUpload(header, in);
      connection
          .stub(Part.EVIDENCE, AttestationFileServiceGrpc::newStub, LIMIT)
          .uploadAttestationFile(upload);
      return upload.result.get();
    } catch (IOException e) {
      throw new CommandFailedException(path + " can not be read: " + e.getMessage());
    } catch (ExecutionException e) {
      throw Status.fromThrowable(e).asRuntimeException(Status.trailersFromThrowable(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException("interrupted");
    }
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<UploadAttestationFileRequest> requests) {
    requests.setOnReadyHandler(() -> sendWhileReady(requests));
  }

  private void sendWhileReady(ClientCallStreamObserver<UploadAttestationFileRequest> requests) {
    try {
      if (!headerSent) {
        headerSent = true;
        requests.onNext(UploadAttestationFileRequest.newBuilder().setHeader(header).build());
      }
      while (requests.isReady() && !fileSent) {
        sendPart(requests);
      }
    } catch (IOException e) {
      fileSent = true;
      result.completeExceptionally(
          Status.CANCELLED.withDescription("the file can not be read").asRuntimeException());
      requests.cancel("the file can not be read", e);
    }
  }

  private void sendPart(ClientCallStreamObserver<UploadAttestationFileRequest> requests)
      throws IOException {
    byte[] part = file.readNBytes(PART_BYTES);
    if (part.length == 0) {
      fileSent = true;
      requests.onCompleted();
      return;
    }
    requests.onNext(
        UploadAttestationFileRequest.newBuilder()
            .setChunk(UnsafeByteOperations.unsafeWrap(part))
            .build());
  }

  @Override
  public void onNext(UploadAttestationFileResponse response) {
    result.complete(response.getFile());
  }

  @Override
  public void onError(Throwable failure) {
    result.completeExceptionally(failure);
  }

  @Override
  public void onCompleted() {
    result.completeExceptionally(
        Status.INTERNAL.withDescription("the service gave no answer").asRuntimeException());
  }
}
