package io.plumbline.evidence.ingest;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.plumbline.evidence.masking.Masker;
import io.plumbline.proto.evidence.v1.FindingRecord;
import java.util.List;

/** Masks what a record of a stream says, text by text. */
final class MaskedRecord {

  private MaskedRecord() {}

  /** The record itself when it holds no credential. */
  static FindingRecord of(Masker masker, FindingRecord sent) {
    byte[] encoded = sent.toByteArray();
    if (masker.mask(encoded) == encoded) {
      return sent;
    }
    FindingRecord.Builder masked = sent.toBuilder();
    sent.getAllFields().forEach((field, value) -> mask(masker, masked, field, value));
    return masked.build();
  }

  private static void mask(
      Masker masker, FindingRecord.Builder masked, FieldDescriptor field, Object value) {
    if (field.isRepeated()) {
      List<?> texts = (List<?>) value;
      for (int i = 0; i < texts.size(); i++) {
        masked.setRepeatedField(field, i, masker.mask((String) texts.get(i)));
      }
    } else if (value instanceof String text) {
      masked.setField(field, masker.mask(text));
    } else if (value instanceof ByteString bytes) {
      masked.setField(field, ByteString.copyFrom(masker.mask(bytes.toByteArray())));
    }
  }
}
