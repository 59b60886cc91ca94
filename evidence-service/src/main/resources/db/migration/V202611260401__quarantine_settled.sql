-- What became of refused records. A scan's `quarantined` counts those that are open or discarded.
alter table quarantined_record
  add column state       text    not null default 'OPEN',
  add column retries     integer not null default 0,
  add column settle_time timestamptz,
  add column settler     text    not null default '',
  add column settlement  text    not null default '',
  add constraint quarantined_record_state check (state in ('OPEN', 'RETRIED', 'DISCARDED')),
  add constraint quarantined_record_settled check
    ((state = 'OPEN') = (settle_time is null));
create index quarantined_record_open on quarantined_record (tenant, scan, index)
  where state = 'OPEN';
create index quarantined_record_reason on quarantined_record (tenant, reason, create_time, scan, index);
grant update (reason, message, account, byte_offset, line, original, state, retries, settle_time,
  settler, settlement) on quarantined_record to ${app};
