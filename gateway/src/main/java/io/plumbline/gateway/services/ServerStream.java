package io.plumbline.gateway.services;

import io.grpc.MethodDescriptor;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ClientResponseObserver;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;

/**
 * What a service streams. A reader who goes ends the call; the generated Mutiny stub leaves it open
 * at the service until its token ends, and logs an error when it fails with nobody there.
 */
public final class ServerStream {

  private ServerStream() {}

  /** Calls a method with one request and many answers, with the headers of the stub. */
  public static <Q, R> Multi<R> of(AbstractStub<?> stub, MethodDescriptor<Q, R> method, Q request) {
    return Multi.createFrom()
        .emitter(
            emitter ->
                ClientCalls.asyncServerStreamingCall(
                    stub.getChannel().newCall(method, stub.getCallOptions()),
                    request,
                    new Reader<Q, R>(emitter)));
  }

  private record Reader<Q, R>(MultiEmitter<? super R> emitter)
      implements ClientResponseObserver<Q, R> {

    @Override
    public void beforeStart(ClientCallStreamObserver<Q> call) {
      emitter.onTermination(() -> call.cancel("nobody reads any more", null));
    }

    @Override
    public void onNext(R answer) {
      emitter.emit(answer);
    }

    @Override
    public void onError(Throwable failure) {
      if (!emitter.isCancelled()) {
        emitter.fail(failure);
      }
    }

    @Override
    public void onCompleted() {
      emitter.complete();
    }
  }
}
