package io.plumbline.evidence.routing;

import io.plumbline.platform.access.Caller;
import java.util.Set;
import java.util.TreeSet;

/**
 * What decides which workloads somebody sees: open ones, those of their groups, or all.
 *
 * @param everything auditors and administrators see restricted workloads and unrouted findings too
 */
public record Viewer(String tenant, boolean everything, Set<String> groups) {

  /** The condition on a {@code workload w}; needs {@link #everything} and {@link #groupArray}. */
  public static String sees(String everything, String groups) {
    return "(not w.restricted or "
        + everything
        + "::boolean or w.groups && "
        + groups
        + "::text[])";
  }

  public static Viewer of(Caller caller) {
    return new Viewer(
        caller.tenant(), caller.hasRole("auditor") || caller.hasRole("admin"), caller.groups());
  }

  public String[] groupArray() {
    return groups.toArray(String[]::new);
  }

  /** For page tokens: a token made for one view is no use in another. */
  public String key() {
    return tenant + "/" + everything + "/" + new TreeSet<>(groups);
  }
}
