package io.plumbline.evidence.reader;

import static io.plumbline.evidence.reader.RecordException.Reason.MALFORMED;
import static io.plumbline.evidence.reader.RecordException.Reason.TOO_LARGE;

import com.google.protobuf.InvalidProtocolBufferException;
import io.plumbline.evidence.finding.Finding;
import io.plumbline.proto.evidence.v1.FindingRecord;
import java.util.Map;

/** Reads a quarantined record once more, from what was kept of it. */
public final class Reread {

  /** What the scan's format is called when its records came by {@code IngestFindings}. */
  public static final String NATIVE = "NATIVE";

  private static final String PRODUCT = "native.product";

  private Reread() {}

  /**
   * Reads one record.
   *
   * @param format of its scan: the name of a {@link Format}, or {@link #NATIVE}
   * @param context as {@link RawRecord#alone} or {@link #nativeContext} gave it
   * @param original the record's bytes
   * @throws RecordException when it still can not become a finding, or was too large to be kept
   */
  public static Finding read(String format, byte[] context, byte[] original)
      throws RecordException {
    Context around = Context.decode(context);
    String length = around.text(RawRecord.LENGTH);
    if (!length.isEmpty() && Long.parseLong(length) > original.length) {
      throw new RecordException(
          TOO_LARGE, "of " + length + " bytes only " + original.length + " were kept");
    }
    if (!format.equals(NATIVE)) {
      return Format.valueOf(format).reader().read(original, around);
    }
    try {
      return NativeReader.read(around.text(PRODUCT), FindingRecord.parseFrom(original));
    } catch (InvalidProtocolBufferException e) {
      throw new RecordException(MALFORMED, "no FindingRecord");
    }
  }

  /** The context of a record that came by {@code IngestFindings}. */
  public static byte[] nativeContext(String product, int length) {
    return Context.NONE
        .with(Map.of(PRODUCT, product, RawRecord.LENGTH, Integer.toString(length)))
        .encode();
  }
}
