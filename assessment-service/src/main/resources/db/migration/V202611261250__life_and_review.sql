-- The life of an assessment, and what reviewers say of answers.
alter table assessment
  add column state          text        not null default 'IN_PROGRESS'
    constraint assessment_state check (state in (
      'IN_PROGRESS', 'SUBMITTED', 'CHANGES_REQUESTED', 'APPROVED', 'CLOSED')),
  -- How many steps it has taken; the number of its last event.
  add column state_number   integer     not null default 0,
  add column state_actor    text        not null default '',
  add column state_reason   text        not null default '',
  add column state_at       timestamptz,
  add column submitter      text        not null default '',
  add column submitter_id   text        not null default '';

-- How assessments came to their state. Nothing here is changed or removed.
create table assessment_event (
  tenant             text        not null,
  workload           text        not null,
  assessment         text        not null,
  number             integer     not null,
  action             text        not null,
  from_state         text        not null,
  to_state           text        not null,
  actor              text        not null,
  actor_id           text        not null,
  reason             text        not null,
  assessment_version bigint      not null,
  event_at           timestamptz not null,
  constraint assessment_event_pk primary key (tenant, workload, assessment, number),
  constraint assessment_event_of foreign key (tenant, workload, assessment)
    references assessment (tenant, workload, id)
);
select plumbline_protect('assessment_event', privileges => 'select, insert');

-- origin is the answer a revision was taken from, empty where somebody wrote it.
alter table answer_revision
  add column due_on date,
  add column origin text not null default '';
alter table answer
  add column due_on            date,
  add column origin            text    not null default '',
  -- What was said of the present revision last; 0 reviews when nothing ever was of any.
  add column review            text    not null default 'NONE'
    constraint answer_review_outcome check (review in ('NONE', 'APPROVED', 'SENT_BACK')),
  add column review_number     integer not null default 0,
  add column reviewer          text    not null default '',
  add column review_reason     text    not null default '',
  add column reviewed_at       timestamptz,
  -- The last revision that somebody approved, 0 when none was.
  add column approved_revision integer not null default 0;
create index answer_changed on answer (tenant, updated_at desc, workload, assessment, practice);
create index answer_of_assignee on answer (tenant, assignee, updated_at desc) where assignee <> '';
create index answer_due on answer (tenant, due_on) where due_on is not null;

-- What reviewers said of answers. Nothing here is changed or removed.
create table answer_review (
  tenant      text        not null,
  workload    text        not null,
  assessment  text        not null,
  practice    text        not null,
  number      integer     not null,
  revision    integer     not null,
  outcome     text        not null,
  reviewer    text        not null,
  reviewer_id text        not null,
  reason      text        not null,
  reviewed_at timestamptz not null,
  constraint answer_review_pk primary key (tenant, workload, assessment, practice, number),
  constraint answer_review_of foreign key (tenant, workload, assessment, practice, revision)
    references answer_revision (tenant, workload, assessment, practice, revision)
);
select plumbline_protect('answer_review', privileges => 'select, insert');
