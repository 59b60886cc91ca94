package io.plumbline.evidence.ingest;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** The right of one call to be there, and what it holds; given back once. */
final class Lease implements AutoCloseable {

  private final TenantShare share;
  private final AtomicLong held = new AtomicLong();
  private final AtomicBoolean closed = new AtomicBoolean();

  Lease(TenantShare share) {
    this.share = share;
  }

  /**
   * Takes records whole.
   *
   * @throws io.plumbline.platform.grpc.DomainException RESOURCE_EXHAUSTED when none may come now
   */
  void records(long n) {
    share.takeRecords(n);
  }

  /** Takes bytes; gives how long to wait before more of them are asked for. */
  Duration bytes(long n) {
    return share.takeBytes(n);
  }

  /**
   * Holds room on the disk until the call ends.
   *
   * @throws io.plumbline.platform.grpc.DomainException RESOURCE_EXHAUSTED when the tenant holds all
   *     it may
   */
  void spool(long n) {
    share.holdBytes(n);
    held.addAndGet(n);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      share.leave(held.get());
    }
  }
}
