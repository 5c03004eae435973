-- This file is for both Derby and PostgreSQL; only ${by_code_point} differs. Times are microseconds
-- since the epoch, UTC. No foreign key cascades: on Derby a cascade would lock the whole child
-- table (decision 19). PostgreSQL creates no index for a foreign key, so each one has an index
-- here.

create sequence account_id start with 50 increment by 50;
create table account (
  id bigint not null constraint account_pk primary key,
  username varchar(64) not null,
  username_folded varchar(64) ${by_code_point} not null constraint account_username_unique unique,
  email varchar(254) not null,
  email_folded varchar(254) ${by_code_point} not null constraint account_email_unique unique,
  email_verified boolean not null,
  -- Null if the account has no password. Hashes of other systems can be long.
  password_hash varchar(2000),
  credentials_version integer not null,
  enabled boolean not null,
  -- Sorted, separated by spaces, without "user", which every account has.
  roles varchar(1100) not null,
  full_name varchar(400),
  phone varchar(32),
  experience_years smallint,
  skills varchar(32672),
  created_at bigint not null,
  updated_at bigint not null
);

create table session (
  id varchar(22) not null constraint session_pk primary key,
  account_id bigint not null constraint session_account references account,
  credentials_version integer not null,
  -- Digest of the secret in the browser's cookie. Null if the session belongs to a token.
  secret_digest varchar(64) constraint session_secret_unique unique,
  auth_time bigint not null,
  -- Authentication methods (RFC 8176), separated by spaces.
  amr varchar(64) not null,
  created_at bigint not null,
  last_seen_at bigint not null,
  expires_at bigint not null,
  -- Null while the session is alive.
  ended_at bigint,
  end_reason varchar(32),
  ip varchar(45),
  user_agent varchar(200)
);
create index session_by_account on session (account_id, ended_at, created_at);
create index session_by_expiry on session (expires_at);
create index session_by_end on session (ended_at);

-- The subnets from which an account was logged in to: an IPv4 address or an IPv6 /64.
create sequence familiar_address_id start with 50 increment by 50;
create table familiar_address (
  id bigint not null constraint familiar_address_pk primary key,
  account_id bigint not null,
  subnet varchar(43) not null,
  last_login_at bigint not null,
  constraint familiar_address_unique unique (account_id, subnet)
);
create index familiar_address_by_time on familiar_address (last_login_at);

-- One-time tokens that are sent by mail. A ticket outlives its account, because tickets also count
-- the mails per address, by its digest.
create table ticket (
  token_digest varchar(64) not null constraint ticket_pk primary key,
  purpose varchar(32) not null,
  account_id bigint not null,
  credentials_version integer not null,
  address_digest varchar(64) not null,
  -- The outbox message that the ticket belongs to. Each delivery attempt has its own ticket.
  outbox_id bigint not null,
  requested_at bigint not null,
  created_at bigint not null,
  expires_at bigint not null,
  used boolean not null,
  valid boolean not null
);
create index ticket_by_account on ticket (account_id, purpose, requested_at);
create index ticket_by_address on ticket (address_digest, purpose, created_at);
create index ticket_by_expiry on ticket (expires_at);

-- Messages that wait to be sent to other systems: mails, and later others.
create sequence outbox_id start with 50 increment by 50;
create table outbox (
  id bigint not null constraint outbox_pk primary key,
  channel varchar(16) not null,
  kind varchar(32) not null,
  -- 0: a person waits for the message. 1: a notice.
  priority smallint not null,
  account_id bigint constraint outbox_account references account,
  recipient varchar(254) not null,
  recipient_name varchar(400),
  created_at bigint not null,
  due_at bigint not null,
  attempts integer not null,
  parked_at bigint,
  reason varchar(500)
);
create index outbox_by_due on outbox (channel, priority, parked_at, due_at);
create index outbox_by_account on outbox (account_id, kind);

create sequence audit_event_id start with 50 increment by 50;
create table audit_event (
  id bigint not null constraint audit_event_pk primary key,
  occurred_at bigint not null,
  action varchar(32) not null,
  -- success or refused
  outcome varchar(8) not null,
  account_id bigint,
  -- Who caused the event, if it was not the account itself.
  actor varchar(80),
  target varchar(200),
  detail varchar(2000),
  ip varchar(45),
  user_agent varchar(200),
  request_id varchar(36),
  -- If not null, the row stands for this many events that were counted but not written.
  left_out integer
);
create index audit_event_by_time on audit_event (occurred_at);
create index audit_event_by_account on audit_event (account_id, occurred_at);
create index audit_event_by_ip on audit_event (ip, occurred_at);

create table signing_key (
  generation integer not null constraint signing_key_pk primary key,
  kid varchar(43) not null constraint signing_key_kid_unique unique,
  algorithm varchar(5) not null,
  public_jwk varchar(2000) not null,
  sealed_jwk varchar(8000) not null,
  created_at bigint not null,
  signs_from bigint not null
);

-- Failed attempts and rate-limited calls, per bucket.
create table attempt_counter (
  bucket varchar(128) not null constraint attempt_counter_pk primary key,
  tries integer not null,
  started_at bigint not null,
  last_at bigint not null
);
create index attempt_counter_by_time on attempt_counter (last_at);

-- Work that only one node at a time does. A node takes it by moving the time of the row into the
-- future.
create table lease (
  name varchar(32) not null constraint lease_pk primary key,
  free_at bigint not null
);
insert into lease (name, free_at) values ('purge', 0);
