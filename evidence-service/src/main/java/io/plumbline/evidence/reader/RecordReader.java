package io.plumbline.evidence.reader;

import io.plumbline.evidence.finding.Finding;

/** Reads the records of one format. Holds no state. */
public interface RecordReader {

  /**
   * Reads one record.
   *
   * @param json one JSON object in UTF-8
   * @throws RecordException when this record can not become a finding
   */
  Finding read(byte[] json) throws RecordException;
}
