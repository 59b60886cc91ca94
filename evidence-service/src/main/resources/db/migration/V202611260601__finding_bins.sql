-- Findings that agree in all that a list can be asked for lie in one bin, and the bin knows how many
-- they are: a page is found and its numbers are counted without reading findings (ADR 0090).
create table finding_bin (
  tenant      text   not null,
  id          uuid   not null,
  position    text   collate "C" not null,
  source      text   not null,
  class       text   not null,
  rule        text   not null,
  account     text   not null,
  region      text   not null,
  severity    text   not null,
  observation text   not null,
  lifecycle   text   not null,
  decision    text   not null,
  workloads   text[] not null,
  n           bigint not null,
  primary key (tenant, id),
  constraint finding_bin_holds_some check (n > 0)
) with (fillfactor = 70);
create index finding_bin_position on finding_bin (tenant, position, id);
select plumbline_protect('finding_bin');

-- What was stored before: the same id and position as the service gives.
create function pg_temp.put(text) returns bytea language sql immutable as
  $$ select int4send(octet_length($1)) || convert_to($1, 'UTF8') $$;

alter table finding no force row level security;
alter table finding_route no force row level security;
alter table finding_bin no force row level security;
alter table finding add column bin uuid;

create temporary table stored on commit drop as
select f.tenant, f.id as finding, f.source, f.class, f.rule, f.account, f.region, f.severity,
  f.observation, f.lifecycle, f.decision, coalesce(r.workloads, '{}') as workloads
from finding f
left join (
  select tenant, finding, array_agg(workload order by workload collate "C") as workloads
  from finding_route group by tenant, finding) r on r.tenant = f.tenant and r.finding = f.id;

alter table stored add column bin uuid;
update stored set bin = encode(substr(sha256(
  pg_temp.put('plumbline.bin.v1') || pg_temp.put(source) || pg_temp.put(class) || pg_temp.put(rule)
  || pg_temp.put(account) || pg_temp.put(region) || pg_temp.put(severity)
  || pg_temp.put(observation) || pg_temp.put(lifecycle) || pg_temp.put(decision)
  || pg_temp.put(array_to_string(workloads, ','))), 1, 16), 'hex')::uuid;

insert into finding_bin
select tenant, bin,
  strpos('ORG', left(lifecycle, 1)) - 1 || (strpos('FWUPN', left(observation, 1)) - 1)::text
    || (strpos('CHMLIU', left(severity, 1)) - 1)::text || E'\x01' || left(rule, 160) || E'\x01' || left(account, 64) || E'\x01' || left(region, 64),
  source, class, rule, account, region, severity, observation, lifecycle, decision, workloads,
  count(*)
from stored
group by tenant, bin, source, class, rule, account, region, severity, observation, lifecycle,
  decision, workloads;

update finding f set bin = s.bin from stored s where f.tenant = s.tenant and f.id = s.finding;

alter table finding alter column bin set not null;
alter table finding force row level security;
alter table finding_route force row level security;
alter table finding_bin force row level security;

-- Neither holds a column that a refresh writes. Row-level security lets only plain columns through to
-- an index, so the whole resource stands there; it has 2048 bytes at most.
create index finding_of_bin on finding (tenant, bin, id);
create index finding_resource on finding (tenant, resource collate "C");
