package io.plumbline.cli.stack;

import java.util.List;

/** Options of the JVMs of the local stack: quick to start and small, not fast under load. */
final class ServiceJvm {
  static final List<String> OPTIONS =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xms48m",
          "-Xmx256m",
          "-Xss512k",
          "-XX:+ExitOnOutOfMemoryError",
          "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

  private ServiceJvm() {}
}
