package io.plumbline.cli.workload;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.plumbline.cli.client.Names;
import io.plumbline.cli.workload.Problem.Place;
import io.plumbline.proto.assessment.v1.Workload;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads one workload of a file by the fields of its contract. Scalars are taken as they are
 * written, so that {@code 012345678901} stays an account.
 */
final class WorkloadNode {
  private static final Pattern ID = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

  private final List<Problem> problems;
  private final Map<String, Place> places = new HashMap<>();
  private String id = "";
  private boolean archived;

  /**
   * @param problems where to tell what is wrong
   */
  WorkloadNode(List<Problem> problems) {
    this.problems = problems;
  }

  /** The workload; nothing when it is too broken to say which one it is. */
  Optional<Declared> read(Node node) {
    places.put("", WorkloadFile.place(node.getStartMark()));
    Workload.Builder workload = Workload.newBuilder();
    mapping(node, "", workload, Fields.ofWorkload());
    if (id.isEmpty()) {
      if (node instanceof MappingNode && !places.containsKey("id")) {
        problem(node, "the key id is missing");
      }
      return Optional.empty();
    }
    Workload said = Fields.normal(workload.setName(Names.workload(id)).build());
    return Optional.of(new Declared(id, said, archived, places));
  }

  private void mapping(
      Node node, String path, Message.Builder message, List<FieldDescriptor> fields) {
    if (!(node instanceof MappingNode mapping)) {
      problem(node, "must be a mapping");
      return;
    }
    Set<String> seen = new HashSet<>();
    for (NodeTuple entry : mapping.getValue()) {
      String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (!seen.add(key)) {
        problem(entry.getKeyNode(), key + " is there twice");
      } else if (!isNull(entry.getValueNode())) {
        entry(entry, key, path, message, fields);
      }
    }
  }

  private void entry(
      NodeTuple entry,
      String key,
      String path,
      Message.Builder message,
      List<FieldDescriptor> fields) {
    String at = path.isEmpty() ? key : path + "." + key;
    places.put(at, WorkloadFile.place(entry.getValueNode().getStartMark()));
    Optional<FieldDescriptor> field =
        fields.stream().filter(f -> f.getName().equals(key)).findFirst();
    if (field.isPresent()) {
      value(entry.getValueNode(), at, message, field.get());
    } else if (path.isEmpty() && key.equals("id")) {
      id(entry.getValueNode());
    } else if (path.isEmpty() && key.equals("archived")) {
      archived(entry.getValueNode());
    } else {
      problem(entry.getKeyNode(), "unknown key " + key + "; there are: " + known(path, fields));
    }
  }

  private static String known(String path, List<FieldDescriptor> fields) {
    return (path.isEmpty() ? "id, archived, " : "")
        + fields.stream().map(FieldDescriptor::getName).collect(Collectors.joining(", "));
  }

  private void id(Node node) {
    String text = text(node).orElse("");
    if (ID.matcher(text).matches()) {
      id = text;
    } else {
      problem(node, "an id begins with a letter and has a-z, 0-9 and - only, at most 63");
    }
  }

  private void archived(Node node) {
    String text = text(node).orElse("");
    if (!text.equals("true") && !text.equals("false")) {
      problem(node, "must be true or false");
    }
    archived = text.equals("true");
  }

  private void value(Node node, String path, Message.Builder message, FieldDescriptor field) {
    if (field.isMapField()) {
      map(node, message, field);
    } else if (!field.isRepeated()) {
      single(node, field).ifPresent(value -> message.setField(field, value));
    } else if (node instanceof SequenceNode sequence) {
      int index = 0;
      for (Node item : sequence.getValue()) {
        item(item, path + "[" + index++ + "]", message, field);
      }
    } else {
      problem(node, "must be a list");
    }
  }

  private void item(Node node, String path, Message.Builder message, FieldDescriptor field) {
    places.put(path, WorkloadFile.place(node.getStartMark()));
    if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
      Message.Builder part = message.newBuilderForField(field);
      mapping(node, path, part, field.getMessageType().getFields());
      message.addRepeatedField(field, part.build());
    } else {
      single(node, field).ifPresent(value -> message.addRepeatedField(field, value));
    }
  }

  private void map(Node node, Message.Builder message, FieldDescriptor field) {
    if (!(node instanceof MappingNode mapping)) {
      problem(node, "must be a mapping");
      return;
    }
    for (NodeTuple entry : mapping.getValue()) {
      Optional<String> key = text(entry.getKeyNode());
      Optional<String> value = text(entry.getValueNode());
      if (key.isPresent() && value.isPresent()) {
        Message.Builder pair = message.newBuilderForField(field);
        pair.setField(field.getMessageType().findFieldByName("key"), key.get());
        pair.setField(field.getMessageType().findFieldByName("value"), value.get());
        message.addRepeatedField(field, pair.build());
      }
    }
  }

  private Optional<Object> single(Node node, FieldDescriptor field) {
    Optional<String> text = text(node);
    if (field.getJavaType() != FieldDescriptor.JavaType.ENUM || text.isEmpty()) {
      return text.map(value -> value);
    }
    List<EnumValueDescriptor> values =
        field.getEnumType().getValues().stream().filter(v -> v.getNumber() != 0).toList();
    Optional<EnumValueDescriptor> value =
        values.stream().filter(v -> Fields.word(v).equals(text.get())).findFirst();
    if (value.isEmpty()) {
      String words = values.stream().map(Fields::word).collect(Collectors.joining(", "));
      problem(node, text.get() + " is not one of " + words);
    }
    return value.map(found -> found);
  }

  private Optional<String> text(Node node) {
    if (node instanceof ScalarNode scalar) {
      return Optional.of(scalar.getValue());
    }
    problem(node, "must be a single value");
    return Optional.empty();
  }

  private static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  private void problem(Node node, String message) {
    problems.add(new Problem(WorkloadFile.place(node.getStartMark()), message));
  }
}
