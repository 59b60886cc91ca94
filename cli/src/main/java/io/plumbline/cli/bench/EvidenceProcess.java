package io.plumbline.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The memory of the evidence service's process, where the system tells it. */
record EvidenceProcess(long pid) {

  /** Starts the peak over, where the system lets us. */
  void forgetPeak() {
    try {
      Files.writeString(proc("clear_refs"), "5");
    } catch (IOException e) {
      // then the peak is that of the whole life of the process
    }
  }

  /** The most memory it held, in MiB. */
  OptionalLong peakMegabytes() {
    try {
      return Files.readAllLines(proc("status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  private Path proc(String file) {
    return Path.of("/proc", Long.toString(pid), file);
  }
}
