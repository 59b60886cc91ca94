-- What findings are routed and counted by, and the background work that brings a change of it to
-- what is stored (ADR 0045).

-- scope: every rule by which findings are routed to the workload; null in rows of older versions,
-- where accounts and regions are all there is. scope_version: the version of the workload that
-- brought the scope. routed_version: the scope version that all stored findings are routed by; while
-- it is behind, which findings are the workload's only finding_route says.
alter table workload
  add column scope          jsonb,
  add column scope_version  bigint not null default 0,
  add column routed_version bigint not null default 0;

-- The concepts each rule speaks to, as numbers are counted now. A new mapping set comes in concept by
-- concept, each in one transaction with the count of its numbers.
create table mapping_in_force (
  tenant  text not null,
  rule    text not null,
  concept text not null,
  primary key (tenant, rule, concept)
);
select plumbline_protect('mapping_in_force', privileges => 'select, insert, delete');

-- How long evidence stays fresh, as numbers are counted now; concept '' stands for all others.
create table ttl_in_force (
  tenant  text   not null,
  kind    text   not null,
  concept text   not null,
  seconds bigint not null,
  primary key (tenant, kind, concept),
  constraint ttl_in_force_kind check (kind in ('SCANNER', 'PERSON'))
);
select plumbline_protect('ttl_in_force');

-- What a tenant asks for: times to live in seconds, per concept or, for concept '', for all others.
-- Without a policy the service's own times hold.
create table freshness_policy (
  tenant      text        not null,
  version     bigint      not null,
  update_time timestamptz not null,
  primary key (tenant)
);
select plumbline_protect('freshness_policy', privileges => 'select, insert, update');

create table freshness_ttl (
  tenant  text   not null,
  kind    text   not null,
  concept text   not null,
  seconds bigint not null,
  primary key (tenant, kind, concept),
  constraint freshness_ttl_kind check (kind in ('SCANNER', 'PERSON')),
  constraint freshness_ttl_bounds check (seconds between 3600 and 315360000)
);
select plumbline_protect('freshness_ttl', privileges => 'select, insert, delete');

-- Raised with every change of what is in force, so that writers know when to read them anew.
create table counting (
  tenant  text   not null,
  version bigint not null,
  primary key (tenant)
);
select plumbline_protect('counting', privileges => 'select, insert, update');

-- Background work: what is stored, routed or counted anew. position: the last finding a re-route has
-- looked at. done: how many of the concepts are counted.
create table recount (
  tenant        text        not null,
  id            uuid        not null,
  kind          text        not null,
  state         text        not null default 'PENDING',
  workload      text        not null default '',
  target        text        not null default '',
  position      uuid        not null default '00000000-0000-0000-0000-000000000000',
  concepts      text[]      not null default '{}',
  done          integer     not null default 0,
  examined      bigint      not null default 0,
  joined        bigint      not null default 0,
  removed       bigint      not null default 0,
  failures      integer     not null default 0,
  error         text        not null default '',
  due_time      timestamptz not null,
  create_time   timestamptz not null,
  update_time   timestamptz not null,
  finish_time   timestamptz,
  primary key (tenant, id),
  constraint recount_kind check (kind in ('REROUTE', 'MAPPING', 'FRESHNESS')),
  constraint recount_state check (state in ('PENDING', 'RUNNING', 'SUCCEEDED', 'SUPERSEDED')),
  constraint recount_finished check
    ((finish_time is not null) = (state in ('SUCCEEDED', 'SUPERSEDED')))
);
create unique index recount_one_at_a_time on recount (tenant, kind, workload)
  where finish_time is null;
create index recount_due on recount (due_time) where finish_time is null;
select plumbline_protect('recount', privileges => 'select, insert, update');
select plumbline_protect_system('recount', 'select');
