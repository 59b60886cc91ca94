package io.plumbline.evidence.finding;

import com.google.protobuf.Timestamp;
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
}
