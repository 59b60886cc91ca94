package io.plumbline.platform.grpc;

import io.grpc.ServerCall;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what happens to a call until it is known who handles it. All its methods run on the event
 * loop of the call, so it needs no lock.
 */
final class DelayedListener<Q> extends ServerCall.Listener<Q> {

  private final Queue<Consumer<ServerCall.Listener<Q>>> early = new ArrayDeque<>();
  private ServerCall.@Nullable Listener<Q> target;

  /** Hands over to the handler everything that has happened and will happen. */
  void set(ServerCall.Listener<Q> listener) {
    while (!early.isEmpty()) {
      early.remove().accept(listener);
    }
    target = listener;
  }

  @Override
  public void onMessage(Q message) {
    pass(l -> l.onMessage(message));
  }

  @Override
  public void onHalfClose() {
    pass(ServerCall.Listener::onHalfClose);
  }

  @Override
  public void onCancel() {
    pass(ServerCall.Listener::onCancel);
  }

  @Override
  public void onComplete() {
    pass(ServerCall.Listener::onComplete);
  }

  @Override
  public void onReady() {
    pass(ServerCall.Listener::onReady);
  }

  private void pass(Consumer<ServerCall.Listener<Q>> event) {
    if (target == null) {
      early.add(event);
    } else {
      event.accept(target);
    }
  }
}
