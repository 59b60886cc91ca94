-- What each scan wrote, by outcome: one row a batch, so that every number of a scan leads to its rows
-- although a refresh touches no index. Ids do not compress.
create table scan_held (
  tenant   text   not null,
  scan     uuid   not null,
  sequence bigint generated always as identity,
  outcome  text   not null,
  findings uuid[] not null,
  primary key (tenant, scan, sequence),
  constraint scan_held_outcome check (outcome in ('NEW', 'CHANGED', 'REFRESHED', 'GONE'))
);
alter table scan_held alter column findings set storage external;
select plumbline_protect('scan_held', privileges => 'select, insert, delete');

-- States that findings had before: written when one of the three axes changes, never changed.
create table finding_revision (
  tenant      text        not null,
  finding     uuid        not null,
  sequence    bigint      generated always as identity,
  observation text        not null,
  lifecycle   text        not null,
  decision    text        not null,
  observed_at timestamptz not null,
  replaced_at timestamptz not null,
  scan        uuid        not null,
  primary key (tenant, finding, sequence)
);
select plumbline_protect('finding_revision', privileges => 'select, insert, delete');
