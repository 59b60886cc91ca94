-- Whether a workload is archived: it takes no attestation then. Findings are routed to it all the same.
alter table workload add column archived boolean not null default false;
