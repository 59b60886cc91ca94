-- What each version of an assessment rested on, and what was derived then: enough to derive it again.

-- Every mapping set that ever was active here. Nothing here is changed or removed.
create table mapping_set_revision (
  tenant       text        not null,
  id           uuid        not null,
  scanner      text        not null,
  name         text        not null,
  concepts     text[]      not null,
  published_at timestamptz not null,
  recorded_at  timestamptz not null,
  constraint mapping_set_revision_pk primary key (tenant, id)
);
select plumbline_protect('mapping_set_revision', builtin => true, privileges => 'select, insert');

alter table mapping_set add column revision uuid;

-- Every version of an assessment, with the edition it was held against and the mapping sets and the
-- policy it was scored by.
create table assessment_revision (
  tenant           text        not null,
  workload         text        not null,
  assessment       text        not null,
  version          bigint      not null,
  edition_tenant   text        not null,
  edition          text        not null,
  evidence_version bigint      not null,
  policy_version   integer     not null,
  mapping_sets     uuid[]      not null,
  recorded_at      timestamptz not null,
  constraint assessment_revision_pk primary key (tenant, workload, assessment, version),
  constraint assessment_revision_of foreign key (tenant, workload, assessment)
    references assessment (tenant, workload, id)
);
create index assessment_revision_recorded
  on assessment_revision (tenant, workload, assessment, recorded_at, version);
select plumbline_protect('assessment_revision', privileges => 'select, insert');

-- Every state a practice was ever in, and which answer, evidence and exception it was derived from.
create table practice_state_revision (
  tenant           text        not null,
  workload         text        not null,
  assessment       text        not null,
  practice         text        not null,
  version          bigint      not null,
  answer_revision  integer     not null,
  evidence_version bigint,
  exception        uuid,
  exception_terms  integer,
  observed         text        not null,
  testable         boolean     not null,
  verdict          text        not null,
  understated      boolean     not null,
  bucket           text        not null,
  risk             text        not null,
  level            text        not null,
  weight           integer     not null,
  proven           integer     not null,
  declared         integer     not null,
  twin_conflict    boolean     not null,
  verdict_at       timestamptz not null,
  constraint practice_state_revision_pk primary key (tenant, workload, assessment, practice, version),
  constraint practice_state_revision_of foreign key (tenant, workload, assessment)
    references assessment (tenant, workload, id),
  constraint practice_state_revision_terms check ((exception is null) = (exception_terms is null))
);
select plumbline_protect('practice_state_revision', privileges => 'select, insert');

-- What is known now is the first of the history: it is recorded as of when it last changed.
alter table mapping_set no force row level security;
alter table assessment no force row level security;
alter table practice_state no force row level security;
alter table edition_practice no force row level security;
alter table answer no force row level security;
alter table observed no force row level security;
alter table risk_exception no force row level security;
alter table mapping_set_revision no force row level security;
alter table assessment_revision no force row level security;
alter table practice_state_revision no force row level security;

update mapping_set set revision = gen_random_uuid();
insert into mapping_set_revision (tenant, id, scanner, name, concepts, published_at, recorded_at)
select tenant, revision, scanner, name, concepts, published_at, recorded_at from mapping_set;

insert into assessment_revision (
  tenant, workload, assessment, version, edition_tenant, edition, evidence_version, policy_version,
  mapping_sets, recorded_at)
select a.tenant, a.workload, a.id, a.version, a.edition_tenant, a.edition, a.evidence_version,
  a.policy_version,
  array(select m.revision from mapping_set m where m.tenant in (a.tenant, '*')),
  a.updated_at
from assessment a;

insert into practice_state_revision (
  tenant, workload, assessment, practice, version, answer_revision, evidence_version, exception,
  exception_terms, observed, testable, verdict, understated, bucket, risk, level, weight, proven,
  declared, twin_conflict, verdict_at)
select s.tenant, s.workload, s.assessment, s.practice, s.version, coalesce(a.revision, 0),
  o.evidence_version, e.id, e.terms, s.observed, s.testable, s.verdict, s.understated, s.bucket,
  s.risk, s.level, s.weight, s.proven, s.declared, s.twin_conflict, s.verdict_at
from practice_state s
join assessment x on x.tenant = s.tenant and x.workload = s.workload and x.id = s.assessment
join edition_practice p on p.tenant = x.edition_tenant and p.edition = x.edition
  and p.id = s.practice
left join answer a on a.tenant = s.tenant and a.workload = s.workload
  and a.assessment = s.assessment and a.practice = s.practice
left join observed o on o.tenant = s.tenant and o.workload = s.workload and o.concept = p.concept
left join risk_exception e on e.tenant = s.tenant and e.workload = s.workload
  and e.concept = p.concept and e.state = 'APPROVED';

alter table mapping_set alter column revision set not null;

alter table mapping_set force row level security;
alter table assessment force row level security;
alter table practice_state force row level security;
alter table edition_practice force row level security;
alter table answer force row level security;
alter table observed force row level security;
alter table risk_exception force row level security;
alter table mapping_set_revision force row level security;
alter table assessment_revision force row level security;
alter table practice_state_revision force row level security;
