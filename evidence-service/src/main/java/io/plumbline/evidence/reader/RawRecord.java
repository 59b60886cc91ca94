package io.plumbline.evidence.reader;

import java.util.Map;

/**
 * One record as it lies in its document.
 *
 * @param index from 0
 * @param offset in bytes after decompression
 * @param line from 1
 * @param length in bytes; more than {@code bytes} holds when the record is too large
 * @param bytes the original bytes, at most {@link Limits#recordBytes}
 * @param context what stands around it
 */
public record RawRecord(
    long index, long offset, long line, long length, byte[] bytes, Context context) {

  /** Name of the record's length in its own context, as {@link #alone} gives it. */
  public static final String LENGTH = "record.bytes";

  /** True when the bytes are only the start of the record. */
  public boolean cut() {
    return bytes.length < length;
  }

  /** What is needed to read the record again without its document; see {@code Reread}. */
  public byte[] alone(RecordReader reader) {
    Context needed = cut() ? context : reader.alone(bytes, context);
    return needed.with(Map.of(LENGTH, Long.toString(length))).encode();
  }
}
