package io.plumbline.evidence.recount;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.plumbline.evidence.routing.Viewer;
import io.plumbline.platform.access.Caller;
import io.plumbline.proto.evidence.v1.GetRecountRequest;
import io.plumbline.proto.evidence.v1.ListRecountsRequest;
import io.plumbline.proto.evidence.v1.ListRecountsResponse;
import io.plumbline.proto.evidence.v1.RecountServiceGrpc;
import io.plumbline.proto.evidence.v1.WatchRecountRequest;
import io.quarkus.grpc.ExceptionHandlerProvider;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/**
 * The contract's {@code RecountService}, in the form with observers: a watcher that does not read
 * must not pile up states.
 */
@GrpcService
public class RecountGrpcService extends RecountServiceGrpc.RecountServiceImplBase {

  private final RecountReads recounts;
  private final ExceptionHandlerProvider errors;

  @Inject
  public RecountGrpcService(RecountReads recounts, ExceptionHandlerProvider errors) {
    this.recounts = recounts;
    this.errors = errors;
  }

  @Override
  public void getRecount(
      GetRecountRequest request, StreamObserver<io.plumbline.proto.evidence.v1.Recount> out) {
    answer(recounts.get(Viewer.of(Caller.current()), request.getName()), out);
  }

  @Override
  public void listRecounts(ListRecountsRequest request, StreamObserver<ListRecountsResponse> out) {
    answer(recounts.list(Viewer.of(Caller.current()), request), out);
  }

  @Override
  public void watchRecount(
      WatchRecountRequest request, StreamObserver<io.plumbline.proto.evidence.v1.Recount> out) {
    ServerCallStreamObserver<io.plumbline.proto.evidence.v1.Recount> call =
        (ServerCallStreamObserver<io.plumbline.proto.evidence.v1.Recount>) out;
    call.setOnCancelHandler(
        recounts
                .states(Viewer.of(Caller.current()), request.getName())
                .filter(state -> call.isReady() || state.hasFinishTime())
                .subscribe()
                .with(call::onNext, failure -> fail(call, failure), call::onCompleted)
            ::cancel);
  }

  private <T> void answer(Uni<T> answer, StreamObserver<T> out) {
    answer
        .subscribe()
        .with(
            item -> {
              out.onNext(item);
              out.onCompleted();
            },
            failure -> fail(out, failure));
  }

  private void fail(StreamObserver<?> out, Throwable failure) {
    out.onError(errors.transform(failure));
  }
}
