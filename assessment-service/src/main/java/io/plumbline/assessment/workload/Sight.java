package io.plumbline.assessment.workload;

import io.plumbline.platform.access.Caller;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.grpc.PlatformReason;
import java.util.Collection;
import java.util.Set;

/**
 * What a caller may see of the tenant's workloads: the open ones, the restricted ones of their own
 * groups, and as auditor or administrator all of them.
 *
 * @param all whether restriction does not apply
 * @param groups the caller's groups
 */
public record Sight(boolean all, Set<String> groups) {

  public Sight {
    groups = Set.copyOf(groups);
  }

  /** The sight of a caller. */
  public static Sight of(Caller caller) {
    return new Sight(caller.hasRole("auditor") || caller.hasRole("admin"), caller.groups());
  }

  /** Whether a workload with this restriction may be seen. */
  public boolean sees(boolean restricted, Collection<String> to) {
    return all || belongs(restricted, to);
  }

  /**
   * Whether the caller belongs to a workload with this restriction: may work on it, not only see.
   */
  public boolean belongs(boolean restricted, Collection<String> to) {
    return !restricted || to.stream().anyMatch(groups::contains);
  }

  /** Refuses whoever does not belong to a workload, as {@link #belongs} says. */
  public void checkBelongs(Workload workload) {
    if (!belongs(workload.spec().restricted(), workload.spec().groups())) {
      throw DomainException.denied(
          PlatformReason.PERMISSION_MISSING, "only members of the workload's groups may do this");
    }
  }

  String[] groupArray() {
    return groups.toArray(String[]::new);
  }
}
