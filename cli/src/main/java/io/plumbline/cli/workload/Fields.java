package io.plumbline.cli.workload;

import com.google.api.FieldBehavior;
import com.google.api.FieldBehaviorProto;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.plumbline.cli.client.Words;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.proto.assessment.v1.Workload.Visibility;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The fields of a workload that a file may say, as the contract lists them: what people may write,
 * without the etag.
 */
final class Fields {
  private static final Set<FieldBehavior> FIXED =
      Set.of(FieldBehavior.OUTPUT_ONLY, FieldBehavior.IDENTIFIER, FieldBehavior.IMMUTABLE);

  private Fields() {}

  /** In the order of the contract. */
  static List<FieldDescriptor> ofWorkload() {
    return Workload.getDescriptor().getFields().stream()
        .filter(field -> !field.getName().equals("etag"))
        .filter(
            field ->
                field.getOptions().getExtension(FieldBehaviorProto.fieldBehavior).stream()
                    .noneMatch(FIXED::contains))
        .toList();
  }

  /** Whether the message says nothing in this field. */
  static boolean isEmpty(Message message, FieldDescriptor field) {
    return field.isRepeated()
        ? message.getRepeatedFieldCount(field) == 0
        : message.getField(field).equals(field.getDefaultValue());
  }

  /** The word for a value of an enum, as {@link Words} writes it: {@code production}. */
  static String word(com.google.protobuf.Descriptors.EnumValueDescriptor value) {
    String zero = value.getType().getValues().get(0).getName();
    String prefix = zero.substring(0, zero.length() - "UNSPECIFIED".length());
    return value.getName().substring(prefix.length()).toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A workload that does not say who may see it is open. */
  static Workload normal(Workload workload) {
    return workload.getVisibility() == Visibility.VISIBILITY_UNSPECIFIED
        ? workload.toBuilder().setVisibility(Visibility.VISIBILITY_OPEN).build()
        : workload;
  }
}
