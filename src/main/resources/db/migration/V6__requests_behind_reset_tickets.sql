-- When the link was asked for: a delayed mail of an older request does not void a newer link.
alter table reset_ticket add column requested_at bigint not null default 0;
