-- What an ended scan told its sender about evidence versions, so that it can be told again.
alter table scan
  add column told_workloads text[]   not null default '{}',
  add column told_versions  bigint[] not null default '{}',
  add constraint scan_told check (cardinality(told_workloads) = cardinality(told_versions));
