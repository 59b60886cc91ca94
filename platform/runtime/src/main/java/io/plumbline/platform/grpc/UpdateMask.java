package io.plumbline.platform.grpc;

import com.google.api.FieldBehavior;
import com.google.api.FieldBehaviorProto;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Set;

/**
 * Partial updates (AIP-134): the mask names fields of the resource's first level; an absent one
 * stands for the populated fields, {@code *} for all. Fields that callers can not write (name,
 * output only, immutable) keep their value whatever the mask says.
 */
public final class UpdateMask {

  private static final Set<FieldBehavior> FIXED =
      Set.of(FieldBehavior.OUTPUT_ONLY, FieldBehavior.IDENTIFIER, FieldBehavior.IMMUTABLE);

  private UpdateMask() {}

  /**
   * The resource as it is to be.
   *
   * @param current the resource as it is
   * @param update the resource of the request
   * @throws DomainException INVALID_ARGUMENT when the mask names no field of the resource
   */
  @SuppressWarnings("unchecked")
  public static <M extends Message> M merge(M current, M update, FieldMask mask) {
    Message.Builder merged = current.toBuilder();
    for (FieldDescriptor field : current.getDescriptorForType().getFields()) {
      if (writable(field) && covers(mask, field, update)) {
        if (populated(field, update)) {
          merged.setField(field, update.getField(field));
        } else {
          merged.clearField(field);
        }
      }
    }
    check(current, mask);
    return (M) merged.build();
  }

  private static void check(Message resource, FieldMask mask) {
    for (String path : mask.getPathsList()) {
      if (!path.equals("*") && resource.getDescriptorForType().findFieldByName(path) == null) {
        throw DomainException.invalid(
            PlatformReason.REQUEST_INVALID, "update_mask", "no field '" + path + "'");
      }
    }
  }

  private static boolean covers(FieldMask mask, FieldDescriptor field, Message update) {
    if (mask.getPathsCount() == 0) {
      return populated(field, update);
    }
    return mask.getPathsList().contains("*") || mask.getPathsList().contains(field.getName());
  }

  private static boolean populated(FieldDescriptor field, Message update) {
    return field.isRepeated() ? update.getRepeatedFieldCount(field) > 0 : update.hasField(field);
  }

  private static boolean writable(FieldDescriptor field) {
    List<FieldBehavior> behaviour =
        field.getOptions().getExtension(FieldBehaviorProto.fieldBehavior);
    return behaviour.stream().noneMatch(FIXED::contains);
  }
}
