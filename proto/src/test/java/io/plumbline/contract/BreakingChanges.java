package io.plumbline.contract;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a client of the last release would trip over: AIP-180, on the wire, in JSON and in generated
 * Java. Every element of the release is described by one line under a key that must not go away;
 * the line must stay the same. Additions are free.
 */
final class BreakingChanges {

  private BreakingChanges() {}

  /**
   * One line for each element of {@code released} that {@code now} lacks or describes otherwise.
   */
  static List<String> between(Contract released, Contract now) {
    Map<String, String> after = describe(now);
    return describe(released).entrySet().stream()
        .filter(element -> !element.getValue().equals(after.get(element.getKey())))
        .map(element -> difference(element, after.get(element.getKey())))
        .toList();
  }

  private static String difference(Map.Entry<String, String> before, @Nullable String after) {
    return after == null
        ? before.getKey() + " was removed (" + before.getValue() + ")"
        : before.getKey() + " was " + before.getValue() + ", is " + after;
  }

  private static Map<String, String> describe(Contract contract) {
    Map<String, String> elements = new TreeMap<>();
    contract.messages().forEach(message -> elements.put(message.getFullName(), "message"));
    contract.enums().forEach(type -> elements.put(type.getFullName(), "enum"));
    contract.services().forEach(service -> elements.put(service.getFullName(), "service"));
    contract.fields().forEach(field -> elements.put(key(field), describe(field)));
    values(contract).forEach(value -> elements.put(key(value), value.getName()));
    contract.methods().forEach(call -> elements.put(call.getFullName(), describe(call)));
    return elements;
  }

  private static Stream<EnumValueDescriptor> values(Contract contract) {
    return contract.enums().map(EnumDescriptor::getValues).flatMap(List::stream);
  }

  private static String key(FieldDescriptor field) {
    return field.getContainingType().getFullName() + " field " + field.getNumber();
  }

  private static String key(EnumValueDescriptor value) {
    return value.getType().getFullName() + " value " + value.getNumber();
  }

  private static String describe(FieldDescriptor field) {
    OneofDescriptor oneof = field.getRealContainingOneof();
    return "%s %s %s%s"
        .formatted(
            cardinality(field),
            type(field),
            field.getName(),
            oneof == null ? "" : " of " + oneof.getName());
  }

  private static String cardinality(FieldDescriptor field) {
    if (field.isRepeated()) {
      return "repeated";
    }
    return field.hasPresence() ? "optional" : "plain";
  }

  private static String type(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case MESSAGE -> type(field.getMessageType());
      case ENUM -> field.getEnumType().getFullName();
      default -> field.getType().toString();
    };
  }

  private static String type(Descriptor message) {
    return message.getOptions().getMapEntry()
        ? "map<%s, %s>"
            .formatted(type(message.findFieldByNumber(1)), type(message.findFieldByNumber(2)))
        : message.getFullName();
  }

  private static String describe(MethodDescriptor call) {
    return "%s%s -> %s%s, permission %s, %s"
        .formatted(
            call.isClientStreaming() ? "stream " : "",
            call.getInputType().getFullName(),
            call.isServerStreaming() ? "stream " : "",
            call.getOutputType().getFullName(),
            AccessChecks.permission(call),
            HttpChecks.describe(call));
  }
}
