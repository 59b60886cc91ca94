package io.plumbline.assessment.heirs;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Notes whose inheritance may have changed, in the transaction of what changed it: one statement
 * that locks no assessment. A sweeper looks at each of them soon after. Where nothing is offered,
 * nothing is noted.
 */
public final class Heirs {

  /** Whether offer {@code o} reaches workload {@code w}; SQL. */
  public static final String REACHES =
      """
      o.tenant = w.tenant and o.state = 'OFFERED' and o.workload <> w.id
        and (cardinality(o.heir_workloads) = 0 or w.id = any(o.heir_workloads))
        and (o.unit = '' or w.unit = o.unit or starts_with(w.unit, o.unit || '/'))
        and (o.environment = '' or o.environment = w.environment)
        and w.tags @> o.tags
      """;

  /**
   * Joins what offer {@code o} gives practice {@code p}: answer {@code s} of practice {@code q} of
   * assessment {@code y}, with what is observed there as {@code v}; SQL.
   */
  public static final String GIVES =
      """
      join assessment y on y.tenant = o.tenant and y.workload = o.workload and y.id = o.assessment
      join edition_practice q on q.tenant = y.edition_tenant and q.edition = y.edition
        and q.concept = p.concept and (cardinality(o.practices) = 0 or q.id = any(o.practices))
      join answer s on s.tenant = y.tenant and s.workload = y.workload and s.assessment = y.id
        and s.practice = q.id and s.status <> 'UNANSWERED'
      left join observed v on v.tenant = o.tenant and v.workload = o.workload
        and v.concept = p.concept
      """;

  /** Of several offers the one that counts comes first; SQL. */
  public static final String FIRST =
      "o.specificity desc, (q.id = p.id) desc, o.offered_at, o.id, q.ordinal";

  private static final String NOTE = "insert into inheritance_due (tenant, workload) ";

  private static final String ITSELF =
      NOTE
          + """
          select cast(:tenant as text), cast(:workload as text)
          where exists (
              select 1 from inheritance_offer o where o.tenant = :tenant and o.state = 'OFFERED')
            or exists (select 1 from inheritance i where i.tenant = :tenant and i.workload = :workload)
          """;

  private static final String REACHED =
      NOTE
          + "select w.tenant, w.id from workload w where w.tenant = :tenant and exists ("
          + "select 1 from inheritance_offer o where o.workload = :workload and "
          + REACHES
          + ")";

  private static final String TAKERS =
      NOTE
          + """
          select distinct i.tenant, i.workload from inheritance i
          where i.tenant = :tenant and i.offer = :offer
          """;

  private Heirs() {}

  /** Something of a workload changed, or it has a new assessment: it may inherit something else. */
  public static Uni<Void> itself(Mutiny.Session session, String tenant, String workload) {
    return note(session, ITSELF, tenant, workload);
  }

  /** Something that a workload offers changed: an offer, an answer or what is observed. */
  public static Uni<Void> reachedBy(Mutiny.Session session, String tenant, String workload) {
    return note(session, REACHED, tenant, workload);
  }

  /** An offer ends for all who take anything of it. */
  public static Uni<Void> takersOf(Mutiny.Session session, String tenant, UUID offer) {
    return session
        .createNativeQuery(TAKERS)
        .setParameter("tenant", tenant)
        .setParameter("offer", offer)
        .executeUpdate()
        .replaceWithVoid();
  }

  private static Uni<Void> note(
      Mutiny.Session session, String sql, String tenant, String workload) {
    return session
        .createNativeQuery(sql)
        .setParameter("tenant", tenant)
        .setParameter("workload", workload)
        .executeUpdate()
        .replaceWithVoid();
  }
}
