-- Workloads that are told once more, as they are. Those archived by now: other services did not keep that of
-- them (ADR 0129).
create table workload_to_tell (
  tenant   text not null,
  workload text not null,
  constraint workload_to_tell_pk primary key (tenant, workload)
);
alter table workload no force row level security;
insert into workload_to_tell select tenant, id from workload where archived_at is not null;
alter table workload force row level security;
select plumbline_protect('workload_to_tell', privileges => 'select, delete');
select plumbline_protect_system('workload_to_tell', 'select');
