package io.plumbline.reporting.projection;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Times of the contract and of the database, which keeps microseconds. */
public final class Times {

  private Times() {}

  /** As the database takes it. */
  public static OffsetDateTime column(Timestamp time) {
    return column(Instant.ofEpochSecond(time.getSeconds(), time.getNanos()));
  }

  /** As the database takes it. */
  public static OffsetDateTime column(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  /** As the contract takes it. */
  public static Timestamp proto(OffsetDateTime time) {
    return Timestamp.newBuilder().setSeconds(time.toEpochSecond()).setNanos(time.getNano()).build();
  }
}
