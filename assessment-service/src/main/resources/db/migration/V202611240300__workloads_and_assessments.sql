-- Workloads, editions known from the catalog, assessments with their answers, and what is observed.

create table workload (
  tenant       text        not null,
  id           text        not null,
  display_name text        not null,
  description  text        not null default '',
  owner        text        not null default '',
  unit         text        not null default '',
  environment  text        not null default 'UNSPECIFIED'
    constraint workload_environment check (environment in ('UNSPECIFIED', 'PRODUCTION', 'PREPRODUCTION')),
  criticality  text        not null default 'UNSPECIFIED'
    constraint workload_criticality check (criticality in ('UNSPECIFIED', 'LOW', 'MEDIUM', 'HIGH')),
  accounts     text[]      not null default '{}',
  regions      text[]      not null default '{}',
  tags         jsonb       not null default '{}',
  restricted   boolean     not null default false,
  groups       text[]      not null default '{}',
  version      bigint      not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  constraint workload_pk primary key (tenant, id),
  constraint workload_restricted_to_groups check (not restricted or cardinality(groups) > 0)
);
create index workload_accounts on workload using gin (accounts);
select plumbline_protect('workload', privileges => 'select, insert, update');

-- Editions as the catalog published them. Built-in ones belong to tenant '*'.
create table edition (
  tenant       text        not null,
  name         text        not null,
  display_name text        not null,
  content_hash text        not null,
  deprecated   boolean     not null default false,
  version      bigint      not null,
  published_at timestamptz not null,
  constraint edition_pk primary key (tenant, name)
);
select plumbline_protect('edition', builtin => true, privileges => 'select, insert, update');

create table edition_practice (
  tenant      text    not null,
  edition     text    not null,
  id          text    not null,
  practice_id text    not null,
  title       text    not null,
  area        text    not null,
  topic       text    not null,
  ordinal     integer not null,
  concept     text    not null,
  twin_id     text    not null default '',
  level       text
    constraint edition_practice_level check (level in ('HIGH', 'MEDIUM', 'LOW')),
  constraint edition_practice_pk primary key (tenant, edition, id),
  constraint edition_practice_edition foreign key (tenant, edition) references edition (tenant, name)
);
select plumbline_protect('edition_practice', builtin => true, privileges => 'select, insert');

-- The active mapping set of each scanner, and the concepts its rules speak to.
create table mapping_set (
  tenant       text        not null,
  scanner      text        not null,
  name         text        not null,
  concepts     text[]      not null,
  published_at timestamptz not null,
  recorded_at  timestamptz not null,
  constraint mapping_set_pk primary key (tenant, scanner)
);
select plumbline_protect('mapping_set', builtin => true, privileges => 'select, insert, update');

create table assessment (
  tenant           text        not null,
  workload         text        not null,
  id               text        not null,
  -- No foreign key: a built-in edition is another tenant's row. Editions are never removed.
  edition_tenant   text        not null,
  edition          text        not null,
  display_name     text        not null,
  version          bigint      not null,
  evidence_version bigint      not null default 0,
  policy_version   integer     not null,
  -- When the newest mapping set its verdicts rest on was recorded.
  mapped_at        timestamptz not null default '1970-01-01Z',
  practice_count   integer     not null,
  answered_count   integer     not null default 0,
  created_at       timestamptz not null,
  updated_at       timestamptz not null,
  constraint assessment_pk primary key (tenant, workload, id),
  constraint assessment_workload foreign key (tenant, workload) references workload (tenant, id),
  constraint assessment_edition_tenant check (edition_tenant in (tenant, '*'))
);
create index assessment_newest on assessment (tenant, created_at desc, workload, id);
create index assessment_mapped on assessment (mapped_at);
select plumbline_protect('assessment', privileges => 'select, insert, update');

create table answer (
  tenant     text        not null,
  workload   text        not null,
  assessment text        not null,
  practice   text        not null,
  revision   integer     not null,
  status     text        not null
    constraint answer_status check (status in (
      'UNANSWERED', 'IMPLEMENTED', 'PARTIALLY_IMPLEMENTED', 'NOT_IMPLEMENTED', 'NOT_APPLICABLE')),
  degree     integer     not null
    constraint answer_degree check (degree between 0 and 100),
  reason     text        not null,
  notes      text        not null,
  assignee   text        not null,
  author     text        not null,
  author_id  text        not null,
  assessment_version bigint not null,
  updated_at timestamptz not null,
  constraint answer_pk primary key (tenant, workload, assessment, practice),
  constraint answer_assessment foreign key (tenant, workload, assessment)
    references assessment (tenant, workload, id),
  constraint answer_not_applicable_has_reason check (status <> 'NOT_APPLICABLE' or reason <> '')
);
select plumbline_protect('answer', privileges => 'select, insert, update');

-- Every answer there ever was. Nothing here is changed or removed.
create table answer_revision (
  tenant     text        not null,
  workload   text        not null,
  assessment text        not null,
  practice   text        not null,
  revision   integer     not null,
  status     text        not null,
  degree     integer     not null,
  reason     text        not null,
  notes      text        not null,
  assignee   text        not null,
  author     text        not null,
  author_id  text        not null,
  assessment_version bigint not null,
  updated_at timestamptz not null,
  constraint answer_revision_pk primary key (tenant, workload, assessment, practice, revision),
  constraint answer_revision_answer foreign key (tenant, workload, assessment, practice)
    references answer (tenant, workload, assessment, practice)
);
select plumbline_protect('answer_revision', privileges => 'select, insert');

-- What is observed of each concept of each workload, assessed or not. There is no foreign key: the
-- evidence may be known before the workload is.
create table observed (
  tenant           text        not null,
  workload         text        not null,
  concept          text        not null,
  evidence_version bigint      not null,
  pass             bigint      not null,
  fail             bigint      not null,
  warn             bigint      not null,
  stale_pass       bigint      not null,
  stale_fail       bigint      not null,
  stale_warn       bigint      not null,
  newest_at        timestamptz,
  next_expire_at   timestamptz,
  ever_attested    boolean     not null,
  changed_at       timestamptz not null,
  constraint observed_pk primary key (tenant, workload, concept)
);
select plumbline_protect('observed', privileges => 'select, insert, update');

-- Every observation there ever was. Nothing here is changed or removed.
create table observed_revision (
  tenant           text        not null,
  workload         text        not null,
  concept          text        not null,
  evidence_version bigint      not null,
  pass             bigint      not null,
  fail             bigint      not null,
  warn             bigint      not null,
  stale_pass       bigint      not null,
  stale_fail       bigint      not null,
  stale_warn       bigint      not null,
  newest_at        timestamptz,
  next_expire_at   timestamptz,
  ever_attested    boolean     not null,
  changed_at       timestamptz not null,
  recorded_at      timestamptz not null,
  constraint observed_revision_pk primary key (tenant, workload, concept, evidence_version)
);
select plumbline_protect('observed_revision', privileges => 'select, insert');

-- How each practice of an assessment stands: derived, never typed in.
create table practice_state (
  tenant        text        not null,
  workload      text        not null,
  assessment    text        not null,
  practice      text        not null,
  version       bigint      not null,
  observed      text        not null,
  testable      boolean     not null,
  verdict       text        not null,
  understated   boolean     not null,
  bucket        text        not null,
  risk          text        not null,
  level         text        not null,
  weight        integer     not null,
  proven        integer     not null,
  declared      integer     not null,
  twin_conflict boolean     not null,
  verdict_at    timestamptz not null,
  constraint practice_state_pk primary key (tenant, workload, assessment, practice),
  constraint practice_state_assessment foreign key (tenant, workload, assessment)
    references assessment (tenant, workload, id)
);
create index practice_state_contradicted on practice_state (tenant, workload, assessment)
  where verdict = 'CONTRADICTED';
select plumbline_protect('practice_state', privileges => 'select, insert, update');

-- The sweeper finds the assessments that a new mapping set concerns, whatever their tenant.
select plumbline_protect_system('assessment', 'select');
select plumbline_protect_system('mapping_set', 'select');
select plumbline_protect_system('practice_state', 'select');
