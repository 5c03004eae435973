// The operator's console: finds the view of an address, and goes from one to another without a reload.
// It is in English only, as the API, the command and the logs are.

import {byId, call, go, root, signedIn} from './page.js';
import {button, dialog, el, freshenTimes, here, me, notice, to, typed, visible} from './admin-parts.js';

const VIEWS = [
  {path: '', name: 'Overview', file: 'overview'},
  {path: 'accounts', name: 'Accounts', file: 'accounts', below: 'account'},
  {path: 'events', name: 'Events', file: 'events'},
  {path: 'mails', name: 'Mails', file: 'mails'},
  {path: 'clients', name: 'Clients', file: 'clients'},
  {path: 'webhooks', name: 'Webhooks', file: 'webhooks'},
  {path: 'keys', name: 'Keys', file: 'keys'},
];
const KEYS = [
  ['/', 'Go to the search or the first filter'],
  ['g, then o a e m c w k', 'Go to Overview, Accounts, Events, Mails, Clients, Webhooks, Keys'],
  ['Down and Up', 'Choose an account in the list'],
  ['Enter', 'Open the chosen account, or the first'],
  ['Esc', 'Close a dialog'],
  ['?', 'Show these keys'],
];
const service = document.title.slice(document.title.lastIndexOf(' - '));
const place = byId('place');
let leaving = new AbortController();
let shown = '';

function heading(text) {
  document.title = text + service;
  return el('h1', {tabindex: '-1'}, text);
}

function showIndex(current) {
  byId('views').replaceChildren(
      el('ul', {}, VIEWS.map(({path, name}) => el('li', {},
          el('a', {href: to(path), 'aria-current': path === current && 'page'}, name)))),
      el('p', {class: 'me'}, el('a', {href: `${root}account`, title: 'Your account'}, me.username),
          button('Keyboard (?)', showKeys, {class: 'link'}),
          button('Sign out', signOut, {class: 'link'})));
}

async function signOut() {
  const answer = await call('POST', 'logout').catch(() => ({}));
  if (answer.ok) go('login', 'out');
  else place.prepend(el('p', {class: 'notice problem', role: 'alert'}, 'The server did not answer.'));
}

function showKeys() {
  dialog({title: 'Keys', fields: [el('dl', {class: 'facts'}, KEYS.map(([key, does]) =>
    [el('dt', {}, el('kbd', {}, key)), el('dd', {}, does)]))]});
}

/** The view of an address, and the file of its module; none if there is no such view. */
function viewOf(address) {
  const [path = '', id, ...more] = address.slice(root.length).split(/[?#]/)[0].split('/').slice(1).filter(Boolean);
  const view = VIEWS.find((one) => one.path === path);
  return {view, id, file: view && !more.length && (id === undefined ? view.file : view.below)};
}

const load = (file) => import(`./admin-${file}.js`);

/** Shows what the address says. */
async function show({focus = false} = {}) {
  leaving.abort();
  leaving = new AbortController();
  const {signal} = leaving;
  const url = new URL(location.href);
  [shown] = url.href.split('#');
  const {view, id, file} = viewOf(url.href);
  showIndex(view && view.path);
  if (!file) {
    place.replaceChildren(heading('There is no such view'), el('p', {}, el('a', {href: to()}, 'Go to the overview')));
    return;
  }
  let module;
  try {
    module = await load(file);
  } catch {
    if (!signal.aborted) {
      place.replaceChildren(heading(view.name), el('p', {class: 'notice problem', role: 'alert'},
          'The server did not answer. ', button('Try again', () => location.reload())));
    }
    return;
  }
  if (signal.aborted) return;
  const title = heading(view.name);
  const line = notice();
  place.replaceChildren(el('div', {class: 'bar'}, title), line);
  const context = {
    id, signal, line, place, query: url.searchParams,
    title: (text) => {
      title.replaceChildren(typed(text));
      document.title = visible(text) + service;
    },
    actions: (...buttons) => title.after(...buttons),
    navigate,
    reload: () => show(),
    remember,
  };
  module.show(context);
  if (focus && !place.contains(document.activeElement)) title.focus();
}

/** Makes filters the address of this view, without showing it again. */
function remember(query) {
  const path = location.pathname;
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value)).toString();
  history.replaceState(null, '', search ? `${path}?${search}` : path);
  shown = location.href;
}

function navigate(address) {
  history.pushState(null, '', address);
  show({focus: true});
  scrollTo(0, 0);
}

function isOurs(link) {
  const path = link.href.split(/[?#]/)[0];
  const within = link.hash && path === location.href.split(/[?#]/)[0]; // such as "Skip to content"
  return !link.target && !within && (path === `${root}admin` || path.startsWith(`${root}admin/`));
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href]');
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (link && plain && !event.defaultPrevented && isOurs(link)) {
    event.preventDefault();
    navigate(link.href);
  }
});

setInterval(freshenTimes, 20000);

let going = 0;
document.addEventListener('keydown', (event) => {
  const typing = event.target.closest('input, select, textarea, dialog');
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const quick = Date.now() - going < 1500;
  going = 0;
  const view = quick && VIEWS.find(({name}) => name[0].toLowerCase() === event.key);
  const first = place.querySelector('input[type=search]') || place.querySelector('form input, form select');
  if (view) {
    event.preventDefault();
    navigate(to(view.path));
  } else if (event.key === 'g') {
    going = Date.now();
  } else if (event.key === '?') {
    event.preventDefault();
    showKeys();
  } else if (event.key === '/' && first) {
    event.preventDefault();
    first.focus();
  }
});

addEventListener('popstate', () => location.href.split('#')[0] !== shown && show({focus: true}));

function refuse(title, ...content) {
  byId('views').remove();
  place.replaceChildren(heading(title), ...content,
      el('p', {}, el('a', {href: `${root}account`}, 'Go to your account')));
}

/** Nothing is shown before it is known that the person may see it. */
async function begin() {
  // Relative addresses of the page would change their meaning with the address of the console.
  for (const link of document.querySelectorAll('link[rel=icon]')) link.href = String(link.href);
  for (const image of document.images) image.src = String(image.src);
  const {file} = viewOf(location.href);
  if (file) load(file).catch(() => {}); // while the server is asked
  let user;
  let answer;
  try {
    user = await signedIn();
    if (!user) {
      go('login', '', here());
      return;
    }
    answer = await call('GET', 'api/admin/keys');
  } catch {
    refuse('The server did not answer', el('p', {}, 'Check your connection. '), button('Try again', () => location.reload()));
    return;
  }
  if (answer.status === 401) {
    go('login', 'over', here()); // it has ended just now
  } else if (answer.status === 403 && new URL(root).pathname !== '/') {
    refuse('The console is off on this server',
        el('p', {}, 'The public URL of this server has a path. Other applications on the same host could act for the person '
            + 'who is signed in, so the operator’s API takes no browser sessions. Use the command latchkey instead.'));
  } else if (answer.status === 403) {
    refuse('Your account is not an administrator',
        el('p', {}, 'The console is for accounts with the role latchkey-admin. Anybody with the operator token can give it:'),
        el('pre', {class: 'boxed', tabindex: '0'}, `latchkey roles add ${user.username} latchkey-admin`));
  } else if (answer.status === 404) {
    refuse('The operator’s API cannot be reached from here', el('p', {},
        'A proxy keeps it from the public. Open the console from the network of the operators (docs/operations.md says how to allow that).'));
  } else if (!answer.ok) {
    refuse('The service is busy or unavailable', button('Try again', () => location.reload()));
  } else {
    Object.assign(me, {id: user.id, username: user.username});
    show();
  }
}

begin();
