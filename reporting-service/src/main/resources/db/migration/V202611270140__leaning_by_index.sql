-- What leans most is counted over every workload a caller sees: from the index alone, which holds its words.
create index practice_leaning_words on practice (tenant, assessment) include (practice_id, title)
  where bucket = 3;
drop index practice_leaning;
