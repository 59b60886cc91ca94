-- The queue of contradictions is read in its order, so that a page does not sort all of them.
create index practice_state_queue on practice_state
  (tenant, weight desc, verdict_at, workload, assessment, practice) include (bucket, understated, risk)
  where verdict = 'CONTRADICTED';
drop index practice_state_contradicted;
