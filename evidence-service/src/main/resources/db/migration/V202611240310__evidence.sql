-- Evidence: who sends it, what was observed, what was refused, what people attest, and the numbers.
-- Every key begins with the tenant. `finding` and `finding_route` carry no foreign keys: they are
-- written by the thousand, only by this service, and never deleted by anybody else (ADR 0041).

-- Registered senders.
create table source (
  tenant       text        not null,
  id           text        not null,
  display_name text        not null,
  client_id    text        not null,
  product      text        not null,
  accounts     text[]      not null,
  version      bigint      not null default 1,
  create_time  timestamptz not null,
  primary key (tenant, id),
  constraint source_client_product unique (tenant, client_id, product),
  constraint source_accounts_some check (cardinality(accounts) > 0)
);
select plumbline_protect('source', privileges => 'select, insert, update');

-- Runs of a source. started_at is the oldest observation taken: nothing older than that is declared
-- gone, and nothing that the scan itself holds.
create table scan (
  tenant        text        not null,
  id            uuid        not null,
  source        text        not null,
  state         text        not null,
  format        text        not null,
  file_name     text        not null,
  workload      text        not null,
  complete      boolean     not null,
  accounts      text[]      not null,
  regions       text[]      not null,
  rules         text[]      not null,
  started_at    timestamptz,
  principal     text        not null,
  request_id    text,
  last_sequence bigint      not null default 0,
  error         text        not null default '',
  read          bigint      not null default 0,
  new           bigint      not null default 0,
  changed       bigint      not null default 0,
  refreshed     bigint      not null default 0,
  unchanged     bigint      not null default 0,
  outdated      bigint      not null default 0,
  duplicate     bigint      not null default 0,
  quarantined   bigint      not null default 0,
  gone          bigint      not null default 0,
  unrouted      bigint      not null default 0,
  unmapped      bigint      not null default 0,
  create_time   timestamptz not null,
  update_time   timestamptz not null,
  finish_time   timestamptz,
  primary key (tenant, id),
  constraint scan_source foreign key (tenant, source) references source (tenant, id),
  constraint scan_request unique (tenant, principal, request_id),
  constraint scan_state check (state in ('RUNNING', 'SUCCEEDED', 'FAILED')),
  constraint scan_sum check
    (read = new + changed + refreshed + unchanged + outdated + duplicate + quarantined)
);
create index scan_running on scan (update_time) where state = 'RUNNING';
select plumbline_protect('scan', privileges => 'select, insert, update');
select plumbline_protect_system('scan', 'select');

-- One observation by one source of one rule on one resource. No index but the key: whatever a new
-- observation changes stays a heap-only update.
create table finding (
  tenant            text        not null,
  id                uuid        not null,
  source            text        not null,
  product           text        not null,
  rule              text        not null,
  account           text        not null,
  region            text        not null,
  resource          text        not null,
  resource_type     text        not null,
  resource_name     text        not null,
  native_id         text        not null,
  observation       text        not null,
  status_word       text        not null,
  lifecycle         text        not null,
  decision          text        not null,
  severity          text        not null,
  title             text        not null,
  detail            text        not null,
  content           bytea       not null,
  only_workload     text        not null,
  scan              uuid        not null,
  first_observed_at timestamptz not null,
  observed_at       timestamptz not null,
  create_time       timestamptz not null,
  raw               bytea not null,
  primary key (tenant, id),
  constraint finding_observation check
    (observation in ('PASS', 'FAIL', 'WARN', 'UNKNOWN', 'NOT_APPLICABLE')),
  constraint finding_lifecycle check (lifecycle in ('OPEN', 'RESOLVED', 'GONE')),
  constraint finding_decision check (decision in ('NONE', 'SUPPRESSED', 'RISK_ACCEPTED'))
) with (fillfactor = 90);
select plumbline_protect('finding', privileges => 'select, insert, update');

-- Which workloads a finding belongs to; rule stands here so that a concept is a few index ranges.
create table finding_route (
  tenant   text not null,
  workload text not null,
  rule     text not null,
  finding  uuid not null,
  primary key (tenant, workload, rule, finding)
);
select plumbline_protect('finding_route', privileges => 'select, insert, delete');

-- Records that were refused alone.
create table quarantined_record (
  tenant      text        not null,
  scan        uuid        not null,
  index       bigint      not null,
  byte_offset bigint      not null,
  line        bigint      not null,
  reason      text        not null,
  message     text        not null,
  account     text        not null,
  original    bytea not null,
  create_time timestamptz not null,
  primary key (tenant, scan, index),
  constraint quarantined_record_scan foreign key (tenant, scan) references scan (tenant, id)
);
create index quarantined_record_newest on quarantined_record (tenant, create_time, scan, index);
select plumbline_protect('quarantined_record', privileges => 'select, insert');

-- Workloads as the assessment service tells them; evidence_version is this service's own.
create table workload (
  tenant           text   not null,
  id               text   not null,
  version          bigint not null,
  accounts         text[] not null,
  regions          text[] not null,
  restricted       boolean not null,
  groups           text[] not null,
  evidence_version bigint not null default 0,
  primary key (tenant, id)
);
select plumbline_protect('workload', privileges => 'select, insert, update');
select plumbline_protect_system('workload', 'select');

-- Practices of published editions with the concept each stands for.
create table practice (
  tenant  text not null,
  name    text not null,
  concept text not null,
  primary key (tenant, name)
);
select plumbline_protect('practice', builtin => true, privileges => 'select, insert, update');

-- Published mapping sets, one current revision per scanner; all revisions of their rules are kept,
-- because each tenant moves to a new one in a transaction of its own.
create table mapping_set (
  tenant   text   not null,
  scanner  text   not null,
  revision bigint not null,
  primary key (tenant, scanner)
);
select plumbline_protect('mapping_set', builtin => true, privileges => 'select, insert, update');
select plumbline_protect_system('mapping_set', 'select');

create table mapped_rule (
  tenant   text   not null,
  scanner  text   not null,
  revision bigint not null,
  rule     text   not null,
  concept  text   not null,
  primary key (tenant, scanner, revision, rule, concept)
);
select plumbline_protect('mapped_rule', builtin => true, privileges => 'select, insert');

-- The revision a tenant's numbers are counted with; owner is the tenant itself or '*'.
create table mapping_applied (
  tenant   text   not null,
  owner    text   not null,
  scanner  text   not null,
  revision bigint not null,
  primary key (tenant, owner, scanner)
);
select plumbline_protect('mapping_applied', privileges => 'select, insert, update');
select plumbline_protect_system('mapping_applied', 'select');

-- Evidence given by people.
create table attestation (
  tenant           text        not null,
  workload         text        not null,
  id               uuid        not null,
  practice         text        not null,
  concept          text        not null,
  outcome          text        not null,
  statement        text        not null,
  method           text        not null,
  author           text        not null,
  author_name      text        not null,
  create_time      timestamptz not null,
  valid_until      timestamptz not null,
  evidence_version bigint      not null,
  primary key (tenant, workload, id),
  constraint attestation_workload foreign key (tenant, workload) references workload (tenant, id),
  constraint attestation_outcome check (outcome in ('MET', 'PARTLY_MET', 'NOT_MET')),
  constraint attestation_method check (method in ('EXAMINE', 'INTERVIEW', 'TEST'))
);
create index attestation_concept on attestation (tenant, workload, concept);
select plumbline_protect('attestation', privileges => 'select, insert');

-- The numbers per workload, concept and kind of source. Fresh and stale are as of as_of. With exact
-- false, newest may be too late and next_expiry too early, never the other way round.
create table rollup (
  tenant      text        not null,
  workload    text        not null,
  concept     text        not null,
  kind        text        not null,
  pass        bigint      not null,
  fail        bigint      not null,
  warn        bigint      not null,
  stale_pass  bigint      not null,
  stale_fail  bigint      not null,
  stale_warn  bigint      not null,
  newest      timestamptz,
  next_expiry timestamptz,
  as_of       timestamptz not null,
  exact       boolean     not null default true,
  primary key (tenant, workload, concept, kind),
  constraint rollup_workload foreign key (tenant, workload) references workload (tenant, id),
  constraint rollup_kind check (kind in ('SCANNER', 'PERSON')),
  constraint rollup_not_negative check
    (least(pass, fail, warn, stale_pass, stale_fail, stale_warn) >= 0)
);
create index rollup_due on rollup (next_expiry);
select plumbline_protect('rollup', privileges => 'select, insert, update');
select plumbline_protect_system('rollup', 'select');

-- What was observed when: one row per concept whose numbers changed, append-only.
create table observed_revision (
  tenant      text        not null,
  workload    text        not null,
  version     bigint      not null,
  concept     text        not null,
  pass        bigint      not null,
  fail        bigint      not null,
  warn        bigint      not null,
  stale_pass  bigint      not null,
  stale_fail  bigint      not null,
  stale_warn  bigint      not null,
  newest      timestamptz,
  next_expiry timestamptz,
  attested    boolean     not null,
  change_time timestamptz not null,
  primary key (tenant, workload, version, concept)
);
select plumbline_protect('observed_revision', privileges => 'select, insert');
