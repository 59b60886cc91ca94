-- Reports and their documents. State and format by their numbers in the contract.

create table report (
  tenant             text        not null,
  id                 uuid        not null,
  workload           text        not null,
  assessment         text        not null,
  format             integer     not null,
  state              integer     not null,
  progress           integer     not null,
  error              text        not null default '',
  byte_count         bigint      not null default 0,
  sha256             text        not null default '',
  author             text        not null,
  assessment_version bigint      not null,
  create_time        timestamptz not null,
  finish_time        timestamptz,
  attempts           integer     not null default 0,
  claimed_until      timestamptz,
  constraint report_pk primary key (tenant, id),
  constraint report_progress_range check (progress between 0 and 100)
);
create index report_list on report (tenant, create_time desc, id desc);
create index report_unfinished on report (create_time) where state in (1, 2);
select plumbline_protect('report');
select plumbline_protect_system('report', 'select, update');

create table report_chunk (
  tenant text    not null,
  report uuid    not null,
  number integer not null,
  bytes  bytea   not null,
  constraint report_chunk_pk primary key (tenant, report, number),
  constraint report_chunk_report_fk foreign key (tenant, report)
    references report (tenant, id) on delete cascade,
  constraint report_chunk_size check (octet_length(bytes) between 1 and 65536)
);
select plumbline_protect('report_chunk');
