package io.plumbline.contract;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.GenericDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How things are called: buf's STANDARD rules and AIP-140, AIP-142, AIP-190. */
final class NamingChecks {

  private static final Predicate<String> LOWER_SNAKE =
      Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*").asMatchPredicate();
  private static final Predicate<String> UPPER_CAMEL =
      Pattern.compile("([A-Z][a-z0-9]+)+").asMatchPredicate();
  private static final String TIMESTAMP = "google.protobuf.Timestamp";

  private NamingChecks() {}

  static Stream<String> servicesEndInService(Contract contract) {
    return contract
        .services()
        .filter(service -> !service.getName().endsWith("Service"))
        .map(GenericDescriptor::getFullName);
  }

  static Stream<String> requestsAndResponses(Contract contract) {
    return contract.methods().filter(method -> !wellNamed(method)).map(NamingChecks::signature);
  }

  static Stream<String> fieldsLowerSnake(Contract contract) {
    Stream<GenericDescriptor> oneofs =
        contract.messages().flatMap(message -> message.getRealOneofs().stream());
    return Stream.concat(contract.fields(), oneofs)
        .filter(named -> !LOWER_SNAKE.test(named.getName()))
        .map(GenericDescriptor::getFullName);
  }

  static Stream<String> typesUpperCamel(Contract contract) {
    Stream<GenericDescriptor> types = Stream.concat(contract.messages(), contract.enums());
    Stream<GenericDescriptor> calls = Stream.concat(contract.services(), contract.methods());
    return Stream.concat(types, calls)
        .filter(named -> !UPPER_CAMEL.test(named.getName()))
        .map(GenericDescriptor::getFullName);
  }

  static Stream<String> timesEndInTime(Contract contract) {
    return contract
        .fields()
        .filter(field -> isTimestamp(field) != field.getName().endsWith("_time"))
        .map(
            field ->
                field.getFullName() + ": `_time` is for timestamps, and they are all so named");
  }

  static Stream<String> enumZeroUnspecified(Contract contract) {
    return contract
        .enums()
        .filter(
            type -> !type.findValueByNumber(0).getName().equals(upperSnake(type) + "_UNSPECIFIED"))
        .map(GenericDescriptor::getFullName);
  }

  static Stream<String> enumValuesPrefixed(Contract contract) {
    return contract
        .enums()
        .flatMap(type -> type.getValues().stream())
        .filter(value -> !value.getName().startsWith(upperSnake(value.getType()) + "_"))
        .map(GenericDescriptor::getFullName);
  }

  private static boolean wellNamed(MethodDescriptor method) {
    Descriptor response = method.getOutputType();
    boolean own = response.getName().equals(method.getName() + "Response");
    boolean resource =
        !response.getName().endsWith("Response") && !response.getName().endsWith("Request");
    return method.getInputType().getName().equals(method.getName() + "Request")
        && (own || (resource && !method.isClientStreaming()));
  }

  private static String signature(MethodDescriptor method) {
    return "%s(%s) returns (%s)"
        .formatted(
            method.getFullName(),
            method.getInputType().getName(),
            method.getOutputType().getName());
  }

  private static boolean isTimestamp(FieldDescriptor field) {
    return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
        && field.getMessageType().getFullName().equals(TIMESTAMP);
  }

  private static String upperSnake(EnumDescriptor type) {
    return type.getName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
  }
}
