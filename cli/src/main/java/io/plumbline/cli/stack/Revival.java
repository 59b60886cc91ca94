package io.plumbline.cli.stack;

import io.plumbline.embedded.StartFailedException;
import java.util.function.BooleanSupplier;

/** Starts a part again that ended unasked; gives up after a few tries, so that a person looks. */
final class Revival {
  private static final int TRIES = 5;
  private static final long PAUSE_MILLIS = 1000;

  private final Part part;
  private final Progress progress;
  private final BooleanSupplier closing;

  Revival(Part part, Progress progress, BooleanSupplier closing) {
    this.part = part;
    this.progress = progress;
    this.closing = closing;
  }

  void attempt(Runnable start) {
    for (int attempt = 1; attempt <= TRIES && !closing.getAsBoolean(); attempt++) {
      try {
        start.run();
        return;
      } catch (StartFailedException e) {
        progress.say(String.valueOf(e.getMessage()));
        pause(attempt);
      }
    }
    progress.say(part.label() + " stays down; see: ./plumbline logs " + part.label());
  }

  private static void pause(int attempt) {
    try {
      Thread.sleep(PAUSE_MILLIS * attempt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailedException("interrupted", e);
    }
  }
}
