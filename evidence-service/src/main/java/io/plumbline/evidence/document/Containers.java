package io.plumbline.evidence.document;

import io.plumbline.evidence.reader.Context;
import io.plumbline.evidence.reader.Rows;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the containers of a document hold beside records, kept in files like {@link Spans}. */
final class Containers implements AutoCloseable {

  private static final int WIDTH = 3 * Long.BYTES;
  private static final int CACHED = 16;

  private final Buffered index;
  private final Buffered data;
  private final Map<String, String> sender;
  private final Map<Long, Context> cache =
      new LinkedHashMap<>(CACHED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Context> eldest) {
          return size() > CACHED;
        }
      };
  private long count;
  private long size;

  /**
   * Empty files.
   *
   * @param sender texts of the sender, which every record has around it
   */
  Containers(TempFile index, TempFile data, Map<String, String> sender) {
    this.index = new Buffered(index);
    this.data = new Buffered(data);
    this.sender = sender;
  }

  /** Gives the next number. */
  long open() {
    return count++;
  }

  /**
   * Writes down what a container holds.
   *
   * @param parent the number of the container it lies in, negative for none
   */
  void close(long id, long parent, Map<String, String> texts, byte[] rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      Context.write(out, texts);
      out.write(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ByteBuffer place = ByteBuffer.allocate(WIDTH).putLong(parent).putLong(size);
    index.write(id * WIDTH, place.putLong(bytes.size()).flip());
    data.write(size, ByteBuffer.wrap(bytes.toByteArray()));
    size += bytes.size();
  }

  /** To be called after the last container is closed. */
  void flush() {
    index.flush();
    data.flush();
  }

  /** The context of the records in a container; what lies nearer to them counts. */
  Context of(long id) {
    Context known = cache.get(id);
    if (known == null) {
      known = id < 0 ? new Context(sender, Rows.NONE) : read(id);
      cache.put(id, known);
    }
    return known;
  }

  private Context read(long id) {
    ByteBuffer place = ByteBuffer.wrap(index.read(id * WIDTH, WIDTH));
    Context around = of(place.getLong());
    byte[] bytes = data.read(place.getLong(), (int) place.getLong());
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      Map<String, String> own = Context.read(in);
      Rows rows = in.available() == 0 ? around.rows() : rows(in);
      return new Context(around.with(own).texts(), rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Rows rows(DataInputStream in) throws IOException {
    Rows rows = new Rows();
    while (in.available() > 0) {
      rows.add(in.readUTF(), Context.read(in));
    }
    return rows;
  }

  @Override
  public void close() {
    index.close();
    data.close();
  }
}
