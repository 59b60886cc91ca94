-- What kind of thing a finding says, and the tags of its resource: `key=value`, one a line, in order.
alter table finding
  add column class text not null default 'COMPLIANCE',
  add column tags  text not null default '',
  add constraint finding_class check (class in ('COMPLIANCE', 'VULNERABILITY', 'THREAT'));
