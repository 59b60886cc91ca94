package io.plumbline.contract;

import com.google.api.FieldBehavior;
import com.google.api.FieldBehaviorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.GenericDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Resources and their standard methods: AIP-132, AIP-134, AIP-154, AIP-155, AIP-158, AIP-203. */
final class ResourceChecks {

  private ResourceChecks() {}

  /** On requests, on resources, and on everything that lies inside them. */
  static Stream<String> fieldBehaviour(Contract contract) {
    Set<Descriptor> concerned = new LinkedHashSet<>();
    contract.methods().forEach(method -> reach(method.getInputType(), concerned));
    contract.messages().filter(ResourceChecks::isResource).forEach(type -> reach(type, concerned));
    return concerned.stream()
        .flatMap(message -> message.getFields().stream())
        .filter(field -> behaviours(field).isEmpty())
        .map(GenericDescriptor::getFullName);
  }

  static Stream<String> resourceNameFirst(Contract contract) {
    return contract
        .fields()
        .filter(field -> behaviours(field).contains(FieldBehavior.IDENTIFIER))
        .filter(field -> !field.getName().equals("name") || field.getNumber() != 1)
        .map(GenericDescriptor::getFullName);
  }

  static Stream<String> listsArePaged(Contract contract) {
    return contract
        .methods()
        .filter(method -> method.getName().matches("(List|Search).*"))
        .filter(method -> !paged(method))
        .map(GenericDescriptor::getFullName);
  }

  static Stream<String> writesCarryRequestId(Contract contract) {
    return contract
        .methods()
        .filter(method -> HttpChecks.unary(method) && !HttpChecks.reads(method))
        .filter(method -> !has(method.getInputType(), "request_id", JavaType.STRING))
        .map(GenericDescriptor::getFullName);
  }

  static Stream<String> updatesTakeMaskAndEtag(Contract contract) {
    return contract
        .methods()
        .filter(method -> method.getName().startsWith("Update"))
        .filter(
            method ->
                !has(method.getInputType(), "update_mask", JavaType.MESSAGE)
                    || !has(method.getOutputType(), "etag", JavaType.STRING))
        .map(GenericDescriptor::getFullName);
  }

  private static boolean paged(MethodDescriptor method) {
    List<FieldDescriptor> response = method.getOutputType().getFields();
    return has(method.getInputType(), "page_size", JavaType.INT)
        && has(method.getInputType(), "page_token", JavaType.STRING)
        && response.get(0).isRepeated()
        && has(method.getOutputType(), "next_page_token", JavaType.STRING);
  }

  private static boolean has(Descriptor message, String name, JavaType type) {
    FieldDescriptor field = message.findFieldByName(name);
    return field != null && field.getJavaType() == type && !field.isRepeated();
  }

  private static boolean isResource(Descriptor message) {
    return message.getFields().stream()
        .anyMatch(field -> behaviours(field).contains(FieldBehavior.IDENTIFIER));
  }

  private static void reach(Descriptor message, Set<Descriptor> reached) {
    boolean ours = message.getFile().getPackage().startsWith("plumbline.");
    if (!ours || message.getOptions().getMapEntry() || !reached.add(message)) {
      return;
    }
    message.getFields().stream()
        .filter(field -> field.getJavaType() == JavaType.MESSAGE)
        .forEach(field -> reach(field.getMessageType(), reached));
  }

  private static List<FieldBehavior> behaviours(FieldDescriptor field) {
    return field.getOptions().getExtension(FieldBehaviorProto.fieldBehavior);
  }
}
