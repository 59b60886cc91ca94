package io.plumbline.evidence.ingest;

import static io.plumbline.evidence.reader.RecordException.Reason.MALFORMED;

import com.google.protobuf.InvalidProtocolBufferException;
import io.plumbline.evidence.finding.Finding;
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

  /** The way to read originals of a scan, if there is one. */
  static Optional<Reread> of(String format, Sender sender) {
    if (format.equals("NATIVE")) {
      return sender.speaksForAnyProduct() ? Optional.empty() : Optional.of(ofStream(sender));
    }
    return Stream.of(Format.values())
        .filter(known -> known.name().equals(format))
        .findFirst()
        .map(Reread::ofDocument);
  }

  private static Reread ofDocument(Format format) {
    RecordReader reader = format.reader();
    return original -> new Result(reader.read(original), original);
  }

  private static Reread ofStream(Sender sender) {
    return original -> {
      try {
        FindingRecord sent = FindingRecord.parseFrom(original);
        return new Result(NativeReader.read(sender.product(), sent), sent.getRaw().toByteArray());
      } catch (InvalidProtocolBufferException e) {
        throw new RecordException(MALFORMED, "the original is no message of a stream");
      }
    };
  }
}
