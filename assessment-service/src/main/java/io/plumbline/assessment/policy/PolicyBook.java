package io.plumbline.assessment.policy;

import io.plumbline.assessment.scoring.ScoringPolicies;
import io.plumbline.assessment.scoring.ScoringPolicy;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The scoring policies of a tenant: the built-in ones and its own.
 *
 * @param own the tenant's own by their versions
 */
public record PolicyBook(Map<Integer, PolicyVersion> own) {

  public PolicyBook {
    own = Map.copyOf(own);
  }

  /** All versions of a tenant. */
  public static Uni<PolicyBook> load(Mutiny.Session session, String tenant) {
    return session
        .createSelectionQuery(
            "from PolicyVersion p where p.key.tenant = :tenant", PolicyVersion.class)
        .setParameter("tenant", tenant)
        .getResultList()
        .map(PolicyBook::of);
  }

  private static PolicyBook of(List<PolicyVersion> versions) {
    Map<Integer, PolicyVersion> own = new HashMap<>();
    versions.forEach(v -> own.put(v.version(), v));
    return new PolicyBook(own);
  }

  /** The newest activation of a tenant; nothing when it scores by the built-in policy. */
  public static Uni<Optional<PolicyActivation>> active(Mutiny.Session session, String tenant) {
    return session
        .createSelectionQuery(
            "from PolicyActivation a where a.key.tenant = :tenant order by a.key.number desc",
            PolicyActivation.class)
        .setParameter("tenant", tenant)
        .setMaxResults(1)
        .getResultList()
        .map(found -> found.stream().findFirst());
  }

  /** The version that new assessments of a tenant are scored by. */
  public static Uni<Integer> activeVersion(Mutiny.Session session, String tenant) {
    return active(session, tenant)
        .map(a -> a.map(PolicyActivation::version).orElse(ScoringPolicies.current().version()));
  }

  /**
   * A version.
   *
   * @throws IllegalArgumentException when the tenant has none of this number
   */
  public ScoringPolicy version(int version) {
    PolicyVersion found = own.get(version);
    return found == null
        ? ScoringPolicies.version(version)
        : ScoringPolicies.parse(found.document());
  }

  /** Whether the tenant has a version. */
  public boolean has(int version) {
    return own.containsKey(version) || version == ScoringPolicies.current().version();
  }

  /** The number of the next version. */
  public int next() {
    return 1 + own.keySet().stream().reduce(ScoringPolicies.current().version(), Math::max);
  }
}
