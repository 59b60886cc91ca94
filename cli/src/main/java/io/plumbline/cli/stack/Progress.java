package io.plumbline.cli.stack;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Lines that tell a person what is happening and how long it has taken since the start. */
public final class Progress {
  private final PrintStream out;
  private final long start = System.nanoTime();

  public Progress(PrintStream out) {
    this.out = out;
  }

  /** One line without a time. */
  public synchronized void say(String line) {
    out.println(line);
    out.flush();
  }

  /** A part or step is done. */
  public synchronized void done(String what, String detail) {
    double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    say(String.format(Locale.ROOT, "  %5.1f s  %-11s %s", seconds, what, detail));
  }
}
