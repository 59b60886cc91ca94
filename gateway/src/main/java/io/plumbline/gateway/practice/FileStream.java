package io.plumbline.gateway.practice;

import com.google.protobuf.UnsafeByteOperations;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.plumbline.proto.evidence.v1.AttestationFile;
import io.plumbline.proto.evidence.v1.AttestationFileHeader;
import io.plumbline.proto.evidence.v1.UploadAttestationFileRequest;
import io.plumbline.proto.evidence.v1.UploadAttestationFileResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Sends one file as the service takes it. Parts are read on a worker, one run at a time, and only
 * while the service has room for them.
 */
final class FileStream
    implements ClientResponseObserver<UploadAttestationFileRequest, UploadAttestationFileResponse> {
  private static final int PART_BYTES = 256 * 1024;

  private final AttestationFileHeader header;
  private final Path file;
  private final Executor workers;
  private final Consumer<AttestationFile> kept;
  private final Consumer<Throwable> failed;
  private final AtomicInteger wanted = new AtomicInteger();
  private long sent = -1;

  FileStream(
      AttestationFileHeader header,
      Path file,
      Executor workers,
      Consumer<AttestationFile> kept,
      Consumer<Throwable> failed) {
    this.header = header;
    this.file = file;
    this.workers = workers;
    this.kept = kept;
    this.failed = failed;
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<UploadAttestationFileRequest> requests) {
    requests.setOnReadyHandler(
        () -> {
          if (wanted.getAndIncrement() == 0) {
            workers.execute(() -> sendWhileReady(requests));
          }
        });
  }

  /** Ends only when nobody has asked for more meanwhile. */
  private void sendWhileReady(ClientCallStreamObserver<UploadAttestationFileRequest> requests) {
    int asked;
    do {
      asked = wanted.get();
      try {
        while (requests.isReady() && sent < Long.MAX_VALUE) {
          sendPart(requests);
        }
      } catch (IOException e) {
        sent = Long.MAX_VALUE;
        requests.cancel("the file can not be read", e);
      }
    } while (wanted.addAndGet(-asked) > 0);
  }

  private void sendPart(ClientCallStreamObserver<UploadAttestationFileRequest> requests)
      throws IOException {
    if (sent < 0) {
      sent = 0;
      requests.onNext(UploadAttestationFileRequest.newBuilder().setHeader(header).build());
      return;
    }
    ByteBuffer part = ByteBuffer.allocate(PART_BYTES);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (part.hasRemaining() && channel.read(part, sent + part.position()) >= 0) {
        // until full or at the end
      }
    }
    part.flip();
    if (!part.hasRemaining()) {
      sent = Long.MAX_VALUE;
      requests.onCompleted();
      return;
    }
    sent += part.remaining();
    requests.onNext(
        UploadAttestationFileRequest.newBuilder()
            .setChunk(UnsafeByteOperations.unsafeWrap(part))
            .build());
  }

  @Override
  public void onNext(UploadAttestationFileResponse response) {
    kept.accept(response.getFile());
  }

  @Override
  public void onError(Throwable failure) {
    failed.accept(failure);
  }

  @Override
  public void onCompleted() {
    failed.accept(
        Status.INTERNAL.withDescription("the service gave no answer").asRuntimeException());
  }
}
