package io.plumbline.evidence.ledger;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells the sequencer of this process after a commit that leaves wait. */
@ApplicationScoped
public class LedgerSignal {

  private volatile Runnable listener = () -> {};

  /** Whom to tell. */
  public void listen(Runnable sequencer) {
    listener = sequencer;
  }

  void wake() {
    listener.run();
  }
}
