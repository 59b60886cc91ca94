package io.plumbline.evidence.ingest;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** What one tenant has open and has sent of late. Used by many calls at once. */
final class TenantShare {

  private static final Duration A_MOMENT = Duration.ofSeconds(1);
  private static final Duration A_WHILE = Duration.ofSeconds(10);

  private final String tenant;
  private final TenantLimits limits;
  private final LongSupplier nanos;
  private final TokenBucket records;
  private final TokenBucket bytes;
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicLong spooled = new AtomicLong();

  TenantShare(String tenant, TenantLimits limits, LongSupplier nanos) {
    this.tenant = tenant;
    this.limits = limits;
    this.nanos = nanos;
    long now = nanos.getAsLong();
    this.records = new TokenBucket(limits.recordsPerSecond(), limits.burst(), now);
    this.bytes = new TokenBucket(limits.bytesPerSecond(), limits.burst(), now);
  }

  Lease enter() {
    refuseUnlessReady(records, "records_per_second", limits.recordsPerSecond());
    refuseUnlessReady(bytes, "bytes_per_second", limits.bytesPerSecond());
    int most = limits.calls();
    if (calls.incrementAndGet() > most && most > 0) {
      calls.decrementAndGet();
      throw IngestErrors.quota(tenant, "calls", most, A_MOMENT);
    }
    return new Lease(this);
  }

  void leave(long heldBytes) {
    calls.decrementAndGet();
    spooled.addAndGet(-heldBytes);
  }

  /** Takes records whole, or refuses them whole. */
  void takeRecords(long n) {
    refuseUnlessReady(records, "records_per_second", limits.recordsPerSecond());
    records.take(n, nanos.getAsLong());
  }

  /** Takes bytes; gives how long to wait before more of them. */
  Duration takeBytes(long n) {
    long now = nanos.getAsLong();
    bytes.take(n, now);
    return bytes.untilReady(now);
  }

  /** Holds room on the disk, or refuses. */
  void holdBytes(long n) {
    long most = limits.spoolBytes();
    if (spooled.addAndGet(n) > most && most > 0) {
      spooled.addAndGet(-n);
      throw IngestErrors.quota(tenant, "spool_bytes", most, A_WHILE);
    }
  }

  private void refuseUnlessReady(TokenBucket bucket, String limit, long most) {
    Duration wait = bucket.untilReady(nanos.getAsLong());
    if (!wait.isZero()) {
      throw IngestErrors.quota(tenant, limit, most, wait);
    }
  }
}
