-- Exceptions: risks accepted for a time. terms is the revision in force, or asked for, or last
-- in force; pending the one that waits for a decision, 0 when none does.
create table risk_exception (
  tenant     text        not null,
  workload   text        not null,
  id         uuid        not null,
  practice   text        not null,
  concept    text        not null,
  state      text        not null
    constraint risk_exception_state check (state in (
      'REQUESTED', 'APPROVED', 'REFUSED', 'WITHDRAWN', 'EXPIRED', 'REVOKED')),
  revision   integer     not null,
  terms      integer     not null,
  pending    integer     not null,
  expire_at  timestamptz not null,
  version    bigint      not null,
  updated_at timestamptz not null,
  constraint risk_exception_pk primary key (tenant, workload, id),
  constraint risk_exception_workload foreign key (tenant, workload) references workload (tenant, id),
  constraint risk_exception_pending check (state in ('REQUESTED', 'APPROVED') or pending = 0)
);
create unique index risk_exception_open on risk_exception (tenant, workload, concept)
  where state in ('REQUESTED', 'APPROVED');
create index risk_exception_newest on risk_exception (tenant, id desc);
create index risk_exception_due on risk_exception (expire_at)
  where state in ('REQUESTED', 'APPROVED');
select plumbline_protect('risk_exception', privileges => 'select, insert, update');
-- The sweeper finds what has expired, whatever its tenant.
select plumbline_protect_system('risk_exception', 'select');

-- What was asked for, request by request. Nothing here is changed or removed.
create table exception_terms (
  tenant               text        not null,
  workload             text        not null,
  exception            uuid        not null,
  revision             integer     not null,
  justification        text        not null,
  compensating_control text        not null,
  expire_at            timestamptz not null,
  requester            text        not null,
  requester_id         text        not null,
  requested_at         timestamptz not null,
  constraint exception_terms_pk primary key (tenant, workload, exception, revision),
  constraint exception_terms_of foreign key (tenant, workload, exception)
    references risk_exception (tenant, workload, id)
);
select plumbline_protect('exception_terms', privileges => 'select, insert');

-- What happened to exceptions. Nothing here is changed or removed.
create table exception_event (
  tenant     text        not null,
  workload   text        not null,
  exception  uuid        not null,
  version    bigint      not null,
  action     text        not null,
  from_state text        not null,
  to_state   text        not null,
  revision   integer     not null,
  actor      text        not null,
  actor_id   text        not null,
  reason     text        not null,
  event_at   timestamptz not null,
  constraint exception_event_pk primary key (tenant, workload, exception, version),
  constraint exception_event_of foreign key (tenant, workload, exception)
    references risk_exception (tenant, workload, id)
);
select plumbline_protect('exception_event', privileges => 'select, insert');
