-- A practice is a handful of rules: their bins are few of many, and may stand anywhere in the order.
create index finding_bin_rule on finding_bin (tenant, rule);
