-- Members by group and by user, as keys: group:<name>, user:<name>, user:id:<stable id>.
alter table workload rename column groups to members;
alter table workload no force row level security;
update workload set members = array(select 'group:' || g from unnest(members) g);
alter table workload force row level security;
-- Out of use: it is in no portfolio.
alter table workload add column archived boolean not null default false;
