-- Assessments of upgrades that were taken back: they are kept, and are never a workload's newest.
alter table assessment add column set_aside boolean not null default false;
