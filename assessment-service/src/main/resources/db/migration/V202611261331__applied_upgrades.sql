-- Assessments that were carried to another edition. plan is a serialized UpgradePlan, as it was applied.
alter table assessment drop constraint assessment_state;
alter table assessment add constraint assessment_state check (state in (
  'IN_PROGRESS', 'SUBMITTED', 'CHANGES_REQUESTED', 'APPROVED', 'CLOSED', 'SUPERSEDED', 'SET_ASIDE'));

create table upgrade (
  tenant         text        not null,
  workload       text        not null,
  assessment     text        not null,
  id             uuid        not null,
  edition        text        not null,
  target         text        not null,
  -- The version of the new assessment that holds what was carried, and nothing else.
  target_version bigint      not null,
  milestone      text        not null,
  -- The state the old assessment goes back to when the upgrade is undone.
  state_before   text        not null,
  state          text        not null
    constraint upgrade_state check (state in ('APPLIED', 'UNDONE')),
  plan           bytea       not null,
  author         text        not null,
  author_id      text        not null,
  applied_at     timestamptz not null,
  undo_author    text        not null,
  undo_author_id text        not null,
  undo_reason    text        not null,
  undone_at      timestamptz,
  version        bigint      not null,
  constraint upgrade_pk primary key (tenant, workload, assessment, id),
  constraint upgrade_of foreign key (tenant, workload, assessment)
    references assessment (tenant, workload, id),
  constraint upgrade_into foreign key (tenant, workload, target)
    references assessment (tenant, workload, id),
  constraint upgrade_undone check ((state = 'UNDONE') = (undone_at is not null))
);
create unique index upgrade_applied on upgrade (tenant, workload, assessment) where state = 'APPLIED';
create index upgrade_newest on upgrade (tenant, id desc);
create index upgrade_of_target on upgrade (tenant, workload, target);
select plumbline_protect('upgrade', privileges => 'select, insert, update');
