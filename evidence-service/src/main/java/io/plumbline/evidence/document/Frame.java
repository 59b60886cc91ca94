package io.plumbline.evidence.document;

import static io.plumbline.evidence.reader.DocumentException.Problem.TOO_LARGE;

import io.plumbline.evidence.reader.Context;
import io.plumbline.evidence.reader.DocumentException;
import io.plumbline.evidence.reader.Texts;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A container the first pass is in: its texts and rows, until its end is reached. */
final class Frame {

  /** Longest text kept of a container: one more than may identify something. */
  private static final int CHARS = Texts.KEY_CHARS + 1;

  /** Most bytes of the tables of one container. */
  static final int TABLE_BYTES = 16 << 20;

  private static final int NONE = -1;

  final @Nullable Frame parent;
  private Map<String, String> texts = Map.of();
  private @Nullable ByteArrayOutputStream rows;
  private long id = NONE;
  private long around = NONE;

  /** Whether records or a telling member were found in it. */
  boolean found;

  Frame(@Nullable Frame parent) {
    this.parent = parent;
  }

  /** The number by which records name this container; given when first asked for. */
  long id(Containers containers) {
    if (id == NONE) {
      around = parent == null ? NONE : parent.id(containers);
      id = containers.open();
    }
    return id;
  }

  void keep(String name, String text) {
    if (texts.isEmpty()) {
      texts = new TreeMap<>();
    }
    texts.put(name, text.length() > CHARS ? text.substring(0, CHARS) : text);
  }

  Map<String, String> texts() {
    return texts;
  }

  void row(String table, Map<String, String> row) {
    ByteArrayOutputStream all = rows == null ? new ByteArrayOutputStream() : rows;
    rows = all;
    try {
      DataOutputStream out = new DataOutputStream(all);
      out.writeUTF(table);
      Context.write(out, row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (all.size() > TABLE_BYTES) {
      throw new DocumentException(
          TOO_LARGE, "the table of rules is larger than " + TABLE_BYTES + " bytes", null);
    }
  }

  /** Writes down what was kept, if some record needs it. */
  void close(Containers containers) {
    if (id != NONE) {
      containers.close(id, around, texts, rows == null ? new byte[0] : rows.toByteArray());
    }
  }
}
