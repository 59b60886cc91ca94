package io.plumbline.cli.workload;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.plumbline.cli.client.Names;
import io.plumbline.proto.assessment.v1.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes workloads as {@link WorkloadFile} reads them; what says nothing is left out. */
final class WorkloadYaml {
  private WorkloadYaml() {}

  /** The text of a file. */
  static String of(List<Workload> workloads) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setIndent(2);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    options.setSplitLines(false);
    return new Yaml(options)
        .dump(Map.of("workloads", workloads.stream().map(WorkloadYaml::workload).toList()));
  }

  private static Map<String, Object> workload(Workload workload) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", Names.last(workload.getName()));
    map.putAll(fields(workload, Fields.ofWorkload()));
    if (workload.hasArchiveTime()) {
      map.put("archived", true);
    }
    return map;
  }

  /** The value of a field, as a file says it. */
  static Object value(Message message, FieldDescriptor field) {
    if (field.isMapField()) {
      return pairs(message, field);
    }
    return field.isRepeated()
        ? ((List<?>) message.getField(field)).stream().map(WorkloadYaml::plain).toList()
        : plain(message.getField(field));
  }

  private static Map<String, Object> fields(Message message, List<FieldDescriptor> fields) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (FieldDescriptor field : fields) {
      if (!Fields.isEmpty(message, field)) {
        map.put(field.getName(), value(message, field));
      }
    }
    return map;
  }

  private static Object plain(Object value) {
    if (value instanceof EnumValueDescriptor word) {
      return word.getNumber() == 0 ? "" : Fields.word(word);
    }
    return value instanceof Message part
        ? fields(part, part.getDescriptorForType().getFields())
        : value;
  }

  private static Map<String, Object> pairs(Message message, FieldDescriptor field) {
    Map<String, Object> map = new TreeMap<>();
    for (Object entry : (List<?>) message.getField(field)) {
      Message pair = (Message) entry;
      map.put(
          String.valueOf(pair.getField(field.getMessageType().findFieldByName("key"))),
          pair.getField(field.getMessageType().findFieldByName("value")));
    }
    return map;
  }
}
