-- Which crosswalks were told to the other services: each content once.
create table published_crosswalks (
  tenant       text        not null,
  framework    text        not null,
  content_hash text        not null,
  publish_time timestamptz not null,
  constraint published_crosswalks_pk primary key (tenant, framework, content_hash)
);
select plumbline_protect('published_crosswalks', builtin => true, privileges => 'select, insert');
