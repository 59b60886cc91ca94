package io.plumbline.cli.stack;

import io.plumbline.embedded.EmbeddedPostgres;
import io.plumbline.embedded.JavaProgram;
import io.plumbline.embedded.LeashedCommand;
import io.plumbline.embedded.LeashedProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Brings the databases to the version of the built services: roles and database, then migrations,
 * each a short-lived process on the service's own class path, as a deployment does it. What was
 * done for the same build before is not done again.
 */
final class Databases {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String PACKAGE = "io.plumbline.platform.persistence.";

  private final StackHome home;
  private final StackSecrets secrets;

  Databases(StackHome home, StackSecrets secrets) {
    this.home = home;
    this.secrets = secrets;
  }

  void prepare(Part service, EmbeddedPostgres postgres) {
    Path marker = home.of(service).resolve("migrated");
    String build = fingerprint(service);
    try {
      if (Files.exists(marker) && Files.readString(marker).equals(build)) {
        return;
      }
      step(service, "bootstrap", "Bootstrap", postgres);
      step(service, "migrate", "Migrate", postgres);
      Files.writeString(marker, build);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void step(Part service, String name, String mainClass, EmbeddedPostgres postgres) {
    Path application = home.application(service);
    List<String> line = new ArrayList<>(JavaProgram.command());
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m"));
    line.add("-cp");
    line.add(
        String.join(
            File.pathSeparator,
            application.resolve("app") + "/*",
            application.resolve("lib/main") + "/*",
            application.resolve("lib/boot") + "/*"));
    line.add(PACKAGE + mainClass);
    LeashedProcess.start(
            LeashedCommand.of(name, line, environment(service, postgres), home.of(service)))
        .awaitSuccess(LIMIT);
  }

  private Map<String, String> environment(Part service, EmbeddedPostgres postgres) {
    Map<String, String> told = new HashMap<>();
    told.put("PLUMBLINE_SERVICE", service.label());
    told.put("PLUMBLINE_ADMIN_URL", postgres.jdbcUrl("postgres"));
    told.put("PLUMBLINE_ADMIN_USER", EmbeddedPostgres.SUPERUSER);
    told.put("PLUMBLINE_ADMIN_PASSWORD", postgres.password());
    told.put("PLUMBLINE_MIGRATOR_URL", postgres.jdbcUrl("plumbline_" + service.label()));
    told.put("PLUMBLINE_MIGRATOR_PASSWORD", secrets.get(service.label() + ".migrator"));
    told.put("PLUMBLINE_APP_PASSWORD", secrets.get(service.label() + ".app"));
    told.put("PLUMBLINE_SYSTEM_PASSWORD", secrets.get(service.label() + ".system"));
    return told;
  }

  /** Changes whenever our jars in the service change. */
  private String fingerprint(Part service) {
    Path application = home.application(service);
    try (Stream<Path> app = Files.list(application.resolve("app"));
        Stream<Path> libraries = Files.list(application.resolve("lib/main"))) {
      List<String> jars =
          Stream.concat(app, libraries)
              .filter(jar -> jar.getFileName().toString().contains("SNAPSHOT"))
              .map(Databases::stamp)
              .sorted()
              .toList();
      return String.join("\n", jars);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String stamp(Path jar) {
    try {
      return jar.getFileName() + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
