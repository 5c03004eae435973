-- A row with a number stands for that many events of its kind that were counted and not written.
alter table audit_event add column left_out integer;
