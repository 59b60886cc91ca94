-- Records of an uploaded file, for progress, and lists of the scans of one source.
alter table scan add column total bigint not null default 0;
create index scan_of_source on scan (tenant, source, id);
