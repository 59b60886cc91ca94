package io.plumbline.evidence.document;

import static io.plumbline.evidence.reader.DocumentException.Problem.MALFORMED;
import static io.plumbline.evidence.reader.DocumentException.Problem.TOO_LARGE;
import static io.plumbline.evidence.reader.DocumentException.Problem.TRUNCATED;

import io.plumbline.evidence.reader.DocumentException;
import io.plumbline.evidence.reader.Limits;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Takes the bytes of an upload into a bounded private file and unpacks gzip. Blocks on disk. */
public final class Spool implements AutoCloseable {

  private static final long RATIO_FROM = 16L << 20;

  private final Path directory;
  private final Limits limits;
  private final TempFile upload;
  private @Nullable TempFile unpacked;

  public Spool(Path directory, Limits limits) {
    this.directory = directory;
    this.limits = limits;
    this.upload = TempFile.create(directory);
  }

  /**
   * Takes the next bytes.
   *
   * @throws DocumentException TOO_LARGE, as soon as it is
   */
  public void append(ByteBuffer bytes) {
    if (upload.size() + bytes.remaining() > limits.uploadBytes()) {
      throw new DocumentException(
          TOO_LARGE, "the upload is larger than " + limits.uploadBytes() + " bytes", null);
    }
    upload.append(bytes);
  }

  /**
   * Settles form and format; to be called once, after the last byte.
   *
   * @param clean makes of the texts around records what may be kept of them
   */
  public Document settle(Sent sent, UnaryOperator<String> clean) {
    TempFile document = plain();
    Places places = Places.in(directory, sent.texts(), clean);
    try {
      return Document.settle(document, places, limits, sent);
    } catch (RuntimeException e) {
      places.close();
      throw e;
    }
  }

  private TempFile plain() {
    byte[] magic = upload.read(0, 2);
    if (magic.length < 2 || magic[0] != 0x1f || magic[1] != (byte) 0x8b) {
      return upload;
    }
    unpacked = TempFile.create(directory);
    try (InputStream in = new GZIPInputStream(upload.stream(), 1 << 16)) {
      unpack(in, unpacked);
    } catch (EOFException e) {
      throw new DocumentException(TRUNCATED, "the gzip stream ends too early", null);
    } catch (IOException e) {
      throw new DocumentException(MALFORMED, "not a gzip stream: " + e.getMessage(), null);
    }
    return unpacked;
  }

  private void unpack(InputStream in, TempFile out) throws IOException {
    long most = limits.documentBytes();
    long byRatio = Math.max(RATIO_FROM, upload.size() * limits.compressionRatio());
    byte[] buffer = new byte[1 << 16];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      out.append(ByteBuffer.wrap(buffer, 0, n));
      if (out.size() > Math.min(most, byRatio)) {
        throw new DocumentException(
            TOO_LARGE,
            byRatio < most
                ? "the gzip stream unpacks to more than " + limits.compressionRatio() + " times"
                : "the document is larger than " + most + " bytes",
            null);
      }
    }
  }

  @Override
  public void close() {
    upload.close();
    if (unpacked != null) {
      unpacked.close();
    }
  }
}
