package io.plumbline.evidence.file;

import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_STREAM_ORDER;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.grpc.ErrorReason;
import io.plumbline.proto.evidence.v1.AttestationFileHeader;
import io.plumbline.proto.evidence.v1.UploadAttestationFileRequest;
import io.plumbline.proto.evidence.v1.UploadAttestationFileResponse;
import io.quarkus.grpc.ExceptionHandlerProvider;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One upload: a message at a time, the next is asked for when the one before is on disk. Everything
 * here runs on the call's own event loop.
 */
final class UploadStream implements StreamObserver<UploadAttestationFileRequest> {

  private final FileService files;
  private final Path directory;
  private final ExceptionHandlerProvider errors;
  private final Caller caller;
  private final FileWorker worker;
  private final ServerCallStreamObserver<UploadAttestationFileResponse> out;
  private @Nullable AttestationFileHeader header;
  private @Nullable Incoming incoming;
  private boolean busy;
  private boolean halfClosed;
  private boolean ended;

  UploadStream(
      FileService files,
      Path directory,
      ExceptionHandlerProvider errors,
      Caller caller,
      FileWorker worker,
      ServerCallStreamObserver<UploadAttestationFileResponse> out) {
    this.files = files;
    this.directory = directory;
    this.errors = errors;
    this.caller = caller;
    this.worker = worker;
    this.out = out;
    out.disableAutoRequest();
    out.setOnCancelHandler(this::end);
    out.request(1);
  }

  @Override
  public void onNext(UploadAttestationFileRequest message) {
    step(Uni.createFrom().deferred(() -> take(message)), () -> out.request(1));
  }

  @Override
  public void onCompleted() {
    halfClosed = true;
    if (!busy) {
      finish();
    }
  }

  @Override
  public void onError(Throwable failure) {
    end();
  }

  private Uni<Void> take(UploadAttestationFileRequest message) {
    if (message.hasHeader() == (header != null)) {
      throw order(header == null ? "the header" : "a chunk");
    }
    if (message.hasHeader()) {
      header = message.getHeader();
      return files
          .check(caller, header)
          .chain(() -> worker.run(() -> Incoming.create(directory)))
          .invoke(this::opened)
          .replaceWithVoid();
    }
    Incoming into = incoming;
    if (into == null) {
      throw order("the header");
    }
    files.checkSize(into.size() + message.getChunk().size());
    return worker.run(
        () -> {
          into.append(message.getChunk().toByteArray());
          return null;
        });
  }

  private void opened(Incoming opened) {
    incoming = opened;
    if (ended) {
      opened.close();
    }
  }

  private void finish() {
    step(
        Uni.createFrom()
            .deferred(
                () -> {
                  Incoming whole = incoming;
                  if (header == null || whole == null) {
                    throw order("the header");
                  }
                  return files.store(caller, header, whole, worker);
                })
            .invoke(
                file -> {
                  if (!ended) {
                    end();
                    out.onNext(UploadAttestationFileResponse.newBuilder().setFile(file).build());
                    out.onCompleted();
                  }
                })
            .replaceWithVoid(),
        () -> {});
  }

  private void step(Uni<Void> work, Runnable after) {
    if (ended) {
      return;
    }
    busy = true;
    work.subscribe()
        .with(
            done -> {
              busy = false;
              if (ended) {
                close();
              } else {
                after.run();
                if (halfClosed) {
                  finish();
                }
              }
            },
            this::fail);
  }

  private void fail(Throwable failure) {
    busy = false;
    if (!ended) {
      end();
      out.onError(errors.transform(failure));
    }
    close();
  }

  private void end() {
    ended = true;
    if (!busy) {
      close();
    }
  }

  private void close() {
    if (incoming != null) {
      incoming.close();
      incoming = null;
    }
  }

  private static DomainException order(String expected) {
    return new DomainException(
        ErrorReason.of(ERROR_REASON_STREAM_ORDER, Status.Code.INVALID_ARGUMENT),
        "expected " + expected,
        Map.of("expected", expected),
        List.of());
  }
}
