-- What else belongs to a workload, beside its accounts and regions.
alter table workload add column scope_rules jsonb not null default '{"rules": []}';
