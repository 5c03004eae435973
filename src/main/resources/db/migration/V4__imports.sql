-- Accounts that came from another system, and their password hashes. An import changes an account
-- again only as long as nothing else has changed it.
alter table account add column imported_at bigint;
alter table account add column imported_unchanged boolean default false not null;

-- How expensive the check of the stored hash is, if it has not the current parameters. Null
-- otherwise. Every refused login takes as long as the most expensive one.
alter table account add column foreign_algorithm varchar(16);
alter table account add column foreign_work bigint;
create index account_by_foreign_work on account (foreign_algorithm, foreign_work desc);
