package io.plumbline.platform.freshness;

import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.grpc.PlatformReason;

/** Etags (AIP-154): a quoted string that stands for the version of a resource. */
public final class Etags {

  private Etags() {}

  /** The etag of a version. */
  public static String of(long version) {
    return "\"" + Long.toString(version, Character.MAX_RADIX) + "\"";
  }

  /**
   * Holds the etag of a request against the version that is stored; an empty one always fits.
   *
   * @throws DomainException ABORTED, ETAG_MISMATCH, when it is another version
   */
  public static void check(String etag, long version) {
    if (!etag.isEmpty() && !etag.equals(of(version))) {
      throw DomainException.aborted(
          PlatformReason.ETAG_MISMATCH, "the resource has changed since it was read");
    }
  }
}
