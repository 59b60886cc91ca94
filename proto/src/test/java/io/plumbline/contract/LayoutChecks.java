package io.plumbline.contract;

import com.google.protobuf.DescriptorProtos.FileOptions;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a file lies, what it says about itself, and what Java makes of it. */
final class LayoutChecks {

  private static final Pattern VERSIONED = Pattern.compile("plumbline(\\.[a-z]+)+\\.v[1-9][0-9]*");

  private LayoutChecks() {}

  static Stream<String> directoryIsPackage(Contract contract) {
    return contract.files().stream()
        .filter(
            file ->
                !directory(file).equals(file.getPackage().replace('.', '/'))
                    || !VERSIONED.matcher(file.getPackage()).matches())
        .map(file -> file.getName() + ": package " + file.getPackage());
  }

  static Stream<String> javaOptions(Contract contract) {
    return contract.files().stream()
        .filter(file -> !file.toProto().getOptions().getJavaMultipleFiles() || !javaNames(file))
        .map(file -> file.getName() + ": java_* options are not those of its name");
  }

  static Stream<String> oneServiceAFile(Contract contract) {
    return contract.files().stream()
        .filter(file -> !file.getServices().isEmpty())
        .filter(
            file ->
                file.getServices().size() > 1
                    || !camel(stem(file)).equals(file.getServices().get(0).getName()))
        .map(file -> file.getName() + ": a service lies alone in the file of its name");
  }

  static Stream<String> eventsHaveNoService(Contract contract) {
    return contract
        .services()
        .filter(service -> service.getFile().getPackage().contains(".events."))
        .map(service -> service.getFullName() + ": events are messages only");
  }

  private static boolean javaNames(FileDescriptor file) {
    FileOptions options = file.toProto().getOptions();
    return options.getJavaOuterClassname().equals(camel(stem(file)) + "Proto")
        && options
            .getJavaPackage()
            .equals(file.getPackage().replaceFirst("^plumbline", "io.plumbline.proto"));
  }

  private static String directory(FileDescriptor file) {
    return file.getName().substring(0, file.getName().lastIndexOf('/'));
  }

  private static String stem(FileDescriptor file) {
    return file.getName().substring(file.getName().lastIndexOf('/') + 1).replace(".proto", "");
  }

  private static String camel(String snake) {
    return Arrays.stream(snake.split("_"))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }
}
