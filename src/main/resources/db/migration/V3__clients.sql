-- Services that may introspect, revoke and listen.
create table client (
  client_id varchar(22) not null constraint client_pk primary key,
  name varchar(200) not null,
  -- SHA-256 of the secret.
  secret_digest varchar(64) not null,
  -- Sorted, separated by spaces.
  permissions varchar(200) not null,
  created_at bigint not null,
  -- Accurate to five minutes. Null if it was never used.
  last_used_at bigint
);
create index client_by_time on client (created_at);

-- A new value makes every listener fetch all lists again.
alter table revocation_counter add column epoch varchar(22) default '0' not null;
