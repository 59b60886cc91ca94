package io.plumbline.platform.grpc;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Times between the contracts and Java. */
public final class Times {

  private Times() {}

  /** The instant of a timestamp; the epoch for an absent one. */
  public static Instant instant(Timestamp timestamp) {
    return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
  }

  /** The timestamp of an instant. */
  public static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }
}
