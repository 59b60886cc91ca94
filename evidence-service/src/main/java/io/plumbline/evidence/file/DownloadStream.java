package io.plumbline.evidence.file;

import com.google.protobuf.UnsafeByteOperations;
import io.grpc.stub.ServerCallStreamObserver;
import io.plumbline.proto.evidence.v1.AttestationFile;
import io.plumbline.proto.evidence.v1.DownloadAttestationFileResponse;
import io.quarkus.grpc.ExceptionHandlerProvider;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Sends a file row by row as the client takes it. The last row waits until the digest over all of
 * them agrees.
 */
final class DownloadStream {

  private final FileService files;
  private final ExceptionHandlerProvider errors;
  private final String tenant;
  private final AttestationFile file;
  private final ServerCallStreamObserver<DownloadAttestationFileResponse> out;
  private final MessageDigest digest = Digest.sha256();
  private long read;
  private int next;
  private boolean busy;
  private boolean ended;

  DownloadStream(
      FileService files,
      ExceptionHandlerProvider errors,
      String tenant,
      AttestationFile file,
      ServerCallStreamObserver<DownloadAttestationFileResponse> out) {
    this.files = files;
    this.errors = errors;
    this.tenant = tenant;
    this.file = file;
    this.out = out;
  }

  void start() {
    out.onNext(DownloadAttestationFileResponse.newBuilder().setFile(file).build());
    go();
  }

  /** Goes on when the client has room, and at most one step at a time. */
  void go() {
    if (busy || ended || out.isCancelled() || !out.isReady()) {
      return;
    }
    busy = true;
    files
        .chunk(tenant, file, next++)
        .subscribe()
        .with(
            chunk -> {
              busy = false;
              send(chunk);
              go();
            },
            this::fail);
  }

  private void send(Optional<byte[]> chunk) {
    if (out.isCancelled()) {
      ended = true;
      return;
    }
    byte[] bytes = chunk.orElse(new byte[0]);
    digest.update(bytes);
    read += bytes.length;
    boolean last = chunk.isEmpty() || read >= file.getByteCount();
    if (last && !isWhole()) {
      fail(FileService.damaged(file));
      return;
    }
    out.onNext(
        DownloadAttestationFileResponse.newBuilder()
            .setChunk(UnsafeByteOperations.unsafeWrap(bytes))
            .build());
    if (last) {
      ended = true;
      out.onCompleted();
    }
  }

  private boolean isWhole() {
    return read == file.getByteCount()
        && HexFormat.of().formatHex(digest.digest()).equals(file.getSha256());
  }

  private void fail(Throwable failure) {
    busy = false;
    if (!ended) {
      ended = true;
      out.onError(errors.transform(failure));
    }
  }
}
