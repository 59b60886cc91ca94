package io.plumbline.platform.persistence;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the name of a tenant looks like. */
public final class Tenants {

  /** The tenant of built-in rows and events, readable by all; no token may carry it. */
  public static final String BUILT_IN = "*";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,62})");

  private Tenants() {}

  /** Whether a token may carry this tenant: 1 to 63 letters, digits, dots, dashes, underscores. */
  public static boolean isName(@Nullable String tenant) {
    return tenant != null && NAME.matcher(tenant).matches();
  }

  /**
   * The tenant, when it is a name or the built-in one.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static String check(String tenant) {
    if (!BUILT_IN.equals(tenant) && !isName(tenant)) {
      throw new IllegalArgumentException("not a tenant name");
    }
    return tenant;
  }
}
