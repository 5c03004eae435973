// Webhooks: who is told about what, and how it went.

import {act, ask, badge, button, command, confirming, dialog, el, empty, fill, latchkey, more, secret, table, tableRow, typed, when} from './admin-parts.js';

const EVENTS = ['account.created', 'account.updated', 'account.deleted', 'account.disabled', 'account.enabled', 'account.email_changed',
  'account.password_changed', 'account.roles_changed', 'session.created', 'session.ended', 'login.refused'];

export function show({signal, place, line, actions}) {
  const found = el('div', {id: 'found'});
  const shown = el('div');
  place.append(shown, found, command('GET', 'webhooks', null, latchkey('webhooks', 'list')));
  actions(button('Add webhook', add));

  const told = (answer) => {
    if (!answer || signal.aborted) return;
    shown.replaceChildren(secret(`The secret of webhook ${answer.body.id}`, answer.body.secret));
    shown.querySelector('button').focus();
    look();
  };
  const confirmed = confirming(line, signal, () => look());
  const look = () => fill(found, () => ask('GET', 'webhooks'), ({webhooks}) => (webhooks.length
    ? webhooks.map(card) : empty('No webhook is registered.')), signal);

  const card = (one) => {
    const path = `webhooks/${one.id}`;
    const id = String(one.id);
    const list = el('div');
    const details = el('details', {}, el('summary', {}, 'Messages'), list, command('GET', `${path}/deliveries`));
    details.addEventListener('toggle', () => details.open && deliveries(list, path));
    return el('article', {class: 'card', 'aria-labelledby': `webhook-${id}`},
        el('h2', {id: `webhook-${id}`}, typed(one.url), ' ', one.enabled ? badge('on', 'good') : badge('off', 'bad')),
        el('p', {}, one.events.map((name) => [badge(name), ' ']).flat()),
        el('p', {class: 'soft'}, `Webhook ${id}, created `, when(one.created_at)),
        el('p', {class: 'choices'},
            button('Send test message', async (event) => {
              await act(event.currentTarget, line, () => ask('POST', `${path}/test`), (body) => (body.success
                ? `It was delivered: ${body.status}, after ${body.duration_millis} ms.`
                : `It was not delivered: ${body.reason || `status ${body.status}`}, after ${body.duration_millis} ms.`));
              line.focus();
            }),
            button(one.enabled ? 'Turn off' : 'Turn on', () => confirmed({
              title: one.enabled ? 'Turn the webhook off' : 'Turn the webhook on', label: one.enabled ? 'Turn off' : 'Turn on', danger: one.enabled,
              text: `${one.url} ${one.enabled ? 'gets no more messages, and those that wait are dropped.' : 'gets messages about what happens from now on.'}`,
              run: () => ask('POST', path, {enabled: !one.enabled}),
              as: command('POST', path, {enabled: !one.enabled}, latchkey('webhooks', 'set', id, '--enabled', String(!one.enabled))),
            }, `The webhook is ${one.enabled ? 'off' : 'on'}.`)),
            button('New secret', async () => told(await dialog({
              title: 'Give the webhook a new secret', label: 'New secret', text: `For 24 hours, messages to ${one.url} are signed with both secrets.`,
              run: () => ask('POST', `${path}/secret`), as: command('POST', `${path}/secret`),
            }))),
            button('Remove', () => confirmed({
              title: 'Remove the webhook', label: 'Remove', danger: true, text: `${one.url} gets no more messages.`,
              run: () => ask('DELETE', path), as: command('DELETE', path, null, latchkey('webhooks', 'remove', id)),
            }, 'The webhook is removed.'))),
        command('POST', `${path}/test`, null, latchkey('webhooks', 'test', id), 'Send a test message, as a command'), details);
  };

  const deliveries = (list, path) => {
    const cells = [
      ['Type', (one) => typed(one.type)],
      ['State', (one) => badge(one.state, {delivered: 'good', parked: 'bad'}[one.state])],
      ['Answer', (one) => typed(one.status ?? one.reason ?? '–')],
      ['Took', (one) => (one.duration_millis === null ? '–' : `${one.duration_millis} ms`)],
      ['Last attempt', (one) => when(one.at)],
      ['Created', (one) => when(one.created_at)],
      ['', (one) => (one.state === 'delivered' ? '' : button('Send now', (event) => act(event.currentTarget, line,
          () => ask('POST', `${path}/deliveries/${one.id}/retry`), () => 'It is sent as soon as possible.'), {'aria-label': `Send now: message ${one.id}`}))],
    ];
    const after = (next) => ask('GET', `${path}/deliveries?after=${encodeURIComponent(next)}`);
    const rows = (page) => page.deliveries.map((one) => tableRow(cells, one));
    return fill(list, () => ask('GET', `${path}/deliveries`), (page) => (page.deliveries.length
      ? [table('Messages', cells, page.deliveries), more(list, page.next, after, rows, signal), page.deliveries.slice(0, 1).map(({id}) =>
        command('POST', `${path}/deliveries/${id}/retry`, null, null, `Send message ${id} now, as a command`))] : empty('No message yet.')), signal);
  };

  async function add() {
    told(await dialog({
      title: 'Add webhook', label: 'Add webhook', text: 'Its secret is shown once. Messages follow Standard Webhooks.',
      fields: [{name: 'url', label: 'Address', type: 'url', required: true, hint: 'https, and reachable from the internet'},
        ...EVENTS.map((name) => ({name: 'events', type: 'checkbox', label: name, option: name}))],
      run: (data) => ask('POST', 'webhooks', {url: data.get('url').trim(), events: data.getAll('events')}),
      as: command('POST', 'webhooks', {url: 'https://example.com/hook', events: ['account.created']},
          latchkey('webhooks', 'add', 'https://example.com/hook', '--event', 'account.created')),
    }));
  }
  look();
}
