-- How long evidence is kept, what holds it, and what stays of what was purged (ADR 0084).
create table retention_policy (
  tenant               text        not null,
  closed_finding_days  integer     not null,
  quarantine_days      integer     not null,
  scan_days            integer     not null,
  attestation_file_days integer    not null,
  version              bigint      not null,
  update_time          timestamptz not null,
  updater              text        not null,
  primary key (tenant),
  constraint retention_policy_days check (least(closed_finding_days, quarantine_days, scan_days,
    attestation_file_days) >= 0)
);
select plumbline_protect('retention_policy', privileges => 'select, insert, update');

create table legal_hold (
  tenant         text        not null,
  id             uuid        not null,
  workload       text        not null,
  reason         text        not null,
  author         text        not null,
  create_time    timestamptz not null,
  release_time   timestamptz,
  releaser       text        not null default '',
  release_reason text        not null default '',
  primary key (tenant, id)
);
select plumbline_protect('legal_hold', privileges => 'select, insert');
grant update (release_time, releaser, release_reason) on legal_hold to ${app};

create table tombstone (
  tenant         text        not null,
  id             uuid        not null default gen_random_uuid(),
  kind           text        not null,
  resource       text        not null,
  sha256         bytea       not null,
  size           bigint      not null,
  policy_days    integer     not null,
  policy_version bigint      not null,
  purge_time     timestamptz not null,
  primary key (tenant, id),
  constraint tombstone_kind check (kind in
    ('FINDING_ORIGINAL', 'QUARANTINED_ORIGINAL', 'SCAN', 'ATTESTATION_FILE'))
);
create index tombstone_newest on tombstone (tenant, purge_time, id);
select plumbline_protect('tombstone', privileges => 'select, insert');

grant delete on scan, quarantined_record to ${app};
