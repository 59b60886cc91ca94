-- Threads of comments on answers. A thread has the id of the comment that opens it; comments counts
-- them. changer is empty while nobody has changed its state.
create table comment_thread (
  tenant     text        not null,
  workload   text        not null,
  assessment text        not null,
  practice   text        not null,
  id         uuid        not null,
  state      text        not null
    constraint comment_thread_state check (state in ('OPEN', 'RESOLVED')),
  comments   integer     not null,
  version    bigint      not null,
  changer    text        not null,
  changed_at timestamptz not null,
  updated_at timestamptz not null,
  constraint comment_thread_pk primary key (tenant, workload, assessment, practice, id),
  constraint comment_thread_assessment foreign key (tenant, workload, assessment)
    references assessment (tenant, workload, id)
);
create index comment_thread_open on comment_thread (tenant, id desc) where state = 'OPEN';
select plumbline_protect('comment_thread', privileges => 'select, insert, update');

-- What is said. number counts from 1 within a thread.
create table answer_comment (
  tenant     text        not null,
  workload   text        not null,
  assessment text        not null,
  practice   text        not null,
  id         uuid        not null,
  thread     uuid        not null,
  number     integer     not null
    constraint answer_comment_number_from_one check (number > 0),
  body       text        not null,
  author     text        not null,
  author_id  text        not null,
  revision   integer     not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint answer_comment_pk primary key (tenant, workload, assessment, practice, id),
  constraint answer_comment_thread foreign key (tenant, workload, assessment, practice, thread)
    references comment_thread (tenant, workload, assessment, practice, id),
  constraint answer_comment_number
    unique (tenant, workload, assessment, practice, thread, number)
);
create index answer_comment_newest on answer_comment (tenant, thread desc, number);
select plumbline_protect('answer_comment', privileges => 'select, insert, update');

-- Every text a comment has had. Nothing here is changed or removed.
create table comment_revision (
  tenant     text        not null,
  workload   text        not null,
  assessment text        not null,
  practice   text        not null,
  comment    uuid        not null,
  revision   integer     not null,
  body       text        not null,
  written_at timestamptz not null,
  constraint comment_revision_pk
    primary key (tenant, workload, assessment, practice, comment, revision),
  constraint comment_revision_of foreign key (tenant, workload, assessment, practice, comment)
    references answer_comment (tenant, workload, assessment, practice, id)
);
select plumbline_protect('comment_revision', privileges => 'select, insert');
