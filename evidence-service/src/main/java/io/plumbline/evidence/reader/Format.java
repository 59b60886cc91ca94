package io.plumbline.evidence.reader;

import java.util.Optional;
import java.util.stream.Stream;

/** A scanner format this service reads. */
public enum Format {
  PROWLER_OCSF("prowler-ocsf"),
  ASFF("asff");

  private final String id;

  Format(String id) {
    this.id = id;
  }

  /** The name people type, such as {@code prowler-ocsf}. */
  public String id() {
    return id;
  }

  /** The format of that name, if there is one. */
  public static Optional<Format> byId(String id) {
    return Stream.of(values()).filter(format -> format.id.equals(id)).findFirst();
  }

  /** The reader of this format's records. Readers hold no state. */
  public RecordReader reader() {
    return switch (this) {
      case PROWLER_OCSF -> new ProwlerOcsfReader();
      case ASFF -> new AsffReader();
    };
  }
}
