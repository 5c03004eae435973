-- An operator sees the mails of one account. Those that were asked for without a session have only an
-- address.
create index outbox_by_recipient on outbox (recipient);
