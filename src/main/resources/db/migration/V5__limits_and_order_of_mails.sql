-- Reset mails are counted by the digest of their address, and a ticket outlives its account: who
-- erases an account and signs up again does not get more mails sent to the address.
alter table reset_ticket add column address_digest varchar(64) not null default '';
alter table reset_ticket add column used boolean not null default false;
create index reset_ticket_by_address on reset_ticket (address_digest, created_at);

-- 0 is a mail that somebody waits for, 1 a notice.
alter table outbox add column priority smallint not null default 1;
drop index outbox_by_due;
create index outbox_by_due on outbox (priority, parked_at, due_at);
create index outbox_by_account on outbox (account_id, kind);

-- PostgreSQL makes no index for a foreign key.
create index session_by_account on session (account_id, created_at);
