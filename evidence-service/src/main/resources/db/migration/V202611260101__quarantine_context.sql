-- What stood around a quarantined record in its document; with the scan's format and the original it is
-- all that is needed to read the record again alone.
alter table quarantined_record add column context bytea not null default '';
grant update (context) on quarantined_record to ${app};
