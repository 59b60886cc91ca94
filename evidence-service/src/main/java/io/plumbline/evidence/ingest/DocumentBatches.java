package io.plumbline.evidence.ingest;

import io.plumbline.evidence.document.Document;
import io.plumbline.evidence.finding.Finding;
import io.plumbline.evidence.format.Format;
import io.plumbline.evidence.masking.Masker;
import io.plumbline.evidence.reader.RawRecord;
import io.plumbline.evidence.reader.RecordException;
import io.plumbline.evidence.reader.RecordReader;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cuts a document into batches of so many records or eight megabytes. Blocks on disk. */
final class DocumentBatches implements AutoCloseable {

  private static final long BYTES = 8L << 20;

  private final Document document;
  private final Masker masker;
  private final int records;
  private final @Nullable RecordReader reader;

  DocumentBatches(Document document, Masker masker, int records) {
    this.document = document;
    this.masker = masker;
    this.records = records;
    Format format = document.detection().format();
    this.reader = format == null ? null : format.reader();
  }

  Document document() {
    return document;
  }

  /** The product of the first record that can be read. */
  Optional<String> product() {
    try {
      Optional<String> product = Optional.empty();
      for (RawRecord raw = document.next();
          raw != null && product.isEmpty();
          raw = document.next()) {
        product = product(raw);
      }
      return product;
    } finally {
      document.rewind();
    }
  }

  private Optional<String> product(RawRecord raw) {
    try {
      return Optional.of(read(raw).product());
    } catch (RecordException e) {
      return Optional.empty();
    }
  }

  /** The next records, judged by the gate; empty after the last. */
  Batch next(Gate gate) {
    Batch batch = new Batch();
    long bytes = 0;
    while (batch.size() < records && bytes < BYTES) {
      RawRecord raw = document.next();
      if (raw == null) {
        break;
      }
      bytes += raw.bytes().length;
      judge(batch, mask(batch, raw), gate);
    }
    return batch;
  }

  /**
   * Nothing after this sees what the record held before; one that is cut stays cut. What stands
   * around it is masked where it becomes text of the finding, and where it is kept.
   */
  private RawRecord mask(Batch batch, RawRecord raw) {
    byte[] masked = masker.mask(raw.bytes());
    if (masked == raw.bytes()) {
      return raw;
    }
    batch.mask();
    long length = raw.cut() ? Math.max(raw.length(), masked.length + 1L) : masked.length;
    return new RawRecord(raw.index(), raw.offset(), raw.line(), length, masked, raw.context());
  }

  private void judge(Batch batch, RawRecord raw, Gate gate) {
    String account = "";
    try {
      Finding finding = read(raw).map(masker::mask);
      account = finding.account();
      gate.check(finding);
      batch.take(Candidate.of(gate.sender().id(), finding, raw.bytes()));
    } catch (RecordException e) {
      batch.refuse(
          new Refusal(
              raw.index(),
              raw.offset(),
              raw.line(),
              e.reason().name(),
              Objects.requireNonNullElse(e.getMessage(), ""),
              account,
              alone(raw),
              Arrays.copyOf(raw.bytes(), Math.min(raw.bytes().length, Candidate.MAX_RAW))));
    }
  }

  private byte[] alone(RawRecord raw) {
    return new RawRecord(
            raw.index(),
            raw.offset(),
            raw.line(),
            raw.length(),
            raw.bytes(),
            raw.context().map(masker::mask))
        .alone(reader());
  }

  private Finding read(RawRecord raw) throws RecordException {
    return Document.read(reader(), raw);
  }

  private RecordReader reader() {
    return Objects.requireNonNull(reader, "a document with records has a format");
  }

  @Override
  public void close() {
    document.close();
  }
}
