create table note (
  tenant  text   not null,
  name    text   not null,
  body    text   not null,
  version bigint not null,
  primary key (tenant, name)
);
select plumbline_protect('note');

create table fact (
  tenant   text   not null,
  name     text   not null,
  version  bigint not null,
  handled  bigint not null,
  primary key (tenant, name)
);
select plumbline_protect('fact', builtin => true);
