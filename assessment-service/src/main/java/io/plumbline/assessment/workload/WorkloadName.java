package io.plumbline.assessment.workload;

import java.util.Optional;

/** The resource name {@code workloads/{workload}}. */
public final class WorkloadName {

  private static final String ALL = "-";

  /** What every such name begins with. */
  public static final String COLLECTION = "workloads/";

  private WorkloadName() {}

  /** The name of the workload with this id. */
  public static String of(String id) {
    return COLLECTION + id;
  }

  /**
   * The id within a name.
   *
   * @throws IllegalArgumentException when it is not such a name
   */
  public static String id(String name) {
    String id = name.startsWith(COLLECTION) ? name.substring(COLLECTION.length()) : "";
    if (id.isEmpty() || id.indexOf('/') >= 0) {
      throw new IllegalArgumentException("not the name of a workload: " + name);
    }
    return id;
  }

  /**
   * The id within the parent of a list; nothing for {@code workloads/-}, which means all of them.
   */
  public static Optional<String> listed(String parent) {
    String id = id(parent);
    return id.equals(ALL) ? Optional.empty() : Optional.of(id);
  }
}
