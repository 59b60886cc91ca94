package io.plumbline.evidence.replay;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.plumbline.platform.access.Caller;
import io.plumbline.proto.evidence.v1.ReplayRequest;
import io.plumbline.proto.evidence.v1.ReplayResponse;
import io.plumbline.proto.evidence.v1.ReplayServiceGrpc;
import io.quarkus.grpc.ExceptionHandlerProvider;
import io.quarkus.grpc.GrpcService;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The contract's {@code ReplayService}, with flow control by hand. */
@GrpcService
public class ReplayGrpcService extends ReplayServiceGrpc.ReplayServiceImplBase {

  private final ChangeSequencer sequencer;
  private final Changes changes;
  private final ExceptionHandlerProvider errors;

  @Inject
  public ReplayGrpcService(
      ChangeSequencer sequencer, Changes changes, ExceptionHandlerProvider errors) {
    this.sequencer = sequencer;
    this.changes = changes;
    this.errors = errors;
  }

  @Override
  public void replay(ReplayRequest request, StreamObserver<ReplayResponse> out) {
    ServerCallStreamObserver<ReplayResponse> client =
        (ServerCallStreamObserver<ReplayResponse>) out;
    AtomicReference<@Nullable ReplayStream> begun = new AtomicReference<>();
    client.setOnReadyHandler(
        () -> {
          ReplayStream stream = begun.get();
          if (stream != null) {
            stream.go();
          }
        });
    String tenant = Caller.current().tenant();
    sequencer
        .sequence(tenant)
        .subscribe()
        .with(
            head -> {
              ReplayStream stream =
                  new ReplayStream(
                      changes, errors, tenant, request.getFromSequence(), head, client);
              begun.set(stream);
              stream.go();
            },
            failure -> out.onError(errors.transform(failure)));
  }
}
