-- Milestones: what is told of each without what it froze. Nothing here is changed or removed, and
-- the workload they belong to can not be removed under them.
create table milestone (
  tenant             text        not null,
  workload           text        not null,
  assessment         text        not null,
  id                 text        not null,
  sequence           bigint      not null
    constraint milestone_sequence_from_one check (sequence > 0),
  display_name       text        not null,
  note               text        not null,
  edition            text        not null,
  scoring_policy     text        not null,
  assessment_version bigint      not null,
  practice_count     integer     not null,
  answered_count     integer     not null,
  contradicted_count integer     not null,
  proven             integer,
  declared           integer,
  distinct_proven    integer,
  distinct_declared  integer,
  creator            text        not null,
  created_at         timestamptz not null,
  content_hash       bytea       not null
    constraint milestone_content_hash_sha256 check (length(content_hash) = 32),
  previous_hash      bytea       not null
    constraint milestone_previous_hash_sha256 check (length(previous_hash) in (0, 32)),
  constraint milestone_pk primary key (tenant, workload, assessment, id),
  constraint milestone_assessment foreign key (tenant, workload, assessment)
    references assessment (tenant, workload, id),
  constraint milestone_sequence unique (tenant, workload, assessment, sequence),
  constraint milestone_first_has_none_before check ((sequence = 1) = (length(previous_hash) = 0))
);
create index milestone_newest
  on milestone (tenant, created_at desc, workload desc, assessment desc, sequence desc);
select plumbline_protect('milestone', privileges => 'select, insert');

-- What each froze, byte for byte as it was hashed.
create table milestone_snapshot (
  tenant     text  not null,
  workload   text  not null,
  assessment text  not null,
  id         text  not null,
  content    bytea not null,
  constraint milestone_snapshot_pk primary key (tenant, workload, assessment, id),
  constraint milestone_snapshot_of foreign key (tenant, workload, assessment, id)
    references milestone (tenant, workload, assessment, id)
);
select plumbline_protect('milestone_snapshot', privileges => 'select, insert');
