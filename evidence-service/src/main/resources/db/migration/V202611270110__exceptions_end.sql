-- An exception ends by itself at expire_at (ADR 0129): a sweeper finds those that are due.
create index selector_exception_due on selector_exception (expire_at) where in_force;
select plumbline_protect_system('selector_exception', 'select');

-- A recount that marks anew walks the routes of its workload: rule and position are the last one it has
-- looked at, total is how many there were when it began.
alter table recount
  add column rule  text   not null default '',
  add column total bigint not null default 0;
