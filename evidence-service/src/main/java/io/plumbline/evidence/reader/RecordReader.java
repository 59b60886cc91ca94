package io.plumbline.evidence.reader;

import io.plumbline.evidence.finding.Finding;

/** Reads the records of one format. Holds no state. */
public interface RecordReader {

  /**
   * Reads one record.
   *
   * @param bytes one JSON object in UTF-8, or one row of CSV
   * @param context what stands around it in its document
   * @throws RecordException when this record can not become a finding
   */
  Finding read(byte[] bytes, Context context) throws RecordException;

  /** As much of the context as this record needs, without tables. */
  default Context alone(byte[] bytes, Context context) {
    return context;
  }
}
