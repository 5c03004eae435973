-- Nothing cascades: on Derby that locks the whole table of the children (decision 19).
-- One file for Derby and PostgreSQL. Times are microseconds since the epoch, UTC.

create sequence account_id start with 50 increment by 50;
create table account (
  id bigint not null constraint account_pk primary key,
  username varchar(20) not null,
  username_folded varchar(20) not null constraint account_username_unique unique,
  email varchar(254) not null,
  email_folded varchar(254) not null constraint account_email_unique unique,
  password_hash varchar(255) not null,
  credentials_version integer not null,
  enabled boolean not null,
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
  created_at bigint not null,
  last_seen_at bigint not null,
  expires_at bigint not null,
  ip varchar(45),
  user_agent varchar(200)
);
create index session_by_expiry on session (expires_at);

create table reset_ticket (
  token_digest varchar(64) not null constraint reset_ticket_pk primary key,
  account_id bigint not null,
  outbox_id bigint not null,
  created_at bigint not null,
  expires_at bigint not null,
  valid boolean not null
);
create index reset_ticket_by_account on reset_ticket (account_id, created_at);
create index reset_ticket_by_expiry on reset_ticket (expires_at);

create sequence outbox_id start with 50 increment by 50;
create table outbox (
  id bigint not null constraint outbox_pk primary key,
  kind varchar(32) not null,
  account_id bigint constraint outbox_account references account,
  recipient varchar(254) not null,
  recipient_name varchar(400),
  created_at bigint not null,
  due_at bigint not null,
  attempts integer not null,
  parked_at bigint,
  reason varchar(500)
);
create index outbox_by_due on outbox (due_at);

create sequence audit_event_id start with 50 increment by 50;
create table audit_event (
  id bigint not null constraint audit_event_pk primary key,
  occurred_at bigint not null,
  action varchar(32) not null,
  success boolean not null,
  account_id bigint,
  ip varchar(45),
  request_id varchar(36)
);
create index audit_event_by_time on audit_event (occurred_at);
create index audit_event_by_account on audit_event (account_id, occurred_at);

create table signing_key (
  generation integer not null constraint signing_key_pk primary key,
  kid varchar(43) not null constraint signing_key_kid_unique unique,
  algorithm varchar(5) not null,
  public_jwk varchar(2000) not null,
  sealed_jwk varchar(8000) not null,
  created_at bigint not null,
  signs_from bigint not null
);
