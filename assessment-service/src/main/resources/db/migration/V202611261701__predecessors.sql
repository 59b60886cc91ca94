-- Which answers of assessments before it an answer may stand for: what was said about them is shown with
-- it. Those before them are named too, so that nobody has to follow a chain.
create table answer_predecessor (
  tenant          text not null,
  workload        text not null,
  assessment      text not null,
  practice        text not null,
  from_assessment text not null,
  from_practice   text not null,
  constraint answer_predecessor_pk
    primary key (tenant, workload, assessment, practice, from_assessment, from_practice),
  constraint answer_predecessor_of foreign key (tenant, workload, assessment)
    references assessment (tenant, workload, id),
  constraint answer_predecessor_from foreign key (tenant, workload, from_assessment)
    references assessment (tenant, workload, id)
);
select plumbline_protect('answer_predecessor', privileges => 'select, insert, delete');
