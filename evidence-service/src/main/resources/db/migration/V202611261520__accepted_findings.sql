-- Exceptions by finding selector, as the assessment service tells them (ADR 0119); one that ended
-- stays, for its version.
create table selector_exception (
  tenant    text        not null,
  workload  text        not null,
  id        uuid        not null,
  version   bigint      not null,
  in_force  boolean     not null,
  expire_at timestamptz not null,
  selector  bytea       not null,
  primary key (tenant, workload, id)
);
select plumbline_protect('selector_exception', privileges => 'select, insert, update');

-- The exception that covers the finding in the workload.
alter table finding_route add column exception uuid;
create index finding_route_accepted on finding_route (tenant, finding) where exception is not null;
grant update (exception) on finding_route to ${app};

-- The workloads of the bin in which its findings are covered.
alter table finding_bin add column accepted text[] not null default '{}';

-- How many failing items each exception covers, by its id.
alter table rollup add column accepted jsonb not null default '{}';
alter table observed_revision add column accepted jsonb not null default '{}';
