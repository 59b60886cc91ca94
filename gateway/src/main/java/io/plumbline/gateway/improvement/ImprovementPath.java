package io.plumbline.gateway.improvement;

import jakarta.ws.rs.NotFoundException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where the pages of improvements are. */
public final class ImprovementPath {
  /** The board. */
  public static final String BOARD = "/improvements";

  private static final Pattern NAME =
      Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?/[0-9a-f-]{36}");

  private ImprovementPath() {}

  /** What an address can say of an improvement: its workload and its own id. */
  public static String href(String name) {
    String[] parts = name.split("/");
    return BOARD + "/" + parts[1] + "/" + parts[3];
  }

  /**
   * The resource name that an address stands for.
   *
   * @throws NotFoundException when there can be none
   */
  public static String name(String workload, String id) {
    if (!NAME.matcher(workload + "/" + id).matches()) {
      throw new NotFoundException();
    }
    return "workloads/" + workload + "/improvements/" + id;
  }

  /** The id of a practice as people write it. */
  public static String practice(String name) {
    return name.substring(name.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT);
  }
}
