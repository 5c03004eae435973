// Accounts: search as you type. The address holds the search, the filters, and how much is shown.

import {ask, badge, button, command, dialog, el, empty, fill, latchkey, more, table, tableRow, to, typed, when} from './admin-parts.js';
import {exportAccounts, importAccounts} from './admin-transfer.js';

const PAUSE_MS = 150;
const PAGE = 50;
const MOST = 200; // in one answer

const COLUMNS = [
  ['Username', (one) => el('a', {href: to(`accounts/${one.id}`), class: 'open'}, typed(one.username))],
  ['Address', (one) => [typed(one.email), one.email_verified ? '' : el('span', {class: 'soft'}, ' (unconfirmed)')]],
  ['Name', (one) => typed(one.full_name || '')],
  ['Roles', (one) => one.roles.map((role) => badge(role))],
  ['State', (one) => (one.enabled ? [badge('enabled', 'good'), one.password === 'none' && badge('no password')] : badge('disabled', 'bad'))],
  ['Last login', (one) => when(one.last_login_at)],
  ['Sessions', (one) => one.sessions],
].map(([name, cell]) => [name, (one) => el('span', {}, cell(one))]);

export function show({query, signal, place, line, remember, navigate, actions}) {
  const search = el('input', {type: 'search', id: 'q', name: 'q', value: query.get('q') || '', maxlength: '254',
    autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', enterkeyhint: 'go', 'aria-describedby': 'q-hint'});
  const role = el('input', {id: 'role', name: 'role', value: query.get('role') || '', maxlength: '32', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false'});
  const enabled = el('select', {id: 'enabled', name: 'enabled'}, [['', 'Any'], ['true', 'Enabled'], ['false', 'Disabled']]
      .map(([value, label]) => el('option', {value, selected: value === (query.get('enabled') || '')}, label)));
  const found = el('div', {id: 'found'});
  const count = el('p', {class: 'soft', role: 'status'});
  const as = el('div');
  const form = el('form', {role: 'search', class: 'filters'},
      el('div', {class: 'field grow'}, el('label', {for: 'q'}, 'Search'), search,
          el('p', {id: 'q-hint', class: 'hint'}, 'The beginning of a username or an address')),
      el('div', {class: 'field'}, el('label', {for: 'role'}, 'Role'), role),
      el('div', {class: 'field'}, el('label', {for: 'enabled'}, 'State'), enabled),
      el('button', {type: 'submit', hidden: true}, 'Open')); // for the key Enter
  actions(button('Create account', () => create(navigate)), button('Import', () => importAccounts(line, look)),
      button('Export', () => exportAccounts(line)));
  place.append(form, count, found, as);

  let newest = new AbortController();
  let from = {after: query.get('after'), limit: query.get('limit')};
  let looked;
  const values = () => ({q: search.value.trim(), role: role.value.trim(), enabled: enabled.value});
  const path = (more) => {
    const all = Object.entries({...values(), ...more}).filter(([, value]) => value);
    return all.length ? `accounts?${new URLSearchParams(all)}` : 'accounts';
  };
  const links = () => [...found.querySelectorAll('a.open')];

  /** Only the answer to the newest question is shown. */
  const look = () => {
    newest.abort();
    newest = new AbortController();
    const {signal: current} = newest;
    remember({...values(), ...from});
    const {after, limit} = from;
    const {q, role: one, enabled: state} = values();
    as.replaceChildren(command('GET', path(from), null, latchkey('accounts', 'find',
        one && '--role', one, state && '--enabled', state, after && '--after', after, limit && '--limit', limit, q.startsWith('-') && '--', q)));
    looked = fill(found, () => ask('GET', path(from)), (page) => {
      say(page, 0);
      if (!page.accounts.length && !page.next) {
        return empty('No account matches.', after ? button('From the beginning', begin) : '');
      }
      return [after && el('p', {}, button('From the beginning', begin, {class: 'link'})),
        table('Accounts', COLUMNS, page.accounts), more(found, page.next, (next) => ask('GET', path({after: next})), rows, current)];
    }, current);
  };
  const begin = () => {
    from = {};
    look();
  };
  const say = (page, before) => {
    const shown = before + page.accounts.length;
    count.textContent = page.next ? `${shown} accounts, and there are more` : shown === 1 ? '1 account' : `${shown} accounts`;
  };
  const rows = (page, after) => {
    const old = links().length;
    from = old + PAGE > MOST ? {after} : {...from, limit: String(old + PAGE)};
    remember({...values(), ...from});
    say(page, old);
    return page.accounts.map((one) => tableRow(COLUMNS, one));
  };

  let pause;
  const changed = () => {
    from = {};
    newest.abort(); // what is on its way answers an older question
    clearTimeout(pause);
    pause = setTimeout(look, PAUSE_MS);
  };
  form.addEventListener('input', changed);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    clearTimeout(pause);
    if (newest.signal.aborted || !links().length) look(); // something was typed, or nothing is shown
    const now = newest.signal;
    await looked;
    const [first] = links();
    if (first && !now.aborted) navigate(first.href);
  });
  place.addEventListener('keydown', (event) => {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    const all = links();
    const at = all.indexOf(document.activeElement);
    if (!step || (at < 0 && document.activeElement !== search) || !all.length) return;
    event.preventDefault();
    const next = at + step;
    (next < 0 ? search : all[Math.min(next, all.length - 1)]).focus();
  }, {signal});
  signal.addEventListener('abort', () => {
    clearTimeout(pause);
    newest.abort();
  });
  search.focus();
  look();
}

async function create(navigate) {
  const answer = await dialog({
    title: 'Create account',
    text: 'Its owner gets a mail with a link to choose a password.',
    fields: [
      {name: 'username', label: 'Username', required: true},
      {name: 'email', label: 'Email', type: 'email', required: true},
      {name: 'full_name', label: 'Full name'},
    ],
    label: 'Create account',
    run: (data) => ask('POST', 'accounts', {username: data.get('username').trim(), email: data.get('email').trim(),
      full_name: data.get('full_name').trim() || null, invite: true}),
    as: command('POST', 'accounts', {username: 'jane', email: 'jane@example.com', invite: true},
        latchkey('accounts', 'create', 'jane', 'jane@example.com', '--invite')),
  });
  if (answer) navigate(to(`accounts/${answer.body.account.id}`));
}
