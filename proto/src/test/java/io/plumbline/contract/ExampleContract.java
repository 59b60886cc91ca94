package io.plumbline.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** A contract that keeps every rule, to be broken by tests. */
final class ExampleContract {

  static final String PATH = "plumbline/beams/v1/beam_service.proto";
  private static final Map<String, Set<String>> ROLES =
      Map.of("viewer", Set.of("beams.read"), "admin", Set.of("beams.read", "beams.write"));

  private ExampleContract() {}

  static Contract compile(Path root) throws IOException {
    return compile(root, PATH, source());
  }

  /** The contract with every {@code from} in it replaced; there must be one. */
  static Contract changed(Path root, String from, String to) throws IOException {
    if (!source().contains(from)) {
      throw new IllegalArgumentException("the example has no " + from);
    }
    return compile(root, PATH, source().replace(from, to));
  }

  static Contract compile(Path root, String path, String source) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, source);
    return Contract.compile(root).only(path).withRoles(ROLES);
  }

  static String source() throws IOException {
    try (InputStream in =
        ExampleContract.class.getResourceAsStream("/contract/beam_service.proto")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
