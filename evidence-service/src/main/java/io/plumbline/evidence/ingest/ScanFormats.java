package io.plumbline.evidence.ingest;

import io.plumbline.evidence.format.Format;
import io.plumbline.proto.evidence.v1.ScanFormat;
import org.jspecify.annotations.Nullable;

/** Formats of documents in the words of the contract: the same names with a prefix. */
final class ScanFormats {

  static final String PREFIX = "SCAN_FORMAT_";

  private ScanFormats() {}

  static ScanFormat of(@Nullable Format format) {
    return format == null
        ? ScanFormat.SCAN_FORMAT_UNSPECIFIED
        : ScanFormat.valueOf(PREFIX + format.name());
  }

  /** Null for what is not said or no form of a document. */
  static @Nullable Format of(ScanFormat format) {
    return switch (format) {
      case SCAN_FORMAT_UNSPECIFIED, SCAN_FORMAT_NATIVE, UNRECOGNIZED -> null;
      default -> Format.valueOf(format.name().substring(PREFIX.length()));
    };
  }
}
