-- Frameworks, editions, practices, the crosswalk and the mapping sets. What the product ships
-- belongs to tenant '*' and is readable by all.

create table frameworks (
  tenant       text        not null,
  id           text        not null,
  display_name text        not null,
  publisher    text        not null,
  create_time  timestamptz not null,
  constraint frameworks_pk primary key (tenant, id)
);
select plumbline_protect('frameworks', builtin => true, privileges => 'select, insert');

create table editions (
  tenant         text        not null,
  id             uuid        not null,
  framework      text        not null,
  edition        text        not null,
  display_name   text        not null,
  state          text        not null,
  content_hash   text        not null,
  practice_count integer     not null,
  concept_count  integer     not null,
  version        bigint      not null,
  create_time    timestamptz not null,
  publish_time   timestamptz,
  deprecate_time timestamptz,
  constraint editions_pk primary key (tenant, id),
  constraint editions_framework_fk foreign key (tenant, framework) references frameworks (tenant, id),
  constraint editions_name_unique unique (tenant, framework, edition),
  constraint editions_content_unique unique (tenant, framework, content_hash),
  constraint editions_state_known check (state in ('DRAFT', 'PUBLISHED', 'DEPRECATED')),
  constraint editions_published_once check ((state = 'DRAFT') = (publish_time is null))
);
create index editions_newest on editions (tenant, create_time desc, id desc);
select plumbline_protect('editions', builtin => true, privileges => 'select, insert, update');

create table practices (
  tenant        text    not null,
  id            uuid    not null,
  edition_id    uuid    not null,
  practice      text    not null,
  practice_id   text    not null,
  title         text    not null,
  description   text,
  url           text,
  slug          text    not null,
  concept       text    not null,
  twin          text    not null,
  area          text    not null,
  area_number   integer not null,
  topic         text    not null,
  topic_number  integer not null,
  ordinal       integer not null,
  source_line   integer not null,
  raw           text    not null,
  content_hash  text    not null,
  risk          text,
  search_text   text    not null,
  constraint practices_pk primary key (tenant, id),
  constraint practices_edition_fk foreign key (tenant, edition_id) references editions (tenant, id),
  constraint practices_name_unique unique (tenant, edition_id, practice),
  constraint practices_order_unique unique (tenant, edition_id, ordinal),
  constraint practices_risk_known check (risk in ('LOW', 'MEDIUM', 'HIGH'))
);
create index practices_by_practice_id on practices (tenant, practice_id);
create index practices_by_slug on practices (tenant, slug);
create index practices_by_concept on practices (tenant, concept);
select plumbline_protect('practices', builtin => true, privileges => 'select, insert');

-- Ids of editions that the publisher gave and that are not stored as editions here.
create table practice_numbers (
  tenant      text not null,
  id          uuid not null,
  edition     text not null,
  practice_id text not null,
  slug        text not null,
  concept     text not null,
  title       text not null,
  constraint practice_numbers_pk primary key (tenant, id),
  constraint practice_numbers_unique unique (tenant, edition, practice_id)
);
create index practice_numbers_by_practice_id on practice_numbers (tenant, practice_id);
create index practice_numbers_by_slug on practice_numbers (tenant, slug);
select plumbline_protect('practice_numbers', builtin => true, privileges => 'select, insert');

-- Which practice of the built-in edition stands for a concept.
create table crosswalk_entries (
  tenant      text    not null,
  id          uuid    not null,
  concept     text    not null,
  practice_id text    not null,
  relation    text    not null,
  confidence  text    not null,
  reason      text    not null,
  constraint crosswalk_entries_pk primary key (tenant, id),
  constraint crosswalk_entries_unique unique (tenant, concept, practice_id),
  constraint crosswalk_entries_relation_known check (relation in ('EQUAL', 'SUCCESSOR', 'MERGED')),
  constraint crosswalk_entries_confidence_known
    check (confidence in ('LOW', 'MEDIUM', 'HIGH', 'CERTAIN'))
);
select plumbline_protect('crosswalk_entries', builtin => true, privileges => 'select, insert');

create table mapping_sets (
  tenant       text        not null,
  id           text        not null,
  scanner      text        not null,
  trust        text        not null,
  origin       text        not null,
  content_hash text        not null,
  rule_count   integer     not null,
  active       boolean     not null,
  publish_time timestamptz not null,
  constraint mapping_sets_pk primary key (tenant, id),
  constraint mapping_sets_trust_known check (trust in ('PUBLISHED', 'DERIVED'))
);
create unique index mapping_sets_one_active on mapping_sets (tenant, scanner) where active;
select plumbline_protect('mapping_sets', builtin => true, privileges => 'select, insert, update');

create table rules (
  tenant      text   not null,
  id          uuid   not null,
  mapping_set text   not null,
  rule        text   not null,
  concepts    text[] not null,
  constraint rules_pk primary key (tenant, id),
  constraint rules_mapping_set_fk foreign key (tenant, mapping_set)
    references mapping_sets (tenant, id),
  constraint rules_unique unique (tenant, mapping_set, rule)
);
select plumbline_protect('rules', builtin => true, privileges => 'select, insert');
