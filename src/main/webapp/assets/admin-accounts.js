// Accounts: search as you type. The address holds the search, the filters and the cursor.

import {ask, badge, button, command, dialog, el, empty, fill, latchkey, table, tableRow, to, typed, when} from './admin-parts.js';
import {exportAccounts, importAccounts} from './admin-transfer.js';

const PAUSE_MS = 150;

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
  let after = query.get('after') || '';
  const values = () => ({q: search.value.trim(), role: role.value.trim(), enabled: enabled.value});
  const path = (more) => {
    const all = Object.entries({...values(), ...more}).filter(([, value]) => value);
    return all.length ? `accounts?${new URLSearchParams(all)}` : 'accounts';
  };
  const links = () => [...found.querySelectorAll('a.open')];

  /** Only the answer to the newest question is shown. */
  const look = async () => {
    newest.abort();
    newest = new AbortController();
    const {signal: current} = newest;
    remember({...values(), after});
    const {q, role: one, enabled: state} = values();
    as.replaceChildren(command('GET', path({after}), null, latchkey('accounts', 'find',
        one && '--role', one, state && '--enabled', state, after && '--after', after, q.startsWith('-') && '--', q)));
    await fill(found, () => ask('GET', path({after})), (page) => {
      say(page, 0);
      if (!page.accounts.length && !page.next) {
        return empty('No account matches.', after ? button('From the beginning', begin) : '');
      }
      return [after && el('p', {}, button('From the beginning', begin, {class: 'link'})),
        table('Accounts', COLUMNS, page.accounts), more(page.next, current)];
    }, current);
  };
  const begin = () => {
    after = '';
    look();
  };
  const say = (page, before) => {
    const shown = before + page.accounts.length;
    count.textContent = page.next ? `${shown} accounts, and there are more` : shown === 1 ? '1 account' : `${shown} accounts`;
  };
  const more = (next, current) => next && button('Load more', async (event) => {
    const pressed = event.currentTarget;
    const area = el('div');
    pressed.replaceWith(area);
    const old = links().length;
    await fill(area, () => ask('GET', path({after: next})), (page) => {
      after = next;
      remember({...values(), after});
      say(page, old);
      found.querySelector('tbody').append(...page.accounts.map((one) => tableRow(COLUMNS, one)));
      return more(page.next, current);
    }, current);
    if (!current.aborted && links()[old]) links()[old].focus();
  });

  let pause;
  const changed = () => {
    after = '';
    newest.abort(); // what is on its way answers an older question
    clearTimeout(pause);
    pause = setTimeout(look, PAUSE_MS);
  };
  form.addEventListener('input', changed);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    clearTimeout(pause);
    await look();
    const [first] = links();
    if (first && !signal.aborted) navigate(first.href);
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
