-- The check of the ledger asks whether an original that is not there was purged.
create index tombstone_resource on tombstone (tenant, kind, resource);
