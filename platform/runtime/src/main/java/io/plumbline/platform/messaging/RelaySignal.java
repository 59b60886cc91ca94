package io.plumbline.platform.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the relay of this process after a commit; many wakes before one look count as one. */
@ApplicationScoped
public class RelaySignal {

  private final Semaphore signal = new Semaphore(0);

  /** There may be rows to send. */
  public void wake() {
    signal.release();
  }

  void await(Duration atMost) throws InterruptedException {
    if (signal.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      signal.drainPermits();
    }
  }
}
