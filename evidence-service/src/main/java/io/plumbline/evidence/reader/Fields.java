package io.plumbline.evidence.reader;

import static io.plumbline.evidence.reader.RecordException.Reason.MISSING_FIELD;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The texts that {@link FieldPaths} picked out of one record. */
public final class Fields<F extends Enum<F>> {

  /**
   * One of the texts below a path.
   *
   * @param path from there, such as {@code 0.Key}; empty for the path itself
   */
  public record Entry(String path, String value) {}

  private final @Nullable String[] texts;
  private Map<Integer, List<Entry>> collections = Map.of();

  Fields(int fields) {
    this.texts = new String[fields];
  }

  void put(int field, String text) {
    texts[field] = text;
  }

  List<Entry> collection(int field) {
    if (collections.isEmpty()) {
      collections = new HashMap<>(4);
    }
    return collections.computeIfAbsent(field, f -> new ArrayList<>());
  }

  /** All texts below the path of this field, in order. */
  public List<Entry> all(F field) {
    return collections.getOrDefault(field.ordinal(), List.of());
  }

  @Nullable String get(F field) {
    return texts[field.ordinal()];
  }

  /** The first of these that is there and not blank, else the empty text. */
  @SafeVarargs
  public final String first(F... candidates) {
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
  public final String required(String what, F... candidates) throws RecordException {
    String text = first(candidates);
    if (text.isEmpty()) {
      throw new RecordException(MISSING_FIELD, "the record names no " + what);
    }
    return text;
  }
}
