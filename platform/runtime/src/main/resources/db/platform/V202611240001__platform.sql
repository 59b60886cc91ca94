-- Tables and functions every service has. ${app} and ${system} are the roles of the service.

grant usage on schema public to ${app}, ${system};

-- Puts a table under row-level security: tenant rows are seen and written by their tenant only.
-- With builtin, rows of tenant '*' are readable by all. The table needs a column tenant, and it
-- must be part of the primary key.
create function plumbline_protect(
  target text, builtin boolean default false,
  privileges text default 'select, insert, update, delete')
returns void language plpgsql as $$
declare
  t regclass := to_regclass(target);
begin
  if t is null then
    raise exception 'plumbline_protect: no table %', target;
  end if;
  if not exists (
    select 1 from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indrelid = t and i.indisprimary and a.attname = 'tenant' and a.attnotnull) then
    raise exception 'plumbline_protect: the primary key of % must begin with tenant', target;
  end if;
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  execute format(
    'create policy tenant_isolation on %s'
    ' using (tenant = nullif(current_setting(''plumbline.tenant'', true), ''''))'
    ' with check (tenant = nullif(current_setting(''plumbline.tenant'', true), ''''))', t);
  if builtin then
    execute format('create policy builtin_readable on %s for select using (tenant = ''*'')', t);
  end if;
  execute format('grant %s on %s to ${app}', privileges, t);
end $$;

-- Opens a protected table to the system role (relay, sequencer, sweepers) over all tenants.
create function plumbline_protect_system(
  target text, privileges text default 'select, insert, update, delete')
returns void language plpgsql as $$
declare
  t regclass := to_regclass(target);
begin
  if not exists (select 1 from pg_class where oid = t and relforcerowsecurity) then
    raise exception 'plumbline_protect_system: % is not protected', target;
  end if;
  execute format('create policy system_access on %s to ${system} using (true) with check (true)', t);
  execute format('grant %s on %s to ${system}', privileges, t);
end $$;

revoke execute on function plumbline_protect(text, boolean, text) from public;
revoke execute on function plumbline_protect_system(text, text) from public;

-- Events that wait for the relay.
create table outbox (
  tenant           text        not null,
  id               uuid        not null,
  position         bigint      generated always as identity,
  shard            smallint    not null,
  topic            text        not null,
  key              text        not null,
  type             text        not null,
  subject          text        not null,
  resource_version bigint      not null,
  time             timestamptz not null,
  dataschema       text        not null,
  traceparent      text        not null default '',
  payload          bytea       not null,
  attempts         integer     not null default 0,
  parked_at        timestamptz,
  last_error       text        not null default '',
  primary key (tenant, id)
);
create index outbox_due on outbox (shard, position) where parked_at is null;
select plumbline_protect('outbox', privileges => 'select, insert');
select plumbline_protect_system('outbox');

-- Events that have been handled, per consumer.
create table inbox (
  tenant      text        not null,
  consumer    text        not null,
  source      text        not null,
  event_id    text        not null,
  received_at timestamptz not null default now(),
  primary key (tenant, consumer, source, event_id)
);
create index inbox_age on inbox (received_at);
select plumbline_protect('inbox', privileges => 'select, insert');
select plumbline_protect_system('inbox', 'select, delete');

-- Answers of writes that carried a request id.
create table idempotency (
  tenant       text        not null,
  principal    text        not null,
  method       text        not null,
  request_id   text        not null,
  request_hash bytea       not null,
  response     bytea,
  created_at   timestamptz not null default now(),
  primary key (tenant, principal, method, request_id)
);
create index idempotency_age on idempotency (created_at);
select plumbline_protect('idempotency', privileges => 'select, insert, update');
select plumbline_protect_system('idempotency', 'select, delete');

-- Audit records of writes, before they have a place in the chain of their tenant.
create table audit_pending (
  tenant   text   not null,
  id       uuid   not null,
  position bigint generated always as identity,
  content  bytea  not null,
  primary key (tenant, id)
);
create index audit_pending_order on audit_pending (tenant, position);
select plumbline_protect('audit_pending', privileges => 'select, insert');
select plumbline_protect_system('audit_pending', 'select, delete');

-- The chain: record holds the very bytes that hash covers.
create table audit_record (
  tenant   text        not null,
  sequence bigint      not null,
  id       uuid        not null,
  time     timestamptz not null,
  record   bytea       not null,
  hash     bytea       not null,
  primary key (tenant, sequence),
  unique (tenant, id)
);
select plumbline_protect('audit_record', privileges => 'select');
select plumbline_protect_system('audit_record', 'select, insert');

create function audit_record_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'audit_record is append-only';
end $$;
create trigger audit_record_append_only before update or delete or truncate on audit_record
  for each statement execute function audit_record_is_append_only();

-- The end of each chain.
create table audit_head (
  tenant   text   not null,
  sequence bigint not null,
  hash     bytea  not null,
  primary key (tenant)
);
select plumbline_protect('audit_head', privileges => 'select');
select plumbline_protect_system('audit_head', 'select, insert, update');

-- Calls that were refused, counted per principal, method and minute.
create table audit_denied (
  tenant    text        not null,
  principal text        not null,
  method    text        not null,
  minute    timestamptz not null,
  calls     bigint      not null,
  primary key (tenant, principal, method, minute)
);
select plumbline_protect('audit_denied', privileges => 'select, insert, update');
