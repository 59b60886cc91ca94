package io.plumbline.evidence.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Real files with the counts a script took of them, which shares no code with the readers. */
public final class Samples {

  /**
   * One file.
   *
   * @param counts records, identities, PASS, FAIL, WARN, UNKNOWN, NOT_APPLICABLE, RESOLVED,
   *     SUPPRESSED
   */
  public record Sample(String file, String format, long[] counts, String rule, long newest) {

    static Sample parse(String line) {
      String[] cells = line.split("\t", -1);
      if (cells.length == 2) {
        return new Sample(cells[0], cells[1], new long[9], "", 0);
      }
      long[] counts = Stream.of(cells).skip(2).limit(9).mapToLong(Long::parseLong).toArray();
      return new Sample(cells[0], cells[1], counts, cells[11], Long.parseLong(cells[12]));
    }

    public boolean isRefused() {
      return format.equals("refused");
    }

    /** The bytes as they lie there, packed or not. */
    public byte[] bytes() {
      return resource(file);
    }

    public byte[] unpacked() {
      if (!file.endsWith(".gz")) {
        return bytes();
      }
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes()))) {
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String toString() {
      return file;
    }
  }

  private Samples() {}

  public static Stream<Sample> all() {
    return new String(resource("expected.tsv"), StandardCharsets.UTF_8).lines().map(Sample::parse);
  }

  private static byte[] resource(String name) {
    try (InputStream in = Samples.class.getResourceAsStream("/samples/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
