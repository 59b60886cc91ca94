-- Read models of workloads and assessments. Fed by events only; they can be thrown away and rebuilt.
-- Enumerations are stored by their numbers in the contract.

create table workload (
  tenant       text        not null,
  name         text        not null,
  version      bigint      not null,
  display_name text        not null,
  owner        text        not null,
  unit         text        not null,
  environment  integer     not null,
  criticality  integer     not null,
  restricted   boolean     not null,
  groups       text[]      not null,
  constraint workload_pk primary key (tenant, name)
);
select plumbline_protect('workload');

-- An assessment may be here before its workload: nobody sees it until the workload has come, so
-- there is no foreign key. The totals are those of docs: numerators and denominators, never rounded.
create table assessment (
  tenant           text        not null,
  name             text        not null,
  workload         text        not null,
  version          bigint      not null,
  evidence_version bigint      not null,
  edition          text        not null,
  display_name     text        not null,
  scoring_policy   text        not null,
  create_time      timestamptz not null,
  change_time      timestamptz not null,
  practice_total          bigint not null,
  practice_confirmed      bigint not null,
  practice_declared_only  bigint not null,
  practice_contradicted   bigint not null,
  practice_stale          bigint not null,
  practice_unknown        bigint not null,
  practice_excepted       bigint not null,
  practice_admitted       bigint not null,
  practice_not_applicable bigint not null,
  practice_proven         bigint not null,
  practice_declared       bigint not null,
  practice_weight         bigint not null,
  concept_total           bigint not null,
  concept_confirmed       bigint not null,
  concept_declared_only   bigint not null,
  concept_contradicted    bigint not null,
  concept_stale           bigint not null,
  concept_unknown         bigint not null,
  concept_excepted        bigint not null,
  concept_admitted        bigint not null,
  concept_not_applicable  bigint not null,
  concept_proven          bigint not null,
  concept_declared        bigint not null,
  concept_weight          bigint not null,
  covered_concepts        bigint not null,
  applicable_concepts     bigint not null,
  fresh_items             bigint not null,
  counted_items           bigint not null,
  high_risks              bigint not null,
  proven_basis_points     integer,
  declared_basis_points   integer,
  coverage_basis_points   integer,
  small_wall              bytea  not null,
  constraint assessment_pk primary key (tenant, name),
  constraint assessment_practices_sum check (practice_total =
    practice_confirmed + practice_declared_only + practice_contradicted + practice_stale
    + practice_unknown + practice_excepted + practice_admitted + practice_not_applicable),
  constraint assessment_concepts_sum check (concept_total =
    concept_confirmed + concept_declared_only + concept_contradicted + concept_stale
    + concept_unknown + concept_excepted + concept_admitted + concept_not_applicable)
);
create index assessment_newest on assessment (tenant, workload, create_time desc, name desc);
select plumbline_protect('assessment');

create table practice (
  tenant              text    not null,
  assessment          text    not null,
  practice_id         text    not null,
  practice            text    not null,
  ordinal             integer not null,
  title               text    not null,
  area                text    not null,
  topic               text    not null,
  concept             text    not null,
  twin_id             text    not null,
  declared            integer not null,
  degree              integer,
  reason              text    not null,
  notes               text    not null,
  author              text    not null,
  answer_time         timestamptz,
  observed            integer not null,
  verdict             integer not null,
  verdict_time        timestamptz,
  bucket              integer not null,
  risk                integer not null,
  stake               integer not null,
  weight              integer not null,
  proven              integer not null,
  claimed             integer not null,
  understated         boolean not null,
  twin_conflict       boolean not null,
  pass                bigint  not null,
  fail                bigint  not null,
  warn                bigint  not null,
  stale_pass          bigint  not null,
  stale_fail          bigint  not null,
  stale_warn          bigint  not null,
  newest_observe_time timestamptz,
  next_expire_time    timestamptz,
  ever_attested       boolean not null,
  constraint practice_pk primary key (tenant, assessment, practice_id),
  constraint practice_assessment_fk foreign key (tenant, assessment)
    references assessment (tenant, name) on delete cascade
);
create index practice_leaning on practice (tenant, assessment) where bucket = 3;
select plumbline_protect('practice');

create table concept (
  tenant        text    not null,
  assessment    text    not null,
  concept       text    not null,
  bucket        integer not null,
  weight        integer not null,
  proven        integer not null,
  claimed       integer not null,
  twin_conflict boolean not null,
  covered       boolean not null,
  constraint concept_pk primary key (tenant, assessment, concept),
  constraint concept_assessment_fk foreign key (tenant, assessment)
    references assessment (tenant, name) on delete cascade
);
select plumbline_protect('concept');
