package io.plumbline.cli.stack;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Options of the JVMs of the local stack: quick to start and small. Only the evidence service may
 * compile for speed: there a scan of some ten thousand findings is worth it. {@code
 * PLUMBLINE_JVM_OPTIONS} replaces them, for a trial of others; <code>{part}</code> in it stands for
 * the name of the part.
 */
final class ServiceJvm {
  private static final String OTHERS = "PLUMBLINE_JVM_OPTIONS";
  private static final String QUICK_ONLY = "-XX:TieredStopAtLevel=1";

  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xms48m",
          "-Xmx256m",
          "-Xss512k",
          "-XX:+ExitOnOutOfMemoryError",
          "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

  private ServiceJvm() {}

  static List<String> options(Part part) {
    return options(part, System.getenv(OTHERS));
  }

  static List<String> options(Part part, @Nullable String others) {
    if (others != null && !others.isBlank()) {
      return List.of(others.strip().replace("{part}", part.label()).split("\\s+"));
    }
    return part == Part.EVIDENCE
        ? OPTIONS
        : Stream.concat(Stream.of(QUICK_ONLY), OPTIONS.stream()).toList();
  }
}
