package io.plumbline.assessment.workload;

import io.plumbline.platform.access.Caller;
import io.plumbline.platform.access.Membership;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.grpc.PlatformReason;
import java.util.Collection;
import java.util.Set;

/**
 * What a caller may see of the tenant's workloads: the open ones, the restricted ones they are a
 * member of, and as auditor or administrator all of them.
 *
 * @param all whether restriction does not apply
 * @param keys what the caller is a member by, see {@link Membership}
 */
public record Sight(boolean all, Set<String> keys) {

  /** The condition on a {@code Workload w}; needs {@link #all} and {@link #keyArray}. */
  public static final String CONDITION =
      "(:all = true or w.restricted = false or array_intersects(w.members, :keys))";

  public Sight {
    keys = Set.copyOf(keys);
  }

  /** The sight of a caller. */
  public static Sight of(Caller caller) {
    return new Sight(caller.hasRole("auditor") || caller.hasRole("admin"), Membership.keys(caller));
  }

  /** Whether this workload may be seen. */
  public boolean sees(Workload workload) {
    return sees(workload.restricted(), workload.members());
  }

  /**
   * Whether a workload with this restriction may be seen.
   *
   * @param members keys of its members
   */
  public boolean sees(boolean restricted, Collection<String> members) {
    return all || belongs(restricted, members);
  }

  private boolean belongs(boolean restricted, Collection<String> members) {
    return !restricted || members.stream().anyMatch(keys::contains);
  }

  /**
   * Refuses whoever does not belong to a workload: they may not work on it, only see it. Nobody
   * works on one that is archived.
   */
  public void checkBelongs(Workload workload) {
    if (!belongs(workload.restricted(), workload.members())) {
      throw DomainException.denied(
          PlatformReason.PERMISSION_MISSING, "only members of the workload may do this");
    }
    workload.checkInUse();
  }

  /** The keys as the queries take them. */
  public String[] keyArray() {
    return keys.toArray(String[]::new);
  }
}
