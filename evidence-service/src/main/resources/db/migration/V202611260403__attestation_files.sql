-- Files of attestations. Content is kept once per tenant, by its SHA-256, in rows of one MiB at most
-- (ADR 0085); a file names content. Withdrawals and renewals stand beside what they end. digests are
-- the SHA-256 of the files, in hexadecimal: what was attested stays known when a file is purged.
create table file_content (
  tenant      text        not null,
  sha256      bytea       not null,
  size        bigint      not null,
  create_time timestamptz not null,
  primary key (tenant, sha256),
  constraint file_content_sha256 check (octet_length(sha256) = 32)
);
select plumbline_protect('file_content', privileges => 'select, insert, delete');

create table file_chunk (
  tenant text    not null,
  sha256 bytea   not null,
  index  integer not null,
  bytes  bytea   not null,
  primary key (tenant, sha256, index),
  constraint file_chunk_content foreign key (tenant, sha256)
    references file_content (tenant, sha256) on delete cascade,
  constraint file_chunk_size check (octet_length(bytes) between 1 and 1048576)
);
alter table file_chunk alter column bytes set storage external;
select plumbline_protect('file_chunk', privileges => 'select, insert, delete');

create table attestation_file (
  tenant        text        not null,
  workload      text        not null,
  id            uuid        not null,
  file_name     text        not null,
  media_type    text        not null,
  size          bigint      not null,
  sha256        bytea       not null,
  uploader      text        not null,
  uploader_name text        not null,
  create_time   timestamptz not null,
  primary key (tenant, workload, id),
  constraint attestation_file_workload foreign key (tenant, workload)
    references workload (tenant, id),
  constraint attestation_file_content foreign key (tenant, sha256)
    references file_content (tenant, sha256)
);
create index attestation_file_sha256 on attestation_file (tenant, sha256);
select plumbline_protect('attestation_file', privileges => 'select, insert, delete');

alter table attestation
  add column files   uuid[] not null default '{}',
  add column digests text[] not null default '{}',
  add constraint attestation_digests check (cardinality(digests) = cardinality(files)),
  add column renews uuid,
  add constraint attestation_renewed_once unique (tenant, workload, renews),
  add constraint attestation_renews foreign key (tenant, workload, renews)
    references attestation (tenant, workload, id);
create index attestation_files on attestation using gin (files);

create table attestation_withdrawal (
  tenant      text        not null,
  workload    text        not null,
  attestation uuid        not null,
  reason      text        not null,
  author      text        not null,
  author_name text        not null,
  create_time timestamptz not null,
  primary key (tenant, workload, attestation),
  constraint attestation_withdrawal_of foreign key (tenant, workload, attestation)
    references attestation (tenant, workload, id)
);
select plumbline_protect('attestation_withdrawal', privileges => 'select, insert');
