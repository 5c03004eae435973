-- Fills a PostgreSQL database of Latchkey with accounts, and with what accounts leave behind: for
-- each account two sessions, three audit events (with a million accounts, of 24 days), one mail that
-- no relay took, four mailed links, a familiar address, a failed login, a count of its mails, a
-- delivery of a webhook, and two entries of status lists, of which every hundredth has ended.
--
--   psql -d latchkey -v accounts=1000000 -v hash="'$argon2id$...'" -f src/load/fill.sql
--
-- The hash is that of any account, made by a signup: every account then has its password. The
-- accounts are filled_1, filled_2, ...; their ids start far beyond those of the sequence. The reset
-- token of filled_7 is "filled" and the number 7 padded with zeros to 42 digits; those that verify,
-- change and reject its address begin with "verify", "change" and "reject". The webhook's id is
-- 1000000000000.

\set now '(extract(epoch from clock_timestamp()) * 1000000)::bigint'
\set day '86400000000::bigint'

insert into account (
  id, username, username_folded, email, email_folded, email_verified, password_hash,
  credentials_version, enabled, roles, full_name, created_at, updated_at)
select
  1000000000000 + n, 'filled_' || n, 'filled_' || n, 'filled_' || n || '@example.com',
  'filled_' || n || '@example.com', false, :hash, 1, true, '', 'Filled ' || n, :now, :now
from generate_series(1, :accounts) as n;

insert into session (
  id, account_id, credentials_version, auth_time, amr, created_at, last_seen_at, expires_at, ip,
  user_agent)
select
  substr(translate(encode(sha256(('session ' || n)::bytea), 'base64'), '+/=', '-_'), 1, 22),
  1000000000000 + 1 + (n % :accounts), 1, :now, 'pwd', :now, :now, :now + :day, '192.0.2.1', 'fill'
from generate_series(1, 2 * :accounts) as n;

-- Lists of 131072 entries. No node gives out an index of them, because they no longer fill up.
insert into status_list (id, uri, sealed_key, handed_out, fills_until, closed)
select 'filled' || lpad(n::text, 16, '0'), 'http://localhost/status-lists/filled' || n, '', 131072, :now, true
from generate_series(0, (2 * :accounts) / 131072) as n;

insert into status_index (list_id, idx, session_id, expires_at)
select
  'filled' || lpad((n / 131072)::text, 16, '0'), n % 131072,
  substr(translate(encode(sha256(('session ' || n)::bytea), 'base64'), '+/=', '-_'), 1, 22), :now + :day
from generate_series(1, 2 * :accounts) as n;

insert into revocation (seq, list_id, idx)
select 1000000000000 + n, 'filled' || lpad((n / 131072)::text, 16, '0'), n % 131072
from generate_series(100, 2 * :accounts, 100) as n;
update revocation_counter set last_seq = 1000000000000 + 2 * :accounts;

insert into audit_event (id, occurred_at, action, outcome, account_id, ip, request_id)
select
  1000000000000 + n, :now - 700000 * n::bigint, 'LOGIN', 'success', 1000000000000 + 1 + (n % :accounts), '192.0.2.1',
  'fill'
from generate_series(1, 3 * :accounts) as n;

insert into outbox (
  id, channel, kind, priority, account_id, recipient, recipient_name, created_at, due_at, attempts,
  parked_at, reason)
select
  1000000000000 + n, 'mail', 'password-changed', 1, 1000000000000 + n, 'filled_' || n || '@example.com',
  'Filled ' || n, :now, :now, 9, :now, 'fill'
from generate_series(1, :accounts) as n;

insert into ticket (
  token_digest, purpose, account_id, credentials_version, address_digest, outbox_id, requested_at,
  created_at, expires_at, used, valid, new_email)
select
  encode(sha256((kind.prefix || lpad(n::text, 42, '0'))::bytea), 'hex'), kind.purpose, 1000000000000 + n, 1,
  encode(sha256(('filled_' || n || '@example.com')::bytea), 'hex'), 1000000000000 + n, :now, :now,
  :now + :day, false, true, case kind.prefix when 'change' then 'changed_' || n || '@example.com' end
from generate_series(1, :accounts) as n, (values ('filled', 'reset'), ('verify', 'verify-email'),
  ('change', 'confirm-email'), ('reject', 'operator-reset')) as kind (prefix, purpose);

insert into mail_count (address_digest, in_hour, hour_started_at, in_day, day_started_at, last_at)
select encode(sha256(('filled_' || n || '@example.com')::bytea), 'hex'), 1, :now, 1, :now, :now
from generate_series(1, :accounts) as n;

insert into familiar_address (id, account_id, subnet, last_login_at)
select 1000000000000 + n, 1000000000000 + n, '192.0.2.1', :now from generate_series(1, :accounts) as n;

insert into attempt_counter (bucket, tries, started_at, last_at)
select 'filled:' || n, 1, :now, :now from generate_series(1, :accounts) as n;

insert into webhook (id, url, events, enabled, sealed_secret, created_at)
values (1000000000000, 'https://localhost/fill', 'account.created', false, '', :now);
insert into webhook_delivery (id, webhook_id, type, body, created_at, attempted_at, status, delivered)
select 1000000000000 + n, 1000000000000, 'account.created', '{}', :now, :now, 200, true
from generate_series(1, :accounts) as n;

vacuum analyze;
checkpoint;
