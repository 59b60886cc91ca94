-- Offers: answers of an assessment that those of other workloads take live. Lists that are empty, and
-- texts that are, narrow nothing.
create table inheritance_offer (
  tenant          text        not null,
  workload        text        not null,
  assessment      text        not null,
  id              uuid        not null,
  practices       text[]      not null,
  heir_workloads  text[]      not null,
  unit            text        not null,
  environment     text        not null
    constraint inheritance_offer_environment check (environment in ('', 'PRODUCTION', 'PREPRODUCTION')),
  tags            jsonb       not null,
  -- Of two offers that reach a practice, that with the greater number counts.
  specificity     integer     not null,
  note            text        not null,
  state           text        not null
    constraint inheritance_offer_state check (state in ('OFFERED', 'WITHDRAWN')),
  offerer         text        not null,
  offerer_id      text        not null,
  offered_at      timestamptz not null,
  withdrawer      text        not null,
  withdraw_reason text        not null,
  withdrawn_at    timestamptz,
  version         bigint      not null,
  constraint inheritance_offer_pk primary key (tenant, workload, assessment, id),
  constraint inheritance_offer_of foreign key (tenant, workload, assessment)
    references assessment (tenant, workload, id)
);
create index inheritance_offer_newest on inheritance_offer (tenant, id desc);
create index inheritance_offer_live on inheritance_offer (tenant) where state = 'OFFERED';
select plumbline_protect('inheritance_offer', privileges => 'select, insert, update');

-- What practices take while they are not answered themselves: a revision of an answer, and a version
-- of what is observed there, null when nothing ever was. Both are kept for ever, so a heir stands by what
-- it was scored with until it is scored anew.
create table inheritance (
  tenant            text        not null,
  workload          text        not null,
  assessment        text        not null,
  practice          text        not null,
  offer             uuid        not null,
  source_workload   text        not null,
  source_assessment text        not null,
  source_practice   text        not null,
  source_revision   integer     not null,
  source_evidence   bigint,
  taken_at          timestamptz not null,
  constraint inheritance_pk primary key (tenant, workload, assessment, practice),
  constraint inheritance_of foreign key (tenant, workload, assessment)
    references assessment (tenant, workload, id),
  constraint inheritance_by foreign key (tenant, source_workload, source_assessment, offer)
    references inheritance_offer (tenant, workload, assessment, id),
  constraint inheritance_from foreign key (
      tenant, source_workload, source_assessment, source_practice, source_revision)
    references answer_revision (tenant, workload, assessment, practice, revision)
);
create index inheritance_heirs on inheritance (tenant, offer, workload, assessment, practice);
select plumbline_protect('inheritance');

-- What came to practices by inheritance. Nothing here is changed or removed.
create table inheritance_event (
  tenant             text        not null,
  workload           text        not null,
  assessment         text        not null,
  practice           text        not null,
  assessment_version bigint      not null,
  action             text        not null
    constraint inheritance_event_action check (action in (
      'INHERITED', 'CHANGED', 'WITHDRAWN', 'UNANSWERED', 'OUT_OF_SCOPE')),
  offer              uuid        not null,
  source_workload    text        not null,
  source_assessment  text        not null,
  source_practice    text        not null,
  source_revision    integer     not null,
  source_evidence    bigint,
  reason             text        not null,
  event_at           timestamptz not null,
  constraint inheritance_event_pk
    primary key (tenant, workload, assessment, practice, assessment_version),
  constraint inheritance_event_of foreign key (tenant, workload, assessment)
    references assessment (tenant, workload, id)
);
select plumbline_protect('inheritance_event', privileges => 'select, insert');

-- Workloads whose assessments may have something else to inherit. Rows are only added, so that who adds
-- them waits for nobody.
create table inheritance_due (
  tenant   text        not null,
  id       bigint      generated always as identity,
  workload text        not null,
  due_at   timestamptz not null default now(),
  constraint inheritance_due_pk primary key (tenant, id)
);
create index inheritance_due_of on inheritance_due (tenant, workload);
select plumbline_protect('inheritance_due', privileges => 'select, insert, delete');
select plumbline_protect_system('inheritance_due', 'select');

-- Which inherited answer a state was derived from, if it was.
alter table practice_state_revision
  add column source_workload   text,
  add column source_assessment text,
  add column source_practice   text,
  add column source_revision   integer,
  add column source_evidence   bigint,
  add constraint practice_state_revision_source check (
    (source_workload is null) = (source_revision is null));
