package io.plumbline.evidence.routing;

import io.plumbline.platform.access.Caller;
import io.plumbline.platform.access.Membership;
import java.util.Set;
import java.util.TreeSet;

/**
 * What decides which workloads somebody sees: open ones, those they are a member of, or all.
 *
 * @param everything auditors and administrators see restricted workloads and unrouted findings too
 * @param keys what they are a member by, see {@link Membership}
 */
public record Viewer(String tenant, boolean everything, Set<String> keys) {

  /** The condition on a {@code workload w}; needs {@link #everything} and {@link #keyArray}. */
  public static String sees(String everything, String keys) {
    return "(not w.restricted or " + everything + "::boolean or w.members && " + keys + "::text[])";
  }

  public static Viewer of(Caller caller) {
    return new Viewer(
        caller.tenant(),
        caller.hasRole("auditor") || caller.hasRole("admin"),
        Membership.keys(caller));
  }

  public String[] keyArray() {
    return keys.toArray(String[]::new);
  }

  /** For page tokens: a token made for one view is no use in another. */
  public String key() {
    return tenant + "/" + everything + "/" + new TreeSet<>(keys);
  }
}
