package io.plumbline.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.evidence.recount.RecountRunner;
import io.plumbline.evidence.rollup.Sweeper;
import io.quarkus.arc.Arc;
import java.time.Duration;
import java.util.List;

/**
 * Holds the numbers kept of a tenant against what the rows say at the same moment: routes, mapping
 * and times to live as they stand in the database. Nothing of it is the product's SQL.
 */
final class Books {

  private static final String DIFFERENT =
      """
      with counted as (
        select r.workload, m.concept, f.observation, e.id as exception, e.expire_at as until,
          f.observed_at + make_interval(secs => coalesce(own.seconds, usual.seconds, 2592000))
            as expiry
        from finding_route r
        join finding f on f.tenant = r.tenant and f.id = r.finding and f.rule = r.rule
        join mapping_in_force m on m.tenant = r.tenant and m.rule = r.rule
        left join ttl_in_force own
          on own.tenant = r.tenant and own.kind = 'SCANNER' and own.concept = m.concept
        left join ttl_in_force usual
          on usual.tenant = r.tenant and usual.kind = 'SCANNER' and usual.concept = ''
        left join selector_exception e on e.tenant = r.tenant and e.workload = r.workload
          and e.id = r.exception and e.in_force
        where r.tenant = '%1$s' and f.lifecycle = 'OPEN'
          and f.observation in ('PASS', 'FAIL', 'WARN')),
      kept as (select * from rollup where tenant = '%1$s' and kind = 'SCANNER'),
      keys as (select workload, concept from counted union select workload, concept from kept)
      select k.workload, k.concept, p.pass, p.fail, p.warn, p.stale_pass, p.stale_fail,
        p.stale_warn, p.accepted, n.*
      from keys k left join kept p using (workload, concept)
      cross join lateral (
        select count(*) filter (where observation = 'PASS' and expiry > p.as_of),
          count(*) filter (where observation = 'FAIL' and expiry > p.as_of),
          count(*) filter (where observation = 'WARN' and expiry > p.as_of),
          count(*) filter (where observation = 'PASS' and expiry <= p.as_of),
          count(*) filter (where observation = 'FAIL' and expiry <= p.as_of),
          count(*) filter (where observation = 'WARN' and expiry <= p.as_of),
          (select coalesce(jsonb_object_agg(x.exception::text, x.n), '{}') from (
            select a.exception, count(*) as n from counted a
            where a.workload = k.workload and a.concept = k.concept and a.until > p.as_of
              and a.observation <> 'PASS'
            group by 1) x)
        from counted c where c.workload = k.workload and c.concept = k.concept)
        as n(p1, f1, w1, p2, f2, w2, a1)
      where (p.pass, p.fail, p.warn, p.stale_pass, p.stale_fail, p.stale_warn, p.accepted)
        is distinct from (p1, f1, w1, p2, f2, w2, a1)\
      """;

  private static final String TALLY =
      """
      with counted as (
        select f.rule, f.account, count(*) as findings,
          count(*) filter (where r.finding is null) as unrouted
        from finding f
        left join (select distinct finding, rule from finding_route where tenant = '%1$s') r
          on r.finding = f.id and r.rule = f.rule
        where f.tenant = '%1$s' group by 1, 2)
      select rule, account, t.findings, t.unrouted, c.findings, c.unrouted
      from (select * from rule_tally where tenant = '%1$s' and findings <> 0) t
      full join counted c using (rule, account)
      where (t.findings, t.unrouted) is distinct from (c.findings, c.unrouted)\
      """;

  private Books() {}

  /** Every number and every tally is what the rows say, now. */
  static void balance(Estate estate, String when) {
    assertThat(differences(estate)).as(when).isEmpty();
  }

  static List<List<Object>> differences(Estate estate) {
    List<List<Object>> different = Estate.rows(DIFFERENT.formatted(estate.tenant));
    different.addAll(Estate.rows(TALLY.formatted(estate.tenant)));
    return different;
  }

  /** Waits until no recount is under way and nothing is due; what is begins now. */
  static void settle(Estate estate) {
    Estate.now(Arc.container().instance(RecountRunner.class).get().run());
    Estate.now(Arc.container().instance(Sweeper.class).get().sweep());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                estate.count(
                        "select (select count(*) from recount where tenant = '%1$s'"
                            + " and finish_time is null) + (select count(*) from rollup"
                            + " where tenant = '%1$s' and next_expiry <= now())")
                    == 0);
  }
}
