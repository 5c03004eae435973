// Mails: what waits, and what the relay has refused for good.

import {act, ask, badge, button, command, confirming, dialog, el, empty, fill, latchkey, more, table, tableRow, typed, when} from './admin-parts.js';

/** The columns of a table of mails, with what can be done with each. */
export function mailColumns({line, signal, look}) {
  return [
    ['To', (one) => typed(one.recipient)],
    ['Kind', (one) => badge(one.kind)],
    ['State', (one) => badge(one.state, one.state === 'parked' ? 'bad' : '')],
    ['Reason', (one) => typed(one.reason || '–')],
    ['Attempts', (one) => one.attempts],
    ['Created', (one) => when(one.created_at)],
    ['Due', (one) => (one.state === 'parked' ? '–' : when(one.due_at))],
    ['', (one) => el('span', {class: 'choices'},
        button('Send now', async (event) => {
          if (await act(event.currentTarget, line, () => ask('POST', `mails/${one.id}/retry`), () => 'It is sent as soon as possible.')) look();
        }, {'aria-label': `Send now: mail ${one.id}`}),
        button('Delete', () => confirming(line, signal, look)({
          title: 'Delete this mail', label: 'Delete', danger: true, text: `The mail to ${one.recipient} is not sent.`,
          run: () => ask('DELETE', `mails/${one.id}`), as: command('DELETE', `mails/${one.id}`, null, latchkey('mails', 'delete', String(one.id))),
        }, 'The mail is deleted.'), {'aria-label': `Delete: mail ${one.id}`}))],
  ];
}

export function show({query, signal, place, line, remember, actions}) {
  let state = ['waiting', 'parked'].includes(query.get('state')) ? query.get('state') : '';
  const found = el('div', {id: 'found'});
  const as = el('div');
  const choose = el('select', {id: 'state'}, [['', 'All'], ['waiting', 'Waiting'], ['parked', 'Parked: refused for good']]
      .map(([value, label]) => el('option', {value, selected: value === state}, label)));
  const form = el('form', {class: 'filters'}, el('div', {class: 'field'}, el('label', {for: 'state'}, 'State'), choose));
  form.addEventListener('submit', (event) => event.preventDefault());
  place.append(form, found, as);
  actions(button('Send test mail', test));

  const path = (after) => {
    const all = Object.entries({state, after}).filter(([, value]) => value);
    return all.length ? `mails?${new URLSearchParams(all)}` : 'mails';
  };
  const cells = mailColumns({line, signal, look: () => look()});
  let current = new AbortController();
  signal.addEventListener('abort', () => current.abort());
  const look = () => {
    current.abort();
    current = new AbortController();
    const now = current.signal;
    remember({state});
    as.replaceChildren(command('GET', path(), null, latchkey('mails', 'list', state && '--state', state)));
    return fill(found, () => ask('GET', path()), (page) => (page.mails.length || page.next
      ? [table('Mails', cells, page.mails), more(found, page.next, (after) => ask('GET', path(after)), rows, now), page.mails.slice(0, 1).map(({id}) =>
        command('POST', `mails/${id}/retry`, null, latchkey('mails', 'retry', String(id)), `Send mail ${id} now, as a command`))]
      : empty(state === 'parked' ? 'No mail was refused for good.' : 'No mail waits.')), now);
  };
  const rows = (page) => page.mails.map((one) => tableRow(cells, one));
  choose.addEventListener('change', () => {
    state = choose.value;
    look();
  });

  async function test() {
    const answer = await dialog({
      title: 'Send a test mail', label: 'Send', text: 'It is sent at once, without the outbox. You see what the relay says.',
      fields: [{name: 'to', label: 'To', type: 'email', autocomplete: 'email', required: true}],
      run: (data) => ask('POST', 'mails/test', {to: data.get('to').trim()}),
      as: command('POST', 'mails/test', {to: 'me@example.com'}, latchkey('mails', 'test', 'me@example.com')),
    });
    if (!answer || signal.aborted) return;
    const {success, relay} = answer.body;
    line.say(success ? 'success' : 'problem', `${success ? 'The relay took it' : 'The relay did not take it'}: ${relay}`);
    line.focus();
  }
  look();
}
