package io.plumbline.reporting.report;

import com.google.protobuf.UnsafeByteOperations;
import io.grpc.stub.ServerCallStreamObserver;
import io.plumbline.proto.reporting.v1.DownloadReportResponse;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Sends the parts of one document, each when the reader has room for it: one part in memory. All
 * callbacks of a call come on one thread, one after another.
 */
final class Download {

  private final ServerCallStreamObserver<DownloadReportResponse> call;
  private final Consumer<Throwable> fail;
  private @Nullable IntFunction<Uni<Optional<byte[]>>> parts;
  private int next = 1;
  private boolean reading;
  private boolean over;

  Download(ServerCallStreamObserver<DownloadReportResponse> call, Consumer<Throwable> fail) {
    this.call = call;
    this.fail = fail;
  }

  /**
   * Begins to send.
   *
   * @param source gives the part of a number, from 1, or nothing after the last
   */
  void start(IntFunction<Uni<Optional<byte[]>>> source) {
    this.parts = source;
    proceed();
  }

  /** Called whenever the reader has room again. */
  void proceed() {
    if (parts == null || over || reading || !call.isReady()) {
      return;
    }
    reading = true;
    parts.apply(next).subscribe().with(this::send, this::failed);
  }

  /** Called when the reader has gone. */
  void stop() {
    over = true;
  }

  private void send(Optional<byte[]> part) {
    reading = false;
    if (over) {
      return;
    }
    if (part.isEmpty()) {
      over = true;
      call.onCompleted();
      return;
    }
    next++;
    call.onNext(
        DownloadReportResponse.newBuilder()
            .setChunk(UnsafeByteOperations.unsafeWrap(part.get()))
            .build());
    proceed();
  }

  private void failed(Throwable failure) {
    if (!over) {
      over = true;
      fail.accept(failure);
    }
  }
}
