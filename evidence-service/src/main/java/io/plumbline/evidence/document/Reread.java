package io.plumbline.evidence.document;

import static io.plumbline.evidence.reader.RecordException.Reason.MALFORMED;
import static io.plumbline.evidence.reader.RecordException.Reason.MISSING_FIELD;
import static io.plumbline.evidence.reader.RecordException.Reason.TOO_LARGE;

import com.google.protobuf.InvalidProtocolBufferException;
import io.plumbline.evidence.finding.Finding;
import io.plumbline.evidence.format.Format;
import io.plumbline.evidence.format.NativeReader;
import io.plumbline.evidence.reader.Context;
import io.plumbline.evidence.reader.RawRecord;
import io.plumbline.evidence.reader.RecordException;
import io.plumbline.evidence.reader.Texts;
import io.plumbline.proto.evidence.v1.FindingRecord;
import java.util.Map;
import java.util.stream.Stream;

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
   * @throws RecordException when it still can not become a finding
   */
  public static Finding read(String format, byte[] context, byte[] original)
      throws RecordException {
    Context around = Context.decode(context);
    return Texts.checked(
        format.equals(NATIVE)
            ? NativeReader.read(product(around), sent(original))
            : Format.valueOf(format).reader().read(original, around));
  }

  private static String product(Context context) throws RecordException {
    String product = context.text(PRODUCT);
    if (product.isEmpty()) {
      throw new RecordException(MISSING_FIELD, "the product of the stream was not kept");
    }
    return product;
  }

  private static FindingRecord sent(byte[] original) throws RecordException {
    try {
      return FindingRecord.parseFrom(original);
    } catch (InvalidProtocolBufferException e) {
      throw new RecordException(MALFORMED, "the original is no message of a stream");
    }
  }

  /**
   * Refuses an original that was cut when it was kept.
   *
   * @param original its bytes as they were kept
   */
  public static void check(byte[] context, byte[] original) throws RecordException {
    String length = Context.decode(context).text(RawRecord.LENGTH);
    if (!length.isEmpty() && Long.parseLong(length) > original.length) {
      throw new RecordException(
          TOO_LARGE, "of " + length + " bytes only " + original.length + " were kept");
    }
  }

  /** Whether records of a scan of that format can be read again. */
  public static boolean knows(String format) {
    return format.equals(NATIVE)
        || Stream.of(Format.values()).anyMatch(known -> known.name().equals(format));
  }

  /** The original as a finding keeps it. */
  public static byte[] raw(String format, byte[] original) throws RecordException {
    return format.equals(NATIVE) ? sent(original).getRaw().toByteArray() : original;
  }

  /** The context of a record that came by {@code IngestFindings}. */
  public static byte[] nativeContext(String product, int length) {
    return Context.NONE
        .with(Map.of(PRODUCT, product, RawRecord.LENGTH, Integer.toString(length)))
        .encode();
  }
}
