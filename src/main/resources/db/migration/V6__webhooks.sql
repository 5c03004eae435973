-- Where events are sent to (Standard Webhooks).
create sequence webhook_id start with 50 increment by 50;
create table webhook (
  id bigint not null constraint webhook_pk primary key,
  url varchar(2000) not null,
  -- The types of events, separated by spaces.
  events varchar(1000) not null,
  enabled boolean not null,
  -- Encrypted. After a change, the old secret also signs for a day.
  sealed_secret varchar(500) not null,
  sealed_old_secret varchar(500),
  old_secret_until bigint,
  created_at bigint not null
);

-- What was sent, or waits in the outbox under the same id. Kept for some days.
create table webhook_delivery (
  id bigint not null constraint webhook_delivery_pk primary key,
  webhook_id bigint not null,
  type varchar(64) not null,
  body varchar(4000) not null,
  created_at bigint not null,
  -- Of the last attempt. Null before the first one.
  attempted_at bigint,
  duration_millis bigint,
  status integer,
  reason varchar(64),
  delivered boolean not null
);
create index webhook_delivery_newest on webhook_delivery (webhook_id, id desc);
create index webhook_delivery_by_time on webhook_delivery (created_at);
