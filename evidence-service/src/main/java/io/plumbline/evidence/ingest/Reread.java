package io.plumbline.evidence.ingest;

import static io.plumbline.evidence.reader.RecordException.Reason.MALFORMED;

import com.google.protobuf.InvalidProtocolBufferException;
import io.plumbline.evidence.finding.Finding;
import io.plumbline.evidence.masking.Masker;
import io.plumbline.evidence.reader.Format;
import io.plumbline.evidence.reader.NativeReader;
import io.plumbline.evidence.reader.RecordException;
import io.plumbline.evidence.reader.RecordReader;
import io.plumbline.evidence.source.Sender;
import io.plumbline.proto.evidence.v1.FindingRecord;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the kept original of a record by the format of its scan. */
interface Reread {

  /**
   * What an original says.
   *
   * @param raw the original as the finding keeps it
   */
  record Result(Finding finding, byte[] raw) {}

  Result read(byte[] original) throws RecordException;

  /** The way to read originals of a scan, by the patterns of credentials as they are now. */
  static Optional<Reread> of(String format, Sender sender, Masker masker) {
    if (format.equals("NATIVE")) {
      return sender.speaksForAnyProduct()
          ? Optional.empty()
          : Optional.of(ofStream(sender, masker));
    }
    return Stream.of(Format.values())
        .filter(known -> known.name().equals(format))
        .findFirst()
        .map(known -> ofDocument(known, masker));
  }

  private static Reread ofDocument(Format format, Masker masker) {
    RecordReader reader = format.reader();
    return kept -> {
      byte[] original = masker.mask(kept);
      return new Result(reader.read(original), original);
    };
  }

  private static Reread ofStream(Sender sender, Masker masker) {
    return original -> {
      try {
        FindingRecord sent = MaskedRecord.of(masker, FindingRecord.parseFrom(original));
        return new Result(NativeReader.read(sender.product(), sent), sent.getRaw().toByteArray());
      } catch (InvalidProtocolBufferException e) {
        throw new RecordException(MALFORMED, "the original is no message of a stream");
      }
    };
  }
}
