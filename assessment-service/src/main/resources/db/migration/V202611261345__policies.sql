-- Scoring policies of a tenant, counted from 2: version 1 is built in. Nothing here is changed or
-- removed.
create table scoring_policy (
  tenant     text        not null,
  version    integer     not null
    constraint scoring_policy_version check (version > 1),
  document   text        not null,
  author     text        not null,
  author_id  text        not null,
  created_at timestamptz not null,
  constraint scoring_policy_pk primary key (tenant, version)
);
select plumbline_protect('scoring_policy', privileges => 'select, insert');

-- Which policy a tenant scored by, and since when: the newest is the active one; before the first it
-- is version 1. Nothing here is changed or removed.
create table policy_activation (
  tenant       text        not null,
  number       integer     not null,
  version      integer     not null,
  from_version integer     not null,
  actor        text        not null,
  actor_id     text        not null,
  reason       text        not null,
  activated_at timestamptz not null,
  constraint policy_activation_pk primary key (tenant, number)
);
select plumbline_protect('policy_activation', privileges => 'select, insert');
-- The sweeper finds the assessments that are scored by another policy, whatever their tenant.
select plumbline_protect_system('policy_activation', 'select');
create index assessment_policy on assessment (tenant, policy_version);
