package io.plumbline.cli.stack;

import io.plumbline.embedded.CacheDirectory;
import io.plumbline.embedded.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What would keep the stack from starting, found before anything is started. */
public final class Preflight {
  private static final long MEBI = 1024 * 1024;
  private static final long MEMORY_NEEDED = 2000 * MEBI;
  private static final long DATA_NEEDED = 1000 * MEBI;
  private static final long CACHE_NEEDED = 600 * MEBI;

  private Preflight() {}

  /** One line for each obstacle; empty when there is none. */
  public static List<String> obstacles(StackHome home, StackPorts ports) {
    List<String> lines = new ArrayList<>();
    ports.uses().forEach((port, use) -> takenPort(port, use).ifPresent(lines::add));
    missingPrograms(home).ifPresent(lines::add);
    tooLittleMemory().ifPresent(lines::add);
    tooLittleSpace(home.data(), DATA_NEEDED).ifPresent(lines::add);
    tooLittleSpace(CacheDirectory.root(), CACHE_NEEDED).ifPresent(lines::add);
    return lines;
  }

  private static Optional<String> takenPort(int port, String use) {
    if (Ports.isFree(port)) {
      return Optional.empty();
    }
    String owner = PortOwner.of(port).map(name -> " by " + name).orElse("");
    return Optional.of(
        "port " + port + " (" + use + ") is taken" + owner + "; move all with --port-offset N");
  }

  private static Optional<String> missingPrograms(StackHome home) {
    for (Part part : Part.values()) {
      Path jar = home.application(part).resolve("quarkus-run.jar");
      if (part.isOurs() && !Files.exists(jar)) {
        return Optional.of(part.label() + " is not built: " + jar + " is missing");
      }
    }
    return Optional.empty();
  }

  /** Linux tells what is available; elsewhere nothing is checked. */
  private static Optional<String> tooLittleMemory() {
    Path file = Path.of("/proc/meminfo");
    try {
      Optional<Long> kibibytes =
          Files.exists(file)
              ? Files.readAllLines(file).stream()
                  .filter(line -> line.startsWith("MemAvailable:"))
                  .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                  .findFirst()
              : Optional.empty();
      return kibibytes
          .map(value -> value * 1024)
          .filter(free -> free < MEMORY_NEEDED)
          .map(free -> shortage("memory", free, MEMORY_NEEDED));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> tooLittleSpace(Path folder, long needed) {
    try {
      Path existing =
          Stream.iterate(folder.toAbsolutePath(), Objects::nonNull, Path::getParent)
              .filter(Files::exists)
              .findFirst()
              .orElse(Path.of("/"));
      long free = Files.getFileStore(existing).getUsableSpace();
      return free < needed
          ? Optional.of(shortage("disk space at " + folder, free, needed))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of(folder + " can not be used: " + e.getMessage());
    }
  }

  private static String shortage(String what, long free, long needed) {
    return String.format(
        Locale.ROOT, "not enough %s: %d MiB needed, %d MiB free", what, needed / MEBI, free / MEBI);
  }
}
