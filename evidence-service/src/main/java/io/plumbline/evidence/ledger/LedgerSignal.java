package io.plumbline.evidence.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicReference;

/** Tells the sequencer of this process after a commit that leaves wait. */
@ApplicationScoped
public class LedgerSignal {

  private final AtomicReference<Runnable> listener = new AtomicReference<>(() -> {});

  /** Whom to tell. */
  public void listen(Runnable sequencer) {
    listener.set(sequencer);
  }

  void wake() {
    listener.get().run();
  }
}
