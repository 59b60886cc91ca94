-- Expand: pods of the first release write neither the members of a workload nor the revision of a mapping set.
-- While both run, they are filled in. To be contracted when no pod of it runs:
-- docs/operations/upgrade.md.
create function keep_members_of_first_release() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and new.members = '{}'
      or tg_op = 'UPDATE' and new.members = old.members and new.groups <> old.groups then
    new.members := array(select 'group:' || g from unnest(new.groups) g)
      || array(select 'user:' || u from unnest(new.users) u);
  end if;
  return new;
end $$;
create trigger keep_members_of_first_release before insert or update on workload
  for each row execute function keep_members_of_first_release();

create function keep_revision_of_first_release() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and new.revision is null
      or tg_op = 'UPDATE' and new.revision = old.revision and new.published_at <> old.published_at then
    new.revision := gen_random_uuid();
    insert into mapping_set_revision
      (tenant, id, scanner, name, concepts, published_at, recorded_at)
    values (new.tenant, new.revision, new.scanner, new.name, new.concepts, new.published_at,
      new.recorded_at);
  end if;
  return new;
end $$;
create trigger keep_revision_of_first_release before insert or update on mapping_set
  for each row execute function keep_revision_of_first_release();
