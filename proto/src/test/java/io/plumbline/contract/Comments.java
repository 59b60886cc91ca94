package io.plumbline.contract;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The comment above each element of a file, by the element's full name; empty where there is none.
 * Paths into the source are those of `google.protobuf.SourceCodeInfo`.
 */
final class Comments {

  private static final List<Integer> SYNTAX = List.of(FileDescriptorProto.SYNTAX_FIELD_NUMBER);

  private final Map<List<Integer>, String> byPath = new HashMap<>();
  private final Map<String, String> byName = new LinkedHashMap<>();

  private Comments(FileDescriptor file) {
    file.toProto()
        .getSourceCodeInfo()
        .getLocationList()
        .forEach(at -> byPath.put(at.getPathList(), at.getLeadingComments().strip()));
    put(file.getName(), SYNTAX);
    for (Descriptor message : file.getMessageTypes()) {
      message(message, List.of(FileDescriptorProto.MESSAGE_TYPE_FIELD_NUMBER));
    }
    for (EnumDescriptor type : file.getEnumTypes()) {
      enumeration(type, List.of(FileDescriptorProto.ENUM_TYPE_FIELD_NUMBER));
    }
    file.getServices().forEach(this::service);
    file.getExtensions()
        .forEach(
            extension ->
                put(
                    extension.getFullName(),
                    List.of(FileDescriptorProto.EXTENSION_FIELD_NUMBER, extension.getIndex())));
  }

  static Map<String, String> of(FileDescriptor file) {
    return new Comments(file).byName;
  }

  private void message(Descriptor message, List<Integer> parent) {
    if (message.getOptions().getMapEntry()) {
      return;
    }
    List<Integer> path = below(parent, message.getIndex());
    put(message.getFullName(), path);
    message
        .getFields()
        .forEach(
            field ->
                put(
                    field.getFullName(),
                    below(path, DescriptorProto.FIELD_FIELD_NUMBER, field.getIndex())));
    message
        .getRealOneofs()
        .forEach(
            oneof ->
                put(
                    oneof.getFullName(),
                    below(path, DescriptorProto.ONEOF_DECL_FIELD_NUMBER, oneof.getIndex())));
    message
        .getNestedTypes()
        .forEach(nested -> message(nested, below(path, DescriptorProto.NESTED_TYPE_FIELD_NUMBER)));
    message
        .getEnumTypes()
        .forEach(
            nested -> enumeration(nested, below(path, DescriptorProto.ENUM_TYPE_FIELD_NUMBER)));
  }

  private void enumeration(EnumDescriptor type, List<Integer> parent) {
    List<Integer> path = below(parent, type.getIndex());
    put(type.getFullName(), path);
    type.getValues()
        .forEach(
            value ->
                put(
                    type.getFullName() + "." + value.getName(),
                    below(path, EnumDescriptorProto.VALUE_FIELD_NUMBER, value.getIndex())));
  }

  private void service(ServiceDescriptor service) {
    List<Integer> path = List.of(FileDescriptorProto.SERVICE_FIELD_NUMBER, service.getIndex());
    put(service.getFullName(), path);
    service
        .getMethods()
        .forEach(
            method ->
                put(
                    method.getFullName(),
                    below(path, ServiceDescriptorProto.METHOD_FIELD_NUMBER, method.getIndex())));
  }

  private void put(String name, List<Integer> path) {
    byName.put(name, byPath.getOrDefault(path, ""));
  }

  private static List<Integer> below(List<Integer> path, Integer... more) {
    List<Integer> deeper = new ArrayList<>(path);
    deeper.addAll(List.of(more));
    return deeper;
  }
}
