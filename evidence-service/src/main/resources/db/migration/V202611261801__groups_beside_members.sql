-- Expand: pods of the first release read and write the column groups, those after it members. While both run,
-- each finds what the other wrote. To be contracted when no pod of it runs: docs/operations/upgrade.md.
alter table workload add column groups text[] not null default '{}';

alter table workload no force row level security;
update workload set
  groups = array(select substr(m, 7) from unnest(members) m where m like 'group:%');
alter table workload force row level security;

-- A row without members, or with other groups and the members of before, is written by the first release: it
-- knows no users, so those that were there stay.
create function keep_members_of_first_release() returns trigger language plpgsql as $$
begin
  if new.members is null then
    new.members := array(select 'group:' || g from unnest(new.groups) g);
  elsif tg_op = 'UPDATE' and new.members = old.members and new.groups <> old.groups then
    new.members := array(select 'group:' || g from unnest(new.groups) g)
      || array(select m from unnest(old.members) m where m like 'user:%');
  end if;
  new.groups := array(select substr(m, 7) from unnest(new.members) m where m like 'group:%');
  return new;
end $$;
create trigger keep_members_of_first_release before insert or update on workload
  for each row execute function keep_members_of_first_release();
