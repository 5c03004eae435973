-- Indexes for the lists of the operator's API. The events are listed newest first, and Derby reads
-- no index backwards. The new indexes replace the old ones.
create index audit_event_newest on audit_event (occurred_at desc, id desc);
create index audit_event_newest_of_account on audit_event (account_id, occurred_at desc, id desc);
create index audit_event_newest_of_ip on audit_event (ip, occurred_at desc, id desc);
create index audit_event_newest_of_action on audit_event (action, occurred_at desc, id desc);
drop index audit_event_by_time;
drop index audit_event_by_account;
drop index audit_event_by_ip;

create index outbox_by_state on outbox (channel, parked_at, id);
