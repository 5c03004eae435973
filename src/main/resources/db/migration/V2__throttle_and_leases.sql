create table attempt (
  bucket varchar(128) not null constraint attempt_pk primary key,
  tries integer not null,
  started_at bigint not null,
  last_at bigint not null
);
create index attempt_by_time on attempt (last_at);

-- Work that one node at a time does: who holds the row's time does it.
create table lease (
  name varchar(32) not null constraint lease_pk primary key,
  free_at bigint not null
);
insert into lease (name, free_at) values ('purge', 0);
