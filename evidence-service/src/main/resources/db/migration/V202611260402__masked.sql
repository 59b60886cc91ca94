-- Records of a scan in which credentials were masked.
alter table scan add column masked bigint not null default 0;
