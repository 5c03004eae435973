// Overview: what needs attention, and what happened in the last hours.

import {call, go, root} from './page.js';
import {ask, button, command, dialog, el, every, fill, here, latchkey, to} from './admin-parts.js';
import {chart} from './admin-chart.js';

const REFRESH_MS = 30000;
const LATE_S = 300;
const OLD_S = 10; // docs/operations.md, what to watch
const SPANS = [['24', 'a day'], ['72', '3 days'], ['168', 'a week'], ['744', '31 days']];
const USUAL = {state: 'ready', keys: 'up', database: 'up', hashing: 'libsodium', draining: false};

export function show({query, signal, place, line, remember, actions}) {
  let hours = SPANS.some(([value]) => value === query.get('hours')) ? query.get('hours') : '24';
  const attention = el('div');
  const figures = el('div', {id: 'found'});
  const as = el('div');
  const span = el('select', {id: 'hours'}, SPANS.map(([value, label]) => el('option', {value, selected: value === hours}, `The last ${label.replace('a ', '')}`)));
  place.append(
      el('section', {class: 'card', 'aria-labelledby': 'attention'}, el('h2', {id: 'attention'}, 'Needs attention'), attention),
      el('form', {class: 'filters'}, el('div', {class: 'field'}, el('label', {for: 'hours'}, 'Time'), span)), figures, as);

  actions(button('Drain this node', () => drain(line)), button('End every session', endEverySession));

  const look = () => {
    as.replaceChildren(command('GET', `stats?hours=${hours}`, null, latchkey('stats', '--hours', hours)));
    return fill(figures, () => ask('GET', `stats?hours=${hours}`), (stats) => {
      needs(attention, stats, signal);
      return [tiles(stats),
        chart('Logins by hour', stats.logins, [['Succeeded', 'success', '--accent'], ['Refused', 'refused', '--bad']], signal),
        chart('Sign-ups by hour', stats.signups, [['Succeeded', 'success', '--accent'], ['Refused', 'refused', '--bad']], signal)];
    }, signal);
  };
  span.addEventListener('change', () => {
    hours = span.value;
    remember({hours: hours === '24' ? '' : hours});
    look();
  });
  // A person who reads the figures as a table, or points at a chart, is not disturbed.
  every(REFRESH_MS, signal, () => figures.querySelector('details[open], :hover, :focus') || look());
  look();
}

async function drain(line) {
  const answer = await dialog({
    title: 'Drain this node', label: 'Drain', danger: true, word: 'drain',
    text: 'The node that answers this call is not ready any more: the load balancer sends it nothing else. It serves again after a restart. '
        + 'With one node, the service is down until then.',
    run: () => ask('POST', 'drain'), as: command('POST', 'drain'),
  });
  if (!answer) return;
  line.say('success', answer.body.message);
  line.focus();
}

async function endEverySession() {
  const answer = await dialog({
    title: 'End every session of everyone', label: 'End every session', danger: true, word: 'everyone',
    text: 'All people are signed out everywhere, you too, and no service accepts their tokens any more. Do this after a leak, or after you have restored a backup.',
    run: () => ask('DELETE', 'sessions'), as: command('DELETE', 'sessions'),
  });
  if (answer) go('login', 'over', here());
}

function tiles({accounts, enabled, sessions, mails, hash}) {
  const tile = (name, value, more, path) => el('li', {}, el('span', {class: 'soft'}, name),
      el('strong', {}, path ? el('a', {href: to(path)}, value.toLocaleString('en')) : value.toLocaleString('en')), el('span', {class: 'soft'}, more));
  return el('ul', {class: 'tiles'},
      tile('Accounts', accounts, enabled === accounts ? 'all enabled' : `${(accounts - enabled).toLocaleString('en')} disabled`, 'accounts'),
      tile('Live sessions', sessions, 'of everyone'),
      tile('Waiting mails', mails.waiting, mails.parked ? `${mails.parked} parked` : 'none parked', 'mails'),
      tile('Hash queue', hash.waiting, `${hash.lanes} at once on this node`));
}

async function needs(area, {mails, hash, status_list: list}, signal) {
  const found = [];
  if (list.age_seconds > OLD_S) {
    found.push([`This node read ${list.age_seconds} seconds ago which tokens have ended. Other services learn that late. Its database may be unavailable.`]);
  }
  if (mails.parked) found.push([`Mails that the relay refused for good: ${mails.parked}.`, to('mails', {state: 'parked'}), 'See them']);
  if (mails.oldest_seconds > LATE_S) {
    found.push([`A mail has waited for ${Math.round(mails.oldest_seconds / 60)} minutes. The relay may be unavailable.`, to('mails', {state: 'waiting'}), 'See the mails']);
  }
  if (hash.waiting > hash.lanes * 8) found.push([`${hash.waiting} calls wait for a hash on this node.`]);
  await Promise.all([health(found), keys(found)]);
  if (signal.aborted) return;
  area.replaceChildren(found.length
    ? el('ul', {class: 'attention'}, found.map(([text, href, label]) => el('li', {}, text, ' ', href && el('a', {href}, label))))
    : el('p', {class: 'soft'}, 'Nothing. Mails go out, and this node is ready.'));
}

async function health(found) {
  let answer;
  try {
    answer = await call('GET', 'health/ready');
  } catch {
    answer = {status: 0, body: {}};
  }
  if (!Array.isArray(answer.body.checks)) {
    found.push([answer.status === 404 || answer.status === 403
      ? 'The health of the nodes cannot be read here, because the proxy keeps it from the public. See it on a node: /health/ready.'
      : 'The health of this node cannot be read.']);
    return;
  }
  for (const {name, status, data} of answer.body.checks) {
    const odd = Object.entries(data || {}).filter(([key, value]) => (key in USUAL ? USUAL[key] !== value : typeof value === 'string'));
    if (status !== 'UP' && !odd.length) found.push([`${name} is ${status.toLowerCase()}.`]);
    for (const [key, value] of odd) found.push([`${key in USUAL ? `${key}: ` : ''}${value}`, `${root}health/ready`, 'See the health']);
  }
}

async function keys(found) {
  try {
    const answer = await ask('GET', 'keys');
    for (const {state, signs_from: from} of answer.ok ? answer.body.keys : []) {
      if (state === 'next') found.push([`A new key signs from ${new Date(from).toLocaleString('en-GB')}.`, to('keys'), 'See the keys']);
    }
  } catch {
    // The figures say already that the server does not answer.
  }
}
