// Keys: what signs the tokens.

import {ask, badge, button, command, confirming, el, fill, latchkey, table, when} from './admin-parts.js';

const STATES = {next: 'is published, and signs later', signing: 'signs new tokens', published: 'verifies tokens that it signed before'};

export function show({signal, place, line, actions}) {
  const found = el('div', {id: 'found'});
  place.append(found, command('GET', 'keys', null, latchkey('keys', 'list')));
  actions(button('Rotate', () => confirmed({
    title: 'Publish the next key', label: 'Rotate',
    text: 'A new key is published now, and signs once every service has had time to read it. Nobody has to sign in again.',
    run: () => ask('POST', 'keys/rotate'), as: command('POST', 'keys/rotate', null, latchkey('keys', 'rotate')),
  })), button('Reseal', () => confirmed({
    title: 'Encrypt everything with the new secret', label: 'Reseal',
    text: 'Do this after every node has the new LATCHKEY_SECRET, and before you remove LATCHKEY_SECRET_OLD. It changes no key and ends no session.',
    run: () => ask('POST', 'keys/reseal'), as: command('POST', 'keys/reseal', null, latchkey('keys', 'reseal')),
  })));

  const confirmed = confirming(line, signal, () => look());
  const look = () => fill(found, () => ask('GET', 'keys'), ({keys}) => table('Keys', [
    ['Key id', (one) => el('code', {title: one.kid}, one.kid)],
    ['Algorithm', (one) => one.algorithm],
    ['State', (one) => el('span', {}, badge(one.state, one.state === 'signing' ? 'good' : ''), ' ', STATES[one.state])],
    ['Created', (one) => when(one.created_at)],
    ['Signs from', (one) => when(one.signs_from)],
    ['', (one) => button('Revoke', () => confirmed({
      title: 'Revoke this key', label: 'Revoke', danger: true, word: one.kid.slice(0, 6),
      text: [`The key ${one.kid} is withdrawn now. Everyone whose token it signed has to sign in again, perhaps you too.`,
        'Do this if the key may have leaked. Then restart every service that verifies tokens by itself, except those with our verifier.'],
      run: () => ask('POST', `keys/${encodeURIComponent(one.kid)}/revoke`),
      as: command('POST', `keys/${encodeURIComponent(one.kid)}/revoke`, null, latchkey('keys', 'revoke', one.kid.startsWith('-') && '--', one.kid)),
    }, 'The key is revoked.'), {class: 'quiet bad', 'aria-label': `Revoke key ${one.kid}`})],
  ], keys), signal);
  look();
}
