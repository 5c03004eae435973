// Clients: services that may ask about tokens.

import {ask, badge, button, command, confirming, dialog, el, empty, fill, latchkey, secret, table, typed, when} from './admin-parts.js';

const PERMISSIONS = [['introspect', 'Ask whether a token is live'], ['listen', 'Be told when tokens end'], ['revoke', 'End tokens']];

export function show({signal, place, line, actions}) {
  const found = el('div', {id: 'found'});
  const shown = el('div');
  place.append(shown, found, command('GET', 'clients', null, latchkey('clients', 'list')));
  actions(button('Add client', add));

  const told = (answer) => {
    if (!answer || signal.aborted) return;
    shown.replaceChildren(secret(`The secret of client ${answer.body.client_id}`, answer.body.client_secret));
    shown.querySelector('button').focus();
    look();
  };
  const look = () => fill(found, () => ask('GET', 'clients'), ({clients}) => (clients.length ? table('Clients', [
    ['Name', (one) => typed(one.name)],
    ['Client id', (one) => el('code', {}, one.client_id)],
    ['Permissions', (one) => el('span', {}, one.permissions.map((name) => [badge(name), ' ']).flat())],
    ['Created', (one) => when(one.created_at)],
    ['Last used', (one) => when(one.last_used_at)],
    ['', (one) => el('span', {class: 'choices'},
        button('New secret', async () => told(await dialog({
          title: `Give ${one.name} a new secret`, label: 'New secret', danger: true,
          text: 'The old secret is refused from now on. The service needs the new one at once.',
          run: () => ask('POST', `clients/${encodeURIComponent(one.client_id)}/secret`), as: command('POST', `clients/${encodeURIComponent(one.client_id)}/secret`),
        })), {'aria-label': `Give ${one.name} a new secret`}),
        button('Remove', () => confirming(line, signal, look)({
          title: `Remove ${one.name}`, label: 'Remove', danger: true, text: 'The service cannot ask about tokens any more, and its stream ends.',
          run: () => ask('DELETE', `clients/${encodeURIComponent(one.client_id)}`),
          as: command('DELETE', `clients/${encodeURIComponent(one.client_id)}`, null, latchkey('clients', 'remove', one.client_id.startsWith('-') && '--', one.client_id)),
        }, `${one.name} is removed.`), {'aria-label': `Remove ${one.name}`}))],
  ], clients) : empty('No service is registered. A service needs this only if it asks about tokens; most verify them by themselves.')), signal);

  async function add() {
    told(await dialog({
      title: 'Add client', label: 'Add client', text: 'Its secret is shown once.',
      fields: [{name: 'name', label: 'Name', required: true, hint: 'Such as shop'},
        ...PERMISSIONS.map(([name, does]) => ({name: 'permissions', type: 'checkbox', label: `${name}: ${does.toLowerCase()}`, option: name, value: name !== 'revoke'}))],
      run: (data) => ask('POST', 'clients', {name: data.get('name').trim(), permissions: data.getAll('permissions')}),
      as: command('POST', 'clients', {name: 'shop', permissions: ['introspect', 'listen']},
          latchkey('clients', 'add', 'shop', '--permission', 'introspect', '--permission', 'listen')),
    }));
  }
  look();
}
