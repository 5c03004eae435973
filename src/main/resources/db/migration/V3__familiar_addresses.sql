-- From where an account was logged in to: one row per account and address group (an IPv4 address,
-- or the /64 of an IPv6 address). The login asks this instead of the audit trail, which grows.
create sequence familiar_address_id start with 50 increment by 50;
create table familiar_address (
  id bigint not null constraint familiar_address_pk primary key,
  account_id bigint not null,
  subnet varchar(43) not null,
  last_login_at bigint not null,
  constraint familiar_address_unique unique (account_id, subnet)
);
create index familiar_address_by_time on familiar_address (last_login_at);
