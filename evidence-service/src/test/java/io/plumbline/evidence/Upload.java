package io.plumbline.evidence;

import com.google.protobuf.ByteString;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.plumbline.proto.evidence.v1.IngestResult;
import io.plumbline.proto.evidence.v1.IngestServiceGrpc;
import io.plumbline.proto.evidence.v1.UploadHeader;
import io.plumbline.proto.evidence.v1.UploadScanRequest;
import io.plumbline.proto.evidence.v1.UploadScanResponse;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestToken;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Uploads a file as a client does that keeps to flow control. */
public final class Upload implements ClientResponseObserver<UploadScanRequest, UploadScanResponse> {

  private static final int CHUNK = 64 << 10;

  private final UploadHeader header;
  private final byte[] bytes;
  private final CompletableFuture<IngestResult> result = new CompletableFuture<>();
  private int sent = -1;

  private Upload(UploadHeader header, byte[] bytes) {
    this.header = header;
    this.bytes = bytes;
  }

  public static IngestResult of(TestToken token, UploadHeader header, byte[] bytes) {
    Upload upload = new Upload(header, bytes);
    TestCalls.as(token, IngestServiceGrpc::newStub).uploadScan(upload);
    try {
      return upload.result.orTimeout(120, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StatusRuntimeException refused) {
        throw refused;
      }
      throw e;
    }
  }

  public static IngestResult of(TestToken token, String json) {
    return of(token, UploadHeader.getDefaultInstance(), json.getBytes(StandardCharsets.UTF_8));
  }

  public static IngestResult complete(TestToken token, String json) {
    return of(
        token,
        UploadHeader.newBuilder().setComplete(true).build(),
        json.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<UploadScanRequest> out) {
    out.setOnReadyHandler(
        () -> {
          while (out.isReady() && sent <= bytes.length) {
            out.onNext(next());
            if (sent >= bytes.length) {
              sent = bytes.length + 1;
              out.onCompleted();
            }
          }
        });
  }

  private UploadScanRequest next() {
    if (sent < 0) {
      sent = 0;
      return UploadScanRequest.newBuilder().setHeader(header).build();
    }
    int length = Math.min(CHUNK, bytes.length - sent);
    UploadScanRequest chunk =
        UploadScanRequest.newBuilder().setChunk(ByteString.copyFrom(bytes, sent, length)).build();
    sent += length;
    return chunk;
  }

  @Override
  public void onNext(UploadScanResponse message) {
    if (message.hasResult()) {
      result.complete(message.getResult());
    }
  }

  @Override
  public void onError(Throwable failure) {
    result.completeExceptionally(failure);
  }

  @Override
  public void onCompleted() {
    result.completeExceptionally(new IllegalStateException("no result came"));
  }
}
