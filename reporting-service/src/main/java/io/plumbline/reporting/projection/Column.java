package io.plumbline.reporting.projection;

import java.lang.reflect.Array;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of a set-based write.
 *
 * @param name column of the table
 * @param type its array element's type in PostgreSQL
 * @param value its value in one row
 */
record Column<T>(String name, Type type, Function<T, @Nullable Object> value) {

  /** The types read models use. */
  enum Type {
    TEXT("text[]", String.class),
    INTEGER("integer[]", Integer.class),
    BIGINT("bigint[]", Long.class),
    BOOLEAN("boolean[]", Boolean.class),
    TIMESTAMP("timestamptz[]", OffsetDateTime.class);

    private final String array;
    private final Class<?> element;

    Type(String array, Class<?> element) {
      this.array = array;
      this.element = element;
    }

    String array() {
      return array;
    }
  }

  static <T> Column<T> text(String name, Function<T, String> value) {
    return new Column<>(name, Type.TEXT, value::apply);
  }

  static <T> Column<T> integer(String name, Function<T, @Nullable Integer> value) {
    return new Column<>(name, Type.INTEGER, value::apply);
  }

  static <T> Column<T> bigint(String name, Function<T, Long> value) {
    return new Column<>(name, Type.BIGINT, value::apply);
  }

  static <T> Column<T> bool(String name, Function<T, Boolean> value) {
    return new Column<>(name, Type.BOOLEAN, value::apply);
  }

  static <T> Column<T> timestamp(String name, Function<T, @Nullable OffsetDateTime> value) {
    return new Column<>(name, Type.TIMESTAMP, value::apply);
  }

  /** This column of all rows, as an array the driver knows. */
  Object array(List<T> rows) {
    Object array = Array.newInstance(type.element, rows.size());
    for (int i = 0; i < rows.size(); i++) {
      Array.set(array, i, value.apply(rows.get(i)));
    }
    return array;
  }
}
