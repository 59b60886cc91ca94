package io.plumbline.cli.ingest;

import io.plumbline.cli.client.Words;
import io.plumbline.proto.evidence.v1.UploadProgress;
import java.io.PrintStream;
import java.nio.file.Path;

/** Shows how far an upload is: one line that is written over, on a terminal only. */
final class UploadMeter {
  private static final int WIDTH = 60;

  private final PrintStream out;
  private final boolean terminal;
  private boolean shown;

  UploadMeter(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void show(UploadProgress progress) {
    if (!terminal) {
      return;
    }
    String records =
        progress.getTotalRecordCount() > 0
            ? "%d of %d records"
                .formatted(progress.getRecordCount(), progress.getTotalRecordCount())
            : "%d KiB".formatted(progress.getByteCount() / 1024);
    write(Words.lower(progress.getPhase()) + ", " + records);
    shown = true;
  }

  void again(Path file, int attempt) {
    end();
    out.println("the service is away, sending " + file + " again (" + attempt + ")");
  }

  void end() {
    if (shown) {
      write("");
      out.print('\r');
      out.flush();
      shown = false;
    }
  }

  private void write(String text) {
    out.print("\r" + text + " ".repeat(Math.max(0, WIDTH - text.length())));
    out.flush();
  }
}
