-- The ledger: an append-only Merkle log per tenant.

-- The batch that wrote a finding last: the leaf that proves it.
alter table finding add column batch uuid;

-- The findings of a batch as the leaves of a tree of their own, 92 bytes each, in the order of their
-- ids: hashes and times, no bodies. They can not be compressed, so nobody shall try.
create table ledger_batch (
  tenant   text  not null,
  id       uuid  not null,
  findings bytea not null,
  primary key (tenant, id),
  constraint ledger_batch_whole check (octet_length(findings) % 92 = 0 and findings <> '')
);
alter table ledger_batch alter column findings set storage external;
select plumbline_protect('ledger_batch', privileges => 'select, insert');

-- What was recorded with its own write and waits for its place in the log.
create table ledger_pending (
  tenant   text   not null,
  id       uuid   not null,
  position bigint generated always as identity,
  type     text   not null,
  resource text   not null,
  entry    bytea  not null,
  primary key (tenant, id)
);
create index ledger_pending_order on ledger_pending (tenant, position);
select plumbline_protect('ledger_pending', privileges => 'select, insert');
select plumbline_protect_system('ledger_pending', 'select, delete');

-- The log: entry holds the very bytes that hash covers.
create table ledger_leaf (
  tenant   text   not null,
  sequence bigint not null,
  id       uuid   not null,
  type     text   not null,
  resource text   not null,
  entry    bytea  not null,
  hash     bytea  not null,
  primary key (tenant, sequence),
  unique (tenant, id),
  constraint ledger_leaf_type check
    (type in ('FINDINGS', 'ATTESTATION', 'DECISION', 'MILESTONE', 'KEY')),
  constraint ledger_leaf_hash check (octet_length(hash) = 32)
);
select plumbline_protect('ledger_leaf', privileges => 'select');
select plumbline_protect_system('ledger_leaf', 'select, insert');

-- The tree: full tiles of 256 hashes never change …
create table ledger_tile (
  tenant text     not null,
  level  smallint not null,
  index  bigint   not null,
  hashes bytea    not null,
  primary key (tenant, level, index),
  constraint ledger_tile_full check (octet_length(hashes) = 8192)
);
alter table ledger_tile alter column hashes set storage external;
select plumbline_protect('ledger_tile', privileges => 'select');
select plumbline_protect_system('ledger_tile', 'select, insert');

-- … and the one of each level that is being filled holds what it has so far. A partial tile of an
-- earlier size is the beginning of it, or of the full tile it became.
create table ledger_edge (
  tenant text     not null,
  level  smallint not null,
  index  bigint   not null,
  hashes bytea    not null,
  primary key (tenant, level),
  constraint ledger_edge_partial check
    (octet_length(hashes) between 32 and 8160 and octet_length(hashes) % 32 = 0)
);
select plumbline_protect('ledger_edge', privileges => 'select');
select plumbline_protect_system('ledger_edge');

-- Every head that was signed.
create table ledger_checkpoint (
  tenant    text        not null,
  size      bigint      not null,
  note      text        not null,
  sign_time timestamptz not null,
  primary key (tenant, size)
);
select plumbline_protect('ledger_checkpoint', privileges => 'select');
select plumbline_protect_system('ledger_checkpoint', 'select, insert');

create function ledger_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end $$;
create trigger ledger_batch_append_only before update or delete or truncate on ledger_batch
  for each statement execute function ledger_is_append_only();
create trigger ledger_leaf_append_only before update or delete or truncate on ledger_leaf
  for each statement execute function ledger_is_append_only();
create trigger ledger_tile_append_only before update or delete or truncate on ledger_tile
  for each statement execute function ledger_is_append_only();
create trigger ledger_checkpoint_append_only before update or delete or truncate
  on ledger_checkpoint for each statement execute function ledger_is_append_only();
