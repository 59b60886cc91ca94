-- The audit records of all services, as they were chained there. record holds the very bytes that
-- hash covers; the other columns repeat what it says, to filter and sort by.

create table trail_record (
  tenant    text        not null,
  service   text        not null,
  sequence  bigint      not null,
  time      timestamptz not null,
  principal text        not null,
  method    text        not null,
  resource  text        not null,
  record    bytea       not null,
  hash      bytea       not null,
  constraint trail_record_pk primary key (tenant, service, sequence)
);
create index trail_record_newest on trail_record (tenant, time desc, service desc, sequence desc);
select plumbline_protect('trail_record', privileges => 'select, insert');

-- How far each chain has come, so that a tail cut off is noticed.
create table trail_head (
  tenant   text   not null,
  service  text   not null,
  sequence bigint not null,
  hash     bytea  not null,
  constraint trail_head_pk primary key (tenant, service)
);
select plumbline_protect('trail_head', privileges => 'select, insert, update');
