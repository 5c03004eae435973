-- Verified addresses. Whether anybody signed up with an address that nobody has confirmed: then its
-- owner can erase the account.
alter table account add column unproven_signup boolean not null default false;

-- The address that an account gets when the ticket is used. Null for other purposes.
alter table ticket add column new_email varchar(254);

-- The mails to one address that somebody else can cause, in this hour and on this day.
create table mail_count (
  address_digest varchar(64) not null constraint mail_count_pk primary key,
  in_hour integer not null,
  hour_started_at bigint not null,
  in_day integer not null,
  day_started_at bigint not null,
  last_at bigint not null
);
create index mail_count_by_age on mail_count (last_at);
