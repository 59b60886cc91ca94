package io.plumbline.contract;

import build.buf.validate.ValidateProto;
import com.google.api.AnnotationsProto;
import com.google.api.FieldBehaviorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.ExtensionRegistry;
import io.plumbline.proto.authz.v1.OptionsProto;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs the protoc that the build has unpacked into `target/`. Quarkus can write a descriptor set
 * too, but without the comments.
 */
final class Protoc {

  static final Path CONTRACTS = Path.of("src/main/proto");
  private static final Path TARGET = Path.of("target");

  private Protoc() {}

  /** Every file under {@code root} with everything it imports, comments included. */
  static FileDescriptorSet compile(Path root) {
    try {
      Path image = Files.createTempFile(TARGET, "contract", ".binpb");
      try {
        run(command(root, image));
        return read(Files.newInputStream(image));
      } finally {
        Files.deleteIfExists(image);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a descriptor set together with the options that the checks look at. */
  static FileDescriptorSet read(InputStream image) throws IOException {
    try (image) {
      return FileDescriptorSet.parseFrom(image, extensions());
    }
  }

  private static ExtensionRegistry extensions() {
    ExtensionRegistry registry = ExtensionRegistry.newInstance();
    AnnotationsProto.registerAllExtensions(registry);
    FieldBehaviorProto.registerAllExtensions(registry);
    OptionsProto.registerAllExtensions(registry);
    ValidateProto.registerAllExtensions(registry);
    return registry;
  }

  private static List<String> command(Path root, Path image) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(
        only(TARGET, "com.google.protobuf-protoc-*-exe").get(0).toAbsolutePath().toString());
    command.add("--include_imports");
    command.add("--include_source_info");
    command.add("--descriptor_set_out=" + image);
    command.add("-I" + root);
    if (!root.equals(CONTRACTS)) {
      command.add("-I" + CONTRACTS);
    }
    for (Path imports : only(TARGET.resolve("protoc-dependencies"), "*")) {
      command.add("-I" + imports);
    }
    try (Stream<Path> tree = Files.walk(root)) {
      tree.filter(file -> file.toString().endsWith(".proto"))
          .sorted()
          .forEach(file -> command.add(file.toString()));
    }
    return command;
  }

  private static List<Path> only(Path directory, String glob) throws IOException {
    List<Path> found = new ArrayList<>();
    try (var entries = Files.newDirectoryStream(directory, glob)) {
      entries.forEach(found::add);
    }
    if (found.isEmpty()) {
      throw new IllegalStateException("no " + glob + " in " + directory + ": run generate-sources");
    }
    return found;
  }

  private static void run(List<String> command) throws IOException {
    Process protoc = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(protoc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (protoc.waitFor() != 0) {
        throw new IllegalArgumentException(output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
