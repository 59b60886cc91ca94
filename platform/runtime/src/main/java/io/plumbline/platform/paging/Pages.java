package io.plumbline.platform.paging;

import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.grpc.PlatformReason;

/** The size of a page (AIP-158). */
public final class Pages {

  /** Rows of a page when the request names no size. */
  public static final int DEFAULT_SIZE = 50;

  /** Rows of a page at most; a greater request is cut to it. */
  public static final int MAX_SIZE = 1000;

  private Pages() {}

  /**
   * The size to use for a requested one: 0 means the default, more than the maximum means the
   * maximum.
   *
   * @throws DomainException INVALID_ARGUMENT for a negative size
   */
  public static int pageSize(int requested) {
    if (requested < 0) {
      throw DomainException.invalid(
          PlatformReason.REQUEST_INVALID, "page_size", "must not be negative");
    }
    return requested == 0 ? DEFAULT_SIZE : Math.min(requested, MAX_SIZE);
  }
}
