package io.plumbline.evidence.reader;

/**
 * One record as it lies in its document.
 *
 * @param index from 0
 * @param offset in bytes after decompression
 * @param line from 1
 * @param length in bytes; more than {@code bytes} holds when the record is too large
 * @param bytes the original bytes, at most {@link Limits#recordBytes}
 */
public record RawRecord(long index, long offset, long line, long length, byte[] bytes) {

  /** True when the bytes are only the start of the record. */
  public boolean cut() {
    return bytes.length < length;
  }
}
