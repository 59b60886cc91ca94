-- The order in which a tenant's evidence changed. A change waits in change_pending until a sequencer
-- gives it its number after the commit: identity order is not commit order, a number given in the
-- transaction would leave gaps that fill up behind whoever reads (ADR 0049). What changed stands in
-- observed_revision.
create table change_pending (
  tenant   text   not null,
  workload text   not null,
  version  bigint not null,
  position bigint generated always as identity,
  primary key (tenant, workload, version)
);
create index change_pending_order on change_pending (tenant, position);
select plumbline_protect('change_pending', privileges => 'select, insert, delete');
select plumbline_protect_system('change_pending', 'select');

create table change_log (
  tenant   text   not null,
  sequence bigint not null,
  workload text   not null,
  version  bigint not null,
  primary key (tenant, sequence),
  unique (tenant, workload, version)
);
select plumbline_protect('change_log', privileges => 'select, insert');

create table change_head (
  tenant   text   not null,
  sequence bigint not null,
  primary key (tenant)
);
select plumbline_protect('change_head', privileges => 'select, insert, update');
