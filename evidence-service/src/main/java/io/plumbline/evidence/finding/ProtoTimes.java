package io.plumbline.evidence.finding;

import com.google.protobuf.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;

/** Times of the contract. */
public final class ProtoTimes {

  private ProtoTimes() {}

  /** The same instant as a protobuf timestamp. */
  public static Timestamp toProtoTimestamp(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }

  /** The same instant; out of range is the farthest there is. */
  public static Instant toInstant(Timestamp time) {
    try {
      return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    } catch (DateTimeException | ArithmeticException e) {
      return Instant.MAX;
    }
  }
}
