package io.plumbline.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What the build noted about files of the local Maven repository, as resources of this jar: they
 * are too big to be copied and must stay off the class path of those who use this module.
 */
final class BuildFiles {
  private BuildFiles() {}

  /** Class path of the broker, without this module. */
  static String kafkaClassPath() {
    return read("kafka.classpath");
  }

  /** Keycloak's distribution archive. */
  static Path keycloakZip() {
    return Path.of(read("keycloak.zip.path"));
  }

  private static String read(String resource) {
    try (InputStream in = BuildFiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new StartFailedException(
            resource + " is missing: build platform/embedded with ./mvnw first");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
