-- Improvements: what somebody is going to do so that a practice stands. refs holds the tickets and
-- findings; sort_on puts what has no due date last.
create table improvement (
  tenant       text        not null,
  workload     text        not null,
  id           uuid        not null,
  practice     text        not null,
  concept      text        not null,
  title        text        not null,
  description  text        not null,
  owner        text        not null,
  owner_id     text        not null,
  due_on       date,
  effort       text        not null
    constraint improvement_effort check (effort in ('UNSPECIFIED', 'SMALL', 'MEDIUM', 'LARGE')),
  refs         jsonb       not null,
  state        text        not null
    constraint improvement_state check (state in ('OPEN', 'IN_PROGRESS', 'DONE', 'DROPPED')),
  state_reason text        not null,
  proven       boolean     not null,
  creator      text        not null,
  creator_id   text        not null,
  version      bigint      not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  sort_on      date        not null generated always as (coalesce(due_on, date '9999-12-31')) stored,
  constraint improvement_pk primary key (tenant, workload, id),
  constraint improvement_workload foreign key (tenant, workload) references workload (tenant, id),
  constraint improvement_proven check (not proven or state = 'DONE')
);
create index improvement_due on improvement (tenant, state, sort_on, id);
create index improvement_recent on improvement (tenant, state, updated_at desc, id desc);
select plumbline_protect('improvement', privileges => 'select, insert, update');

-- What happened to improvements, each with the plan as it was then. Nothing here is changed or removed.
create table improvement_event (
  tenant      text        not null,
  workload    text        not null,
  improvement uuid        not null,
  version     bigint      not null,
  action      text        not null,
  from_state  text        not null,
  to_state    text        not null,
  title       text        not null,
  description text        not null,
  owner       text        not null,
  owner_id    text        not null,
  due_on      date,
  effort      text        not null,
  refs        jsonb       not null,
  changed     text        not null,
  proven      boolean     not null,
  actor       text        not null,
  actor_id    text        not null,
  reason      text        not null,
  event_at    timestamptz not null,
  constraint improvement_event_pk primary key (tenant, workload, improvement, version),
  constraint improvement_event_of foreign key (tenant, workload, improvement)
    references improvement (tenant, workload, id)
);
select plumbline_protect('improvement_event', privileges => 'select, insert');
