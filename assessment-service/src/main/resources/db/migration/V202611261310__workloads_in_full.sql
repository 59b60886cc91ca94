-- Members by user, links, archiving, and one diagram a workload.
alter table workload
  add column users text[] not null default '{}',
  -- Keys of groups and users together; what decides who sees a restricted workload.
  add column members text[] not null default '{}',
  add column links jsonb not null default '{"links": []}',
  add column archived_at timestamptz,
  add column diagram_media_type text not null default ''
    constraint workload_diagram_media_type
      check (diagram_media_type in ('', 'image/png', 'image/jpeg', 'image/svg+xml'));

alter table workload no force row level security;
update workload set members = array(select 'group:' || g from unnest(groups) g);
alter table workload force row level security;

alter table workload drop constraint workload_restricted_to_groups;
alter table workload add constraint workload_restricted_to_members
  check (not restricted or cardinality(members) > 0);

create table workload_diagram (
  tenant     text        not null,
  workload   text        not null,
  media_type text        not null,
  content    bytea       not null
    constraint workload_diagram_size check (octet_length(content) between 1 and 1048576),
  sha256     bytea       not null,
  updated_at timestamptz not null,
  constraint workload_diagram_pk primary key (tenant, workload),
  constraint workload_diagram_of foreign key (tenant, workload) references workload (tenant, id)
);
alter table workload_diagram alter column content set storage external;
select plumbline_protect('workload_diagram');
