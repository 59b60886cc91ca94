-- How concepts relate, as the catalog published it: where answers go when editions change.
create table concept_relation (
  tenant      text   not null,
  framework   text   not null,
  concept     text   not null,
  counterpart text   not null,
  confidence  text   not null
    constraint concept_relation_confidence check (confidence in ('LOW', 'MEDIUM', 'HIGH', 'CERTAIN')),
  reason      text   not null,
  version     bigint not null,
  constraint concept_relation_pk primary key (tenant, framework, concept, counterpart)
);
select plumbline_protect('concept_relation', builtin => true, privileges => 'select, insert, delete');
