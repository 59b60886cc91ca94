package io.plumbline.evidence.reader;

import static io.plumbline.evidence.reader.RecordException.Reason.MISSING_FIELD;

import org.jspecify.annotations.Nullable;

/** The texts that {@link FieldPaths} picked out of one record. */
final class Fields<F extends Enum<F>> {

  private final @Nullable String[] texts;

  Fields(@Nullable String[] texts) {
    this.texts = texts;
  }

  @Nullable String get(F field) {
    return texts[field.ordinal()];
  }

  /** The first of these that is there and not blank, else the empty text. */
  @SafeVarargs
  final String first(F... candidates) {
    for (F candidate : candidates) {
      String text = get(candidate);
      if (text != null && !text.isBlank()) {
        return text;
      }
    }
    return "";
  }

  /** As {@link #first}, but one of them must be there. */
  @SafeVarargs
  final String required(String what, F... candidates) throws RecordException {
    String text = first(candidates);
    if (text.isEmpty()) {
      throw new RecordException(MISSING_FIELD, "the record names no " + what);
    }
    return text;
  }
}
