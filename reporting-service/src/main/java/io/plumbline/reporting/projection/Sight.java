package io.plumbline.reporting.projection;

import io.plumbline.platform.access.Caller;
import io.plumbline.platform.access.Membership;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/**
 * Which workloads a caller may see: the open ones of the tenant, and of the restricted ones those
 * they are a member of; auditors and administrators see all. Every query on read models takes it as
 * its first three parameters.
 *
 * @param tenant the caller's tenant
 * @param all whether restricted workloads are seen whoever their members are
 * @param keys what the caller is a member by, see {@link Membership}, sorted
 */
public record Sight(String tenant, boolean all, List<String> keys) {

  /** The condition on table {@code workload} with alias {@code w}; uses $1, $2 and $3. */
  public static final String CONDITION =
      "w.tenant = $1 and (not w.restricted or $2::boolean or w.members && $3::text[])";

  public Sight {
    keys = keys.stream().sorted().toList();
  }

  /** What this caller may see. */
  public static Sight of(Caller caller) {
    return new Sight(
        caller.tenant(),
        caller.hasRole("auditor") || caller.hasRole("admin"),
        List.copyOf(Membership.keys(caller)));
  }

  /** All workloads of a tenant, for work in the background. */
  public static Sight everything(String tenant) {
    return new Sight(tenant, true, List.of());
  }

  /** The first three parameters, to add the others to. */
  public Tuple parameters() {
    return Tuple.of(tenant, all).addValue(keys.toArray(String[]::new));
  }

  /** What binds a page token to this sight. */
  public String canonical() {
    return tenant + (all ? " all" : " " + keys);
  }
}
