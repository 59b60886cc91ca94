package io.plumbline.gateway.words;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Instants of the contracts. */
public final class Instants {
  private Instants() {}

  public static Instant of(Timestamp timestamp) {
    return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
  }

  public static Timestamp of(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }
}
