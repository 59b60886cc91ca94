package io.plumbline.evidence.ingest;

import com.google.protobuf.InvalidProtocolBufferException;
import io.plumbline.evidence.document.Reread;
import io.plumbline.evidence.finding.Finding;
import io.plumbline.evidence.masking.Masker;
import io.plumbline.evidence.reader.RecordException;
import io.plumbline.proto.evidence.v1.FindingRecord;

/**
 * Reads kept originals by the format of their scan, and by the patterns of credentials as they are
 * now.
 */
record Again(String format, Masker masker) {

  /**
   * What an original says.
   *
   * @param raw the original as the finding keeps it
   */
  record Result(Finding finding, byte[] raw) {}

  Result read(Retry.Original original) throws RecordException {
    Reread.check(original.context(), original.bytes());
    byte[] masked = masked(original.bytes());
    return new Result(Reread.read(format, original.context(), masked), Reread.raw(format, masked));
  }

  /** A message keeps its form: its texts are masked, not its bytes. */
  private byte[] masked(byte[] original) {
    if (!format.equals(Reread.NATIVE)) {
      return masker.mask(original);
    }
    try {
      return MaskedRecord.of(masker, FindingRecord.parseFrom(original)).toByteArray();
    } catch (InvalidProtocolBufferException e) {
      return original;
    }
  }
}
