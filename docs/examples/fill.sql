-- Fills a PostgreSQL database of Latchkey's with accounts, for measurements.
--
--   psql -d latchkey -v accounts=1000000 -v hash="'$argon2id$...'" -f fill.sql
--
-- The hash is that of any one account, made by a signup: every account then has its password. They
-- are called filled_1, filled_2, ...; their ids begin where no sequence will come for long.
insert into account (
  id, username, username_folded, email, email_folded, password_hash, credentials_version, enabled,
  full_name, created_at, updated_at)
select
  1000000000000 + n, 'filled_' || n, 'filled_' || n, 'filled_' || n || '@example.com',
  'filled_' || n || '@example.com', :hash, 1, true, 'Filled ' || n, 0, 0
from generate_series(1, :accounts) as n;
analyze account;
