-- Expand: pods of the first release write numbers and leave what exceptions cover as it was. Numbers that do not
-- belong together cover nothing (ADR 0129): what they wrote covers nothing until it is counted by this release, which
-- raises accepted_write with each write. 0: to be counted. To be contracted when no pod of it runs:
-- docs/operations/upgrade.md.
alter table rollup add column accepted_write bigint not null default 1;
alter table rollup alter column accepted_write set default 0;
create index rollup_accepted_unknown on rollup (tenant, workload) where accepted_write = 0;

create function keep_accepted_of_first_release() returns trigger language plpgsql as $$
begin
  if new.accepted_write = old.accepted_write
      and (new.pass, new.fail, new.warn, new.stale_pass, new.stale_fail, new.stale_warn, new.newest, new.as_of,
        new.next_expiry, new.young_since, new.young, new.young_expiry, new.exact)
      is distinct from
        (old.pass, old.fail, old.warn, old.stale_pass, old.stale_fail, old.stale_warn, old.newest, old.as_of,
        old.next_expiry, old.young_since, old.young, old.young_expiry, old.exact) then
    new.accepted := '{}';
    new.accepted_write := 0;
  end if;
  return new;
end $$;
create trigger keep_accepted_of_first_release before update on rollup
  for each row execute function keep_accepted_of_first_release();
