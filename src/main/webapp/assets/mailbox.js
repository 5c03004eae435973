// Shows the mails that the development server sent, as they come. A mail is untrusted: it becomes
// text nodes, and its HTML is shown only in a sandboxed frame.
import {byId, keyOf, mailsIn, make, refreshAges, subjectOf} from './mailbox-dom.js';
import {drawList, focusList, onListKeys, onSameClick, revealChosen} from './mailbox-list.js';
import {focusMail, isShown, showMail, showNone} from './mailbox-mail.js';

const EVERY_MS = 3000;
const PAUSE_MS = 150;
const READ = 'latchkey.mailbox.read';
// More than the mailbox keeps. The marks of mails that are long gone are forgotten.
const MOST_READ = 500;
const TITLE = document.title;
// As in mailbox.css: list and mail side by side.
const SIDE_BY_SIDE = window.matchMedia('(min-width: 52rem)');

let mails = [];
let seen = null;
let turns = 0;
let timer;
// Whether this page led to the mail, so that Back may go back rather than away.
let cameFromList = false;
const read = new Set(stored());

const back = make('button', {type: 'button', className: 'back quiet'}, 'Back to the list');

function stored() {
  try {
    return JSON.parse(sessionStorage.getItem(READ)) || [];
  } catch {
    // No storage, or not ours. Then the marks last as long as the page.
    return [];
  }
}

function store() {
  try {
    sessionStorage.setItem(READ, JSON.stringify([...read].slice(-MOST_READ)));
  } catch {
    // As above.
  }
}

const chosenId = () => (/^#\d{1,15}$/.test(location.hash) ? Number(location.hash.slice(1)) : null);
const isRead = (mail) => read.has(keyOf(mail));

function words() {
  return byId('search').value.toLowerCase().split(/\s+/).filter(Boolean);
}

function matches(mail, wanted) {
  const all = [mail.subject, mail.from, ...mail.to, mail.text].join('\n').toLowerCase();
  return wanted.every((word) => all.includes(word));
}

function drawMail(id, mail) {
  if (mail) {
    read.add(keyOf(mail));
    store();
    showMail(mail, back);
  } else if (id === null) {
    showNone('Choose a mail from the list.', back);
  } else if (!isShown(id)) {
    showNone('This mail is no longer here. The mailbox keeps the latest mails only.', back);
  }
}

function drawCounts(found) {
  const unread = mails.filter((mail) => !isRead(mail)).length;
  const all = `${mailsIn(mails.length)}, ${unread} unread`;
  byId('count').textContent = words().length ? `${found.length} of ${mailsIn(mails.length)}` : all;
  document.title = unread ? `(${unread}) ${TITLE}` : TITLE;
}

function draw() {
  const id = chosenId();
  const chosen = mails.find((mail) => mail.id === id);
  const wanted = words();
  const found = mails.filter((mail) => matches(mail, wanted));
  byId('nothing').hidden = mails.length > 0;
  byId('panes').hidden = byId('empty').hidden = mails.length === 0;
  byId('panes').classList.toggle('reading', id !== null);
  byId('skip').hidden = !chosen;
  byId('unmatched').hidden = found.length > 0;
  drawMail(id, chosen);
  drawList(found, chosen, isRead);
  drawCounts(found);
}

// Emptied first, because a screen reader does not read a text again that has not changed.
function announce(text) {
  byId('news').textContent = '';
  setTimeout(() => {
    byId('news').textContent = text;
  }, PAUSE_MS);
}

function complain(text) {
  // An alert that is set again is read again, every three seconds.
  if (byId('problem').textContent !== text) {
    byId('problem').textContent = text;
  }
}

function announceNew(before) {
  const known = new Set(before.map(keyOf));
  const fresh = mails.filter((mail) => !known.has(keyOf(mail)));
  if (fresh.length) {
    announce(`${fresh.length === 1 ? '1 new mail' : `${fresh.length} new mails`}: `
        + subjectOf(fresh[0]));
  }
}

function take(text) {
  // Drawn only if something has changed.
  if (text === seen) {
    return;
  }
  const first = seen === null;
  const before = mails;
  seen = text;
  mails = JSON.parse(text).mails;
  draw();
  if (first) {
    revealChosen();
  } else {
    announceNew(before);
  }
}

async function load() {
  const turn = ++turns;
  try {
    const response = await fetch('mailbox.json', {cache: 'no-store', credentials: 'omit'});
    if (!response.ok) {
      throw new Error(`it answered ${response.status}`);
    }
    const text = await response.text();
    // An answer that was overtaken by a later one is old.
    if (turn === turns) {
      complain('');
      take(text);
    }
  } catch (problem) {
    complain(`Cannot read the mailbox (${problem.message}). This page tries again.`);
  }
}

async function loadAgain() {
  clearTimeout(timer);
  refreshAges();
  await load();
  clearTimeout(timer);
  // Also while the tab is hidden: its title says how many mails are unread.
  if (byId('auto').checked) {
    timer = setTimeout(loadAgain, EVERY_MS);
  }
}

function ask() {
  byId('sure-text').textContent =
      `${mailsIn(mails.length)} will be gone, for everybody who uses this server.`;
  byId('sure').returnValue = '';
  byId('sure').showModal();
}

async function empty() {
  try {
    const response = await fetch('mailbox', {method: 'DELETE', credentials: 'omit'});
    if (!response.ok) {
      throw new Error(`it answered ${response.status}`);
    }
    history.replaceState(null, '', location.pathname + location.search);
    announce('All mails are deleted');
    await loadAgain();
    byId('nothing-title').focus();
  } catch (problem) {
    complain(`Cannot delete the mails: ${problem.message}`);
  }
}

function goBack() {
  if (cameFromList) {
    history.back();
  } else {
    leave();
  }
}

function leave() {
  const from = location.hash;
  history.replaceState(null, '', location.pathname + location.search);
  draw();
  focusList(from);
}

// After a click, Back or Forward. The keyboard follows to where the reader looks.
function follow(event) {
  const from = new URL(event.oldURL).hash;
  draw();
  cameFromList = chosenId() !== null && from === '';
  if (chosenId() === null) {
    focusList(from);
  } else {
    focusMail();
    if (!SIDE_BY_SIDE.matches) {
      window.scrollTo(0, 0);
    }
  }
}

// With the arrow keys a mail is shown while the focus stays in the list. It replaces the fragment,
// so that Back does not go through all mails that were passed.
function passBy(link) {
  if (SIDE_BY_SIDE.matches) {
    history.replaceState(null, '', link.hash);
    draw();
  }
}

function search() {
  draw();
  announce(byId('count').textContent);
}

const curl = (path, body) =>
  `curl -X POST ${new URL(`../api/${path}`, location)} \\\n`
  + `  -H 'Content-Type: application/json' \\\n  -d '${JSON.stringify(body)}'\n`;

function listen() {
  let typing;
  byId('search').addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(search, PAUSE_MS);
  });
  byId('all').addEventListener('click', () => {
    byId('search').value = '';
    search();
    byId('search').focus();
  });
  byId('auto').addEventListener('change', loadAgain);
  byId('skip').addEventListener('click', focusMail);
  byId('empty').addEventListener('click', ask);
  byId('sure').addEventListener('close', () => byId('sure').returnValue === 'delete' && empty());
  byId('mail').addEventListener('keydown', (event) => event.key === 'Escape' && focusBack());
  back.addEventListener('click', goBack);
  window.addEventListener('hashchange', follow);
  onListKeys(passBy);
  onSameClick(focusMail);
}

function focusBack() {
  if (SIDE_BY_SIDE.matches) {
    focusList(location.hash);
  } else {
    goBack();
  }
}

byId('try').textContent =
  curl('signup', {username: 'johndoe', email: 'john@example.com', password: 'secure123',
    full_name: 'John Doe'}) + '\n' + curl('forgot-password', {email: 'john@example.com'});
listen();
loadAgain();
