package io.plumbline.evidence.retention;

import io.plumbline.proto.evidence.v1.RetentionPolicy;
import java.util.function.ToIntFunction;

/**
 * What is purged, in steps of one statement each: it takes what is due and not held, and leaves a
 * tombstone for each. Parameters: $1 tenant, $2 the instant before which it is due, $3 days, $4
 * version of the policy, $5 now.
 */
enum Purge {
  FINDING_ORIGINAL(
      RetentionPolicy::getClosedFindingDays,
      """
      with due as (
        select f.id, f.raw from finding f
        where f.tenant = $1 and f.lifecycle <> 'OPEN' and f.observed_at < $2::timestamptz
          and f.raw <> ''::bytea and not exists (select 1 from legal_hold h
            where h.tenant = $1 and h.release_time is null
              and (h.workload = '' or exists (select 1 from finding_route r
                where r.tenant = $1 and r.workload = h.workload and r.rule = f.rule
                  and r.finding = f.id)))
        order by f.id limit %1$d for update of f skip locked),
      gone as (update finding f set raw = ''::bytea from due
        where f.tenant = $1 and f.id = due.id)
      insert into tombstone (tenant, kind, resource, sha256, size, policy_days, policy_version,
        purge_time)
      select $1::text, 'FINDING_ORIGINAL', 'findings/' || id, sha256(raw), octet_length(raw), $3::integer, $4::bigint, $5::timestamptz
      from due\
      """),

  QUARANTINED_ORIGINAL(
      RetentionPolicy::getQuarantineDays,
      """
      with due as (
        select q.scan, q.index, q.original from quarantined_record q
        where q.tenant = $1 and q.create_time < $2::timestamptz and q.original <> ''::bytea
          and not exists (select 1 from legal_hold h
            where h.tenant = $1 and h.release_time is null
              and (h.workload = '' or q.account = '' or exists (select 1 from workload w
                where w.tenant = $1 and w.id = h.workload and q.account = any(w.accounts))))
        order by q.scan, q.index limit %1$d for update of q skip locked),
      gone as (update quarantined_record q set original = ''::bytea from due
        where q.tenant = $1 and q.scan = due.scan and q.index = due.index)
      insert into tombstone (tenant, kind, resource, sha256, size, policy_days, policy_version,
        purge_time)
      select $1::text, 'QUARANTINED_ORIGINAL', 'scans/' || scan || '/quarantinedRecords/' || index,
        sha256(original), octet_length(original), $3::integer, $4::bigint, $5::timestamptz
      from due\
      """),

  /** A scan is of no workload: any hold keeps it. */
  SCAN(
      RetentionPolicy::getScanDays,
      """
      with due as (
        select s.id from scan s
        where s.tenant = $1 and s.state <> 'RUNNING' and s.finish_time < $2::timestamptz
          and not exists (select 1 from legal_hold h
            where h.tenant = $1 and h.release_time is null)
        order by s.id limit %1$d for update of s skip locked),
      refused as (delete from quarantined_record q using due
        where q.tenant = $1 and q.scan = due.id
        returning q.scan, q.index, q.original),
      held as (delete from scan_held h using due where h.tenant = $1 and h.scan = due.id),
      gone as (delete from scan s using due where s.tenant = $1 and s.id = due.id)
      insert into tombstone (tenant, kind, resource, sha256, size, policy_days, policy_version,
        purge_time)
      select $1::text, 'SCAN', 'scans/' || id, ''::bytea, 0, $3::integer, $4::bigint, $5::timestamptz from due
      union all
      select $1::text, 'QUARANTINED_ORIGINAL', 'scans/' || scan || '/quarantinedRecords/' || index,
        sha256(original), octet_length(original), $3::integer, $4::bigint, $5::timestamptz
      from refused where original <> ''::bytea\
      """),

  /** What no attestation names goes after a day, whatever the policy says. */
  ATTESTATION_FILE(
      RetentionPolicy::getAttestationFileDays,
      """
      with due as (
        select f.workload, f.id from attestation_file f
        where f.tenant = $1 and not exists (select 1 from legal_hold h
            where h.tenant = $1 and h.release_time is null and h.workload in ('', f.workload))
          and case when exists (select 1 from attestation a
              where a.tenant = $1 and a.workload = f.workload and a.files @> array[f.id])
            then $3::integer > 0 and not exists (select 1 from attestation a
              left join attestation n
                on n.tenant = $1 and n.workload = a.workload and n.renews = a.id
              left join attestation_withdrawal x
                on x.tenant = $1 and x.workload = a.workload and x.attestation = a.id
              where a.tenant = $1 and a.workload = f.workload and a.files @> array[f.id]
                and least(a.valid_until, n.create_time, x.create_time) >= $2::timestamptz)
            else f.create_time < $5::timestamptz - interval '1 day' end
        order by f.workload, f.id limit %1$d),
      gone as (delete from attestation_file f using due
        where f.tenant = $1 and f.workload = due.workload and f.id = due.id
        returning f.workload, f.id, f.sha256, f.size)
      insert into tombstone (tenant, kind, resource, sha256, size, policy_days, policy_version,
        purge_time)
      select $1::text, 'ATTESTATION_FILE', 'workloads/' || workload || '/attestationFiles/' || id,
        sha256, size, $3::integer, $4::bigint, $5::timestamptz
      from gone\
      """);

  /** Rows of one step. */
  static final int STEP = 200;

  /** Content that no file names any more; its chunks go with it. */
  static final String CONTENT =
      "delete from file_content c where c.tenant = $1 and not exists"
          + " (select 1 from attestation_file f where f.tenant = $1 and f.sha256 = c.sha256)";

  private final ToIntFunction<RetentionPolicy> days;
  private final String sql;

  Purge(ToIntFunction<RetentionPolicy> days, String sql) {
    this.days = days;
    this.sql = sql.formatted(STEP);
  }

  int days(RetentionPolicy policy) {
    return days.applyAsInt(policy);
  }

  String sql() {
    return sql;
  }

  /** Whether there may be something to purge under a policy that keeps the class for ever. */
  boolean alsoWithoutDays() {
    return this == ATTESTATION_FILE;
  }
}
