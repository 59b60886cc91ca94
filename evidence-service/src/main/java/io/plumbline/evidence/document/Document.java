package io.plumbline.evidence.document;

import static io.plumbline.evidence.reader.DocumentException.Problem.NOT_UTF8;
import static io.plumbline.evidence.reader.DocumentException.Problem.NO_ACCOUNT;
import static io.plumbline.evidence.reader.RecordException.Reason.TOO_LARGE;

import io.plumbline.evidence.finding.Finding;
import io.plumbline.evidence.format.Format;
import io.plumbline.evidence.reader.CsvHeader;
import io.plumbline.evidence.reader.DocumentException;
import io.plumbline.evidence.reader.Limits;
import io.plumbline.evidence.reader.Position;
import io.plumbline.evidence.reader.RawRecord;
import io.plumbline.evidence.reader.RecordException;
import io.plumbline.evidence.reader.RecordReader;
import io.plumbline.evidence.reader.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A well-formed document of known format, to be read record by record. Blocks on disk. */
public final class Document implements AutoCloseable {

  private final TempFile bytes;
  private final Places places;
  private final Limits limits;
  private final Detection detection;
  private final boolean whole;
  private long index;

  private Document(
      TempFile bytes, Places places, Limits limits, Detection detection, boolean whole) {
    this.bytes = bytes;
    this.places = places;
    this.limits = limits;
    this.detection = detection;
    this.whole = whole;
  }

  static Document settle(TempFile bytes, Places places, Limits limits, Sent sent) {
    try (InputStream in = bytes.stream()) {
      long mark = byteOrderMark(bytes);
      in.skipNBytes(mark);
      CsvHeader header = Lead.of(bytes, mark);
      Outline.Seen outline =
          header == null
              ? Outline.read(in, mark, limits.depth(), places)
              : CsvOutline.read(in, mark, header, places);
      Detection detection =
          Detection.of(outline, sample(bytes, places.spans(), limits), sent.format());
      Document document = new Document(bytes, places, limits, detection, outline.whole());
      document.needAccount(sent);
      return document;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void needAccount(Sent sent) {
    Format format = detection.format();
    if (format != null && !format.namesAccounts() && sent.account().isEmpty() && records() > 0) {
      throw new DocumentException(
          NO_ACCOUNT,
          "records of "
              + format.id()
              + " name no account: say it with --account (UploadHeader.account)",
          null);
    }
  }

  private static long byteOrderMark(TempFile bytes) {
    byte[] head = bytes.read(0, 4);
    boolean mark =
        head.length >= 3
            && head[0] == (byte) 0xef
            && head[1] == (byte) 0xbb
            && head[2] == (byte) 0xbf;
    for (int i = 0; !mark && i < head.length; i++) {
      if (head[i] == 0 || head[i] == (byte) 0xfe || head[i] == (byte) 0xff) {
        throw new DocumentException(NOT_UTF8, "not UTF-8", new Position(i, 1, i + 1L));
      }
    }
    return mark ? 3 : 0;
  }

  private static List<Signs> sample(TempFile bytes, Spans spans, Limits limits) {
    List<Signs> sample = new ArrayList<>();
    while (sample.size() < Detection.SAMPLE && spans.hasNext()) {
      Spans.Span span = spans.next();
      sample.add(Signs.of(bytes.read(span.offset(), most(span, limits))));
    }
    spans.rewind();
    return sample;
  }

  public Detection detection() {
    return detection;
  }

  /** False when the scanner itself says that it did not get through: then nothing is gone. */
  public boolean whole() {
    return whole;
  }

  /** How many records the document holds. */
  public long records() {
    return places.spans().count();
  }

  /** The next record, or null after the last. */
  public @Nullable RawRecord next() {
    if (!places.spans().hasNext()) {
      return null;
    }
    Spans.Span span = places.spans().next();
    return new RawRecord(
        index++,
        span.offset(),
        span.line(),
        span.length(),
        bytes.read(span.offset(), most(span, limits)),
        places.containers().of(span.container()));
  }

  /** Starts over. */
  public void rewind() {
    places.spans().rewind();
    index = 0;
  }

  /** Reads one record of a document by its format. */
  public static Finding read(RecordReader reader, RawRecord raw) throws RecordException {
    if (raw.cut()) {
      throw new RecordException(TOO_LARGE, "the record has " + raw.length() + " bytes");
    }
    return Texts.checked(reader.read(raw.bytes(), raw.context()));
  }

  private static int most(Spans.Span span, Limits limits) {
    return (int) Math.min(span.length(), limits.recordBytes());
  }

  @Override
  public void close() {
    places.close();
  }
}
