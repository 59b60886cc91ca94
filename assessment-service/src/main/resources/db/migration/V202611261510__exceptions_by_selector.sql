-- An exception covers a concept, or the findings that a selector names (ADR 0119). Of the latter,
-- selector is protobuf's JSON form, its lists in order, practice is empty, and in the place of the
-- concept stands a hash of the selector: so the same is open once, too.
alter table risk_exception add column selector text not null default '';

-- How many failing items of a concept each exception by selector covers, side by side.
alter table observed add column accepted_by uuid[] not null default '{}';
alter table observed add column accepted_items bigint[] not null default '{}';
alter table observed_revision add column accepted_by uuid[] not null default '{}';
alter table observed_revision add column accepted_items bigint[] not null default '{}';
