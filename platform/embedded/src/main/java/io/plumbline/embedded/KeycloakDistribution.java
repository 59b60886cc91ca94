package io.plumbline.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Keycloak's programs, unpacked and prepared for a local database file once per machine. That takes
 * about twenty seconds of one core, so the prepared copy is kept.
 */
final class KeycloakDistribution {
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(5);
  private static final List<String> OPENED =
      List.of("java.util", "java.util.concurrent", "java.security", "java.lang");

  private KeycloakDistribution() {}

  /** The prepared copy; makes it when missing. */
  static Path prepared() {
    Path zip = BuildFiles.keycloakZip();
    String name = zip.getFileName().toString().replace("-quarkus-dist", "").replace(".zip", "");
    return CacheDirectory.entry(name, half -> prepare(zip, half));
  }

  private static void prepare(Path zip, Path directory) throws IOException {
    unpack(zip, directory);
    List<String> line = javaLine(directory, directory);
    line.addAll(List.of("build", "--db=dev-file"));
    LeashedProcess build =
        LeashedProcess.start(LeashedCommand.of("build", line, Map.of(), directory));
    build.awaitSuccess(BUILD_LIMIT);
  }

  private static void unpack(Path archive, Path directory) throws IOException {
    if (!Files.exists(archive)) {
      throw new StartFailedException(archive + " is missing: run ./mvnw package to fetch it");
    }
    try (InputStream file = Files.newInputStream(archive);
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String withoutTop = entry.getName().substring(entry.getName().indexOf('/') + 1);
        Path target = directory.resolve(withoutTop).normalize();
        if (!target.startsWith(directory)) {
          throw new IOException("entry leaves the directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(zip, target);
        }
      }
    }
  }

  /** The Java command up to Keycloak's own arguments, as its start script builds it. */
  static List<String> javaLine(Path programs, Path home) {
    List<String> line = new ArrayList<>(JavaProgram.command());
    line.addAll(List.of("-Xms64m", "-Xmx400m", "-XX:MaxMetaspaceSize=256m", "-XX:+UseSerialGC"));
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError"));
    line.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    line.add("-Dpicocli.disable.closures=true");
    line.add(
        "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
            + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory");
    line.addAll(List.of("-Duser.language=en", "-Duser.country=US"));
    OPENED.forEach(name -> line.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    line.add("-Dkc.home.dir=" + home);
    line.add("-Djboss.server.config.dir=" + home.resolve("conf"));
    line.addAll(List.of("-cp", programs.resolve("lib/quarkus-run.jar").toString()));
    line.add("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
    return line;
  }

  /** Links the programs into a home of its own, so that many servers share one copy. */
  static void link(Path programs, Path home) {
    try {
      Files.createDirectories(home.resolve("data/import"));
      for (String part : List.of("lib", "conf", "providers", "themes")) {
        Path link = home.resolve(part);
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, programs.resolve(part));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
