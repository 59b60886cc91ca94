package io.plumbline.evidence.replay;

import io.grpc.stub.ServerCallStreamObserver;
import io.plumbline.proto.evidence.v1.ReplayResponse;
import io.quarkus.grpc.ExceptionHandlerProvider;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Sends changes as the client takes them: at most one page waits here. Runs on the call's own event
 * loop.
 */
final class ReplayStream {

  private final Changes changes;
  private final ExceptionHandlerProvider errors;
  private final String tenant;
  private final ServerCallStreamObserver<ReplayResponse> out;
  private final Deque<ReplayResponse> waiting = new ArrayDeque<>();
  private final long head;
  private long next;
  private boolean reading;
  private boolean ended;

  ReplayStream(
      Changes changes,
      ExceptionHandlerProvider errors,
      String tenant,
      long from,
      long head,
      ServerCallStreamObserver<ReplayResponse> out) {
    this.changes = changes;
    this.errors = errors;
    this.tenant = tenant;
    this.next = Math.max(1, from);
    this.head = head;
    this.out = out;
  }

  void go() {
    if (ended || out.isCancelled()) {
      return;
    }
    while (out.isReady() && !waiting.isEmpty()) {
      out.onNext(waiting.remove());
    }
    if (waiting.isEmpty() && next > head) {
      ended = true;
      out.onCompleted();
    } else if (waiting.isEmpty() && !reading && out.isReady()) {
      reading = true;
      changes.from(tenant, next).subscribe().with(this::take, this::fail);
    }
  }

  private void take(List<ReplayResponse> page) {
    reading = false;
    for (ReplayResponse change : page) {
      if (change.getSequence() != next) {
        fail(new IllegalStateException("change " + next + " of " + tenant + " is missing"));
        return;
      }
      next++;
      waiting.add(change);
    }
    if (page.isEmpty()) {
      fail(new IllegalStateException("change " + next + " of " + tenant + " is missing"));
      return;
    }
    go();
  }

  private void fail(Throwable failure) {
    reading = false;
    if (!ended) {
      ended = true;
      out.onError(errors.transform(failure));
    }
  }
}
