// Events: filters in the address, and what happens now on top.

import {ask, button, command, el, empty, every, fill, latchkey, more, table, tableRow, to, typed, when} from './admin-parts.js';

const POLL_MS = 5000;
const MOST_ROWS = 500;
const ACTIONS = ['SIGNUP', 'LOGIN', 'LOGOUT', 'LOGOUT_ALL', 'RESET_REQUEST', 'RESET_PASSWORD', 'CHANGE_PASSWORD', 'VERIFY_EMAIL',
  'CHANGE_EMAIL', 'CONFIRM_EMAIL', 'REJECT_LINK', 'UPDATE_PROFILE', 'DELETE_ACCOUNT', 'TOKEN', 'THROTTLE', 'NEW_KEY', 'OPERATE',
  'CREATE_ACCOUNT', 'UPDATE_ACCOUNT', 'END_SESSION', 'SET_PASSWORD', 'SEND_RESET_MAIL', 'UNLOCK_ACCOUNT', 'RETRY_MAIL',
  'DELETE_MAIL', 'TEST_MAIL', 'END_SESSIONS', 'END_EVERY_SESSION', 'ADD_CLIENT', 'REMOVE_CLIENT', 'RENEW_CLIENT', 'ADD_WEBHOOK',
  'CHANGE_WEBHOOK', 'RENEW_WEBHOOK', 'REMOVE_WEBHOOK', 'RETRY_DELIVERY', 'ROTATE_KEYS', 'REVOKE_KEY', 'RESEAL', 'DRAIN', 'IMPORT',
  'IMPORT_ACCOUNT', 'EXPORT', 'REVOKE_TOKEN', 'CLIENT'];

/** @param filter makes a cell that filters by its value; without it, the values are links to the events */
function columns(filter = (name, value, label = value) => el('a', {href: to('events', {[name]: value})}, typed(label))) {
  return [
    ['Time', (one) => el('span', {}, when(one.at))],
    ['Action', (one) => filter('action', one.action)],
    ['Outcome', (one) => el('span', {class: one.outcome === 'success' ? 'badge good' : 'badge bad'}, filter('outcome', one.outcome))],
    ['Account', (one) => (one.account_id === null ? '–' : el('span', {}, filter('account', String(one.account_id)), ' ',
        el('a', {href: to(`accounts/${one.account_id}`), 'aria-label': `Open account ${one.account_id}`}, 'open')))],
    ['By', (one) => typed(one.actor || '–')],
    ['Address', (one) => (one.ip ? filter('ip', one.ip) : '–')],
    ['Detail', (one) => el('span', {class: 'detail', title: `Request ${one.request_id || 'unknown'}`}, typed([one.target, one.detail].filter(Boolean).join(' · ') || '–'))],
  ];
}

export function eventTable(events) {
  return table('Events', columns(), events);
}

export function show({query, signal, place, remember, actions}) {
  const given = (name) => query.get(name) || '';
  const text = (name, label, more = {}) => el('div', {class: 'field'}, el('label', {for: name}, label),
      el('input', {id: name, name, value: given(name), autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', ...more}));
  const form = el('form', {class: 'filters', 'aria-label': 'Filters'},
      text('action', 'Action', {list: 'actions', maxlength: '32'}),
      el('datalist', {id: 'actions'}, ACTIONS.map((value) => el('option', {value}))),
      el('div', {class: 'field'}, el('label', {for: 'outcome'}, 'Outcome'), el('select', {id: 'outcome', name: 'outcome'},
          [['', 'Any'], ['success', 'Success'], ['refused', 'Refused']].map(([value, label]) =>
            el('option', {value, selected: value === given('outcome')}, label)))),
      text('account', 'Account id', {inputmode: 'numeric', maxlength: '18'}),
      text('ip', 'Address', {maxlength: '45'}),
      el('button', {type: 'submit', hidden: true}, 'Filter')); // for the key Enter
  const chips = el('ul', {class: 'chips', 'aria-label': 'Active filters'});
  const found = el('div', {id: 'found'});
  const status = el('p', {class: 'soft', role: 'status'});
  const as = el('div');
  place.append(form, chips, status, found, as);

  const values = () => Object.fromEntries(['action', 'outcome', 'account', 'ip'].map((name) => [name, form.elements[name].value.trim()]));
  const path = (more = {}) => {
    const all = Object.entries({...values(), ...more}).filter(([, value]) => value);
    return all.length ? `events?${new URLSearchParams(all)}` : 'events';
  };
  const set = (name, value) => {
    form.elements[name].value = value;
    look();
  };
  const cells = columns((name, value, label = value) => button(label, () => set(name, value), {class: 'link', title: `Only ${value}`}));

  let live = true;
  let most;
  let current = new AbortController();
  const look = () => {
    const filters = values();
    remember(filters);
    chips.replaceChildren(...Object.entries(filters).filter(([, value]) => value).map(([name, value]) => el('li', {}, `${name}: `, typed(value), ' ',
        button('×', () => set(name, ''), {class: '', 'aria-label': `Remove the filter ${name}`}))));
    as.replaceChildren(command('GET', path(), null, latchkey('events', filters.account && `id:${filters.account}`,
        ...['action', 'outcome', 'ip'].flatMap((name) => (filters[name] ? [`--${name}`, filters[name]] : [])))));
    load();
  };
  const load = () => {
    current.abort();
    current = new AbortController();
    const now = current.signal;
    most = MOST_ROWS;
    fill(found, () => ask('GET', path()), (page) => {
      if (!page.events.length && !page.next) return empty('No event matches.');
      return [table('Events', cells, page.events), more(found, page.next, (after) => ask('GET', path({after})), rows, now)];
    }, now);
  };
  const rows = (page) => {
    most = Infinity; // a person reads on below
    return page.events.map((one) => tableRow(cells, one));
  };

  const poll = async () => {
    const now = current.signal;
    let answer;
    try {
      answer = await ask('GET', path());
    } catch {
      answer = {ok: false};
    }
    if (now.aborted || signal.aborted || !live) return;
    if (!answer.ok) {
      status.textContent = 'Live: the server did not answer. Trying again.';
      return;
    }
    status.textContent = 'Live';
    const {events} = answer.body;
    const rowOf = ({id}) => found.querySelector(`[data-id="${id}"]`);
    if (!events.some(rowOf)) { // there may be others between these and those that are shown
      if (events.length) load();
      return;
    }
    let above;
    for (const one of events) { // by time; each node has its own ids
      let row = rowOf(one);
      if (!row) {
        row = tableRow(cells, one);
        row.className = 'fresh';
        if (above) above.after(row);
        else found.querySelector('tbody').prepend(row);
      }
      above = row;
    }
    if (above.parentNode.rows.length > most) load();
  };
  const pause = button('Pause', () => {
    live = !live;
    pause.textContent = live ? 'Pause' : 'Go on live';
    status.textContent = live ? 'Live' : 'Paused';
    if (live) poll();
  });
  actions(pause);
  status.textContent = 'Live';
  every(POLL_MS, signal, () => live && poll());

  let soon;
  form.addEventListener('input', () => {
    clearTimeout(soon);
    current.abort();
    soon = setTimeout(look, 300);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(soon);
    look();
  });
  signal.addEventListener('abort', () => {
    clearTimeout(soon);
    current.abort();
  });
  look();
}
