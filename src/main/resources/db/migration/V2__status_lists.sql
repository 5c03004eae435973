-- Token status lists (draft-ietf-oauth-status-list-21). A list has 131 072 entries.
create table status_list (
  -- 128 random bits; the last part of the URI.
  id varchar(22) not null constraint status_list_pk primary key,
  uri varchar(1100) not null,
  -- The encrypted key of the permutation that turns counters into indices.
  sealed_key varchar(500) not null,
  -- How many indices the nodes have taken.
  handed_out integer not null,
  -- After this time, no node uses an index of the list for a new token.
  fills_until bigint not null,
  -- Every token of a closed list has ended.
  closed boolean not null
);
create index status_list_by_time on status_list (fills_until);

-- Which token has which index. Without foreign keys, because an index outlives the session and the
-- account. Deleted with the list.
create table status_index (
  list_id varchar(22) not null,
  idx integer not null,
  session_id varchar(22) not null,
  expires_at bigint not null,
  constraint status_index_pk primary key (list_id, idx)
);
create index status_index_by_session on status_index (session_id);
create index status_index_by_expiry on status_index (list_id, expires_at);

-- The indices whose tokens have ended. Deleted with the list. The numbers are assigned under the
-- lock of revocation_counter, so a reader that has seen a number has seen all smaller ones.
create table revocation (
  seq bigint not null constraint revocation_pk primary key,
  list_id varchar(22) not null,
  idx integer not null,
  constraint revocation_unique unique (list_id, idx)
);
create table revocation_counter (
  id integer not null constraint revocation_counter_pk primary key,
  last_seq bigint not null
);
insert into revocation_counter (id, last_seq) values (1, 0);

-- Whether the end of the session is in the table revocation.
alter table session add column announced boolean default false not null;
create index session_by_announcement on session (announced, ended_at);
-- The row of a session stays for a day after its end, even if the account is deleted.
alter table session drop constraint session_account;

-- One node at a time looks for tokens whose sessions were deleted.
insert into lease (name, free_at) values ('lost sessions', 0);
