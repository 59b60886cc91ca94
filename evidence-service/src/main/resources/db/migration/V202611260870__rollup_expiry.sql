-- next_expiry is a bound: nothing goes stale before it. Items observed after young_since are counted and
-- bounded apart, so that the bound moves on when everything was observed anew. exact speaks of newest alone.
alter table rollup add column young_since timestamptz;
alter table rollup add column young bigint not null default 0;
alter table rollup add column young_expiry timestamptz;
