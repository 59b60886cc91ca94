package io.plumbline.evidence.reader;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a record and is needed to read it: short texts of the containers it lies in,
 * what the sender said, and the tables of its run. Encoded without tables, it is kept with a
 * quarantined record, so that this one can be read again alone.
 */
public final class Context {

  /** A record that stands for itself. */
  public static final Context NONE = new Context(Map.of(), Rows.NONE);

  private static final int VERSION = 1;

  /** A text of so many characters is kept whatever they are. */
  private static final int LONG = 20_000;

  private final Map<String, String> texts;
  private final Rows rows;
  private @Nullable CsvHeader header;

  public Context(Map<String, String> texts, Rows rows) {
    this.texts = texts;
    this.rows = rows;
  }

  /** The text of that name, empty when there is none. */
  public String text(String name) {
    return texts.getOrDefault(name, "");
  }

  /** The header of CSV, for rows. */
  CsvHeader header() {
    CsvHeader known = header;
    if (known == null) {
      known = CsvHeader.of(text(CsvRow.HEADER).getBytes(StandardCharsets.UTF_8));
      header = known;
    }
    return known;
  }

  public Map<String, String> texts() {
    return texts;
  }

  /** The tables of the run. */
  public Rows rows() {
    return rows;
  }

  /** With these texts, which stand above those that are there. */
  public Context with(Map<String, String> more) {
    if (more.isEmpty()) {
      return this;
    }
    Map<String, String> all = new TreeMap<>(texts);
    all.putAll(more);
    return new Context(all, rows);
  }

  /** With every text changed, none made longer than it can be kept; for masking. */
  public Context map(UnaryOperator<String> change) {
    Map<String, String> changed = new TreeMap<>();
    texts.forEach(
        (name, text) -> {
          String now = change.apply(text);
          int most = Math.max(text.length(), LONG);
          changed.put(name, now.length() > most ? now.substring(0, most) : now);
        });
    return new Context(changed, rows);
  }

  /** The texts alone. */
  public byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      write(out, texts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The context of these bytes; none when they are empty. */
  public static Context decode(byte[] bytes) {
    if (bytes.length == 0) {
      return NONE;
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readByte() != VERSION) {
        throw new IllegalArgumentException("a context of another version");
      }
      return new Context(read(in), Rows.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void write(DataOutputStream out, Map<String, String> texts) throws IOException {
    out.writeShort(texts.size());
    for (Map.Entry<String, String> text : texts.entrySet()) {
      out.writeUTF(text.getKey());
      out.writeUTF(text.getValue());
    }
  }

  public static Map<String, String> read(DataInputStream in) throws IOException {
    int size = in.readUnsignedShort();
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      texts.put(in.readUTF(), in.readUTF());
    }
    return texts;
  }
}
