package io.plumbline.evidence.reader;

/**
 * What a document may cost.
 *
 * @param uploadBytes bytes as sent, compressed or not
 * @param documentBytes bytes after decompression
 * @param compressionRatio how often larger than its upload a document may be, once past 16 MiB
 * @param recordBytes bytes of one record; a larger one is quarantined
 * @param depth nesting of the document
 */
public record Limits(
    long uploadBytes, long documentBytes, int compressionRatio, int recordBytes, int depth) {

  /** 2 GiB a document, ratio 200, 4 MiB a record, 200 levels. */
  public static final Limits DEFAULT = new Limits(2L << 30, 2L << 30, 200, 4 << 20, 200);
}
