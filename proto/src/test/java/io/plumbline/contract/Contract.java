package io.plumbline.contract;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Our own files of a descriptor set, and the table of roles that belongs to them.
 *
 * @param roles the permissions of each role
 */
record Contract(List<FileDescriptor> files, Map<String, Set<String>> roles) {

  private static final String OURS = "plumbline/";

  /** What stands under {@code root}, with the table of roles that ships with the contracts. */
  static Contract compile(Path root) {
    return new Contract(link(Protoc.compile(root)), shippedRoles());
  }

  /** What a committed image holds. */
  static Contract read(InputStream image) {
    try {
      return new Contract(link(Protoc.read(image)), Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Contract withRoles(Map<String, Set<String>> other) {
    return new Contract(files, other);
  }

  /** The one file at {@code path}. */
  Contract only(String path) {
    return new Contract(files.stream().filter(file -> file.getName().equals(path)).toList(), roles);
  }

  /** Every message, nested ones included, the entries of maps left out. */
  Stream<Descriptor> messages() {
    return files.stream().flatMap(file -> file.getMessageTypes().stream()).flatMap(Contract::tree);
  }

  Stream<FieldDescriptor> fields() {
    return messages().flatMap(message -> message.getFields().stream());
  }

  Stream<EnumDescriptor> enums() {
    return Stream.concat(
        files.stream().flatMap(file -> file.getEnumTypes().stream()),
        messages().flatMap(message -> message.getEnumTypes().stream()));
  }

  Stream<ServiceDescriptor> services() {
    return files.stream().flatMap(file -> file.getServices().stream());
  }

  Stream<MethodDescriptor> methods() {
    return services().flatMap(service -> service.getMethods().stream());
  }

  private static Stream<Descriptor> tree(Descriptor message) {
    return Stream.concat(
        Stream.of(message),
        message.getNestedTypes().stream()
            .filter(nested -> !nested.getOptions().getMapEntry())
            .flatMap(Contract::tree));
  }

  private static List<FileDescriptor> link(FileDescriptorSet image) {
    Map<String, FileDescriptor> linked = new HashMap<>();
    for (FileDescriptorProto file : image.getFileList()) {
      FileDescriptor[] imports =
          file.getDependencyList().stream().map(linked::get).toArray(FileDescriptor[]::new);
      try {
        linked.put(file.getName(), FileDescriptor.buildFrom(file, imports));
      } catch (DescriptorValidationException e) {
        throw new IllegalArgumentException(e);
      }
    }
    return linked.values().stream()
        .filter(file -> file.getName().startsWith(OURS))
        .sorted((one, other) -> one.getName().compareTo(other.getName()))
        .toList();
  }

  private static Map<String, Set<String>> shippedRoles() {
    Properties table = new Properties();
    try (InputStream in =
        Contract.class.getResourceAsStream("/META-INF/plumbline-roles.properties")) {
      table.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Set<String>> roles = new TreeMap<>();
    table.forEach(
        (role, permissions) ->
            roles.put(
                role.toString(),
                Arrays.stream(permissions.toString().split(","))
                    .map(String::strip)
                    .collect(Collectors.toSet())));
    return roles;
  }
}
