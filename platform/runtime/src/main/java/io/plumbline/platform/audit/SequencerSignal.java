package io.plumbline.platform.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the sequencer of this process after a commit. */
@ApplicationScoped
public class SequencerSignal {

  private final Semaphore signal = new Semaphore(0);

  void wake() {
    signal.release();
  }

  void await(Duration atMost) throws InterruptedException {
    if (signal.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      signal.drainPermits();
    }
  }
}
