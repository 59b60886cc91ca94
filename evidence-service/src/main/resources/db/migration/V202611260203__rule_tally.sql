-- How many findings are stored per rule and account, and how many of them belong to no workload: kept
-- with each write, so that nobody has to count a million rows to show it (ADR 0045).
create table rule_tally (
  tenant            text        not null,
  rule              text        not null,
  account           text        not null,
  findings          bigint      not null,
  unrouted          bigint      not null,
  first_observed_at timestamptz not null,
  last_observed_at  timestamptz not null,
  primary key (tenant, rule, account)
);
create index rule_tally_unrouted on rule_tally (tenant, account, rule) where unrouted > 0;
select plumbline_protect('rule_tally', privileges => 'select, insert, update');
