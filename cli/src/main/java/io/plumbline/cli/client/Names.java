package io.plumbline.cli.client;

import io.plumbline.cli.CommandFailedException;
import java.util.Locale;

/** Resource names from what people type. */
public final class Names {
  private Names() {}

  /** {@code webshop} or {@code workloads/webshop}. */
  public static String workload(String text) {
    return text.startsWith("workloads/") ? text : "workloads/" + text;
  }

  /** {@code aws-wa-security/seed} or the full name. */
  public static String edition(String text) {
    if (text.startsWith("frameworks/")) {
      return text;
    }
    String[] parts = text.split("/", -1);
    if (parts.length != 2) {
      throw new CommandFailedException(
          text + " is not an edition such as FRAMEWORK/EDITION; see: plumbline catalog list");
    }
    return "frameworks/" + parts[0] + "/editions/" + parts[1];
  }

  /** The last segment of a practice's name: its id in lower case. */
  public static String practice(String text) {
    return last(text).toLowerCase(Locale.ROOT);
  }

  /** The last segment of any name. */
  public static String last(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
