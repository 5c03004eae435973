// Shows the mails that the development server sent. A mail is untrusted text: it becomes text nodes
// only, and its HTML is shown only in a sandboxed frame that cannot run scripts.
'use strict';

const EVERY_MS = 3000;
const LINK = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)]/g;

const byId = (id) => document.getElementById(id);
let mails = [];
let seen = null;

function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

function linked(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    parts.push(text.slice(end, match.index), outbound(match[0]));
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)];
}

function outbound(url) {
  return make('a', {href: url, target: '_blank', rel: 'noopener noreferrer'}, url);
}

const time = (mail) => new Date(mail.received_at).toLocaleString();

function chosen() {
  const id = Number(location.hash.slice(1));
  return mails.find((mail) => mail.id === id) || mails[0];
}

function entry(mail, current) {
  const link = make('a', {href: `#${mail.id}`},
      make('strong', {}, mail.subject || '(no subject)'),
      make('span', {}, `to ${mail.to.join(', ')}`),
      make('span', {}, time(mail)));
  if (mail === current) {
    link.setAttribute('aria-current', 'true');
  }
  return make('li', {}, link);
}

// The page's content security policy also holds in a srcdoc frame and forbids style attributes. But
// scripts may set styles through the DOM. So the mail looks as it does in a mail program.
function deferStyles(html) {
  return html.replace(/(\s)style=(?=["'])/gi, '$1data-style=');
}

function applyStyles(frame) {
  const inside = frame.contentDocument;
  for (const element of inside.querySelectorAll('[data-style]')) {
    element.style.cssText = element.dataset.style;
  }
  for (const link of inside.querySelectorAll('a[href]')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
  frame.style.height = `${inside.documentElement.scrollHeight + 2}px`;
}

function framed(html) {
  const frame = make('iframe', {title: 'The mail as HTML'});
  // allow-same-origin lets this page reach into the frame. Without allow-scripts, the frame cannot
  // reach out.
  frame.setAttribute('sandbox', 'allow-same-origin allow-popups allow-popups-to-escape-sandbox');
  frame.addEventListener('load', () => applyStyles(frame));
  frame.srcdoc = deferStyles(html);
  return frame;
}

function facts(mail) {
  const rows = [['From', mail.from], ['To', mail.to.join(', ')], ['Received', time(mail)]];
  return make('dl', {}, ...rows.flatMap(([name, value]) =>
    [make('dt', {}, name), make('dd', {}, value)]));
}

function render(mail) {
  const parts = [make('h2', {}, mail.subject || '(no subject)'), facts(mail)];
  if (mail.text) {
    parts.push(make('h3', {}, 'As text'), make('pre', {className: 'boxed'}, ...linked(mail.text)));
  }
  if (mail.html) {
    parts.push(make('h3', {}, 'As HTML'), framed(mail.html));
  }
  const source = make('a', {href: `mailbox/${mail.id}/raw`}, 'Source');
  byId('mail').replaceChildren(...parts, make('p', {className: 'hint'}, source));
}

function draw() {
  byId('nothing').hidden = mails.length > 0;
  byId('columns').hidden = mails.length === 0;
  const mail = chosen();
  byId('mails').replaceChildren(...mails.map((one) => entry(one, mail)));
  if (mail) {
    render(mail);
  }
}

async function load() {
  try {
    const response = await fetch('mailbox.json', {cache: 'no-store', credentials: 'omit'});
    if (!response.ok) {
      throw new Error(`The mailbox answered ${response.status}`);
    }
    const text = await response.text();
    byId('status').textContent = '';
    // Drawn only if something has changed. Otherwise each refresh would scroll back to the top.
    if (text !== seen) {
      seen = text;
      mails = JSON.parse(text).mails;
      draw();
    }
  } catch (problem) {
    byId('status').textContent = `Cannot read the mailbox: ${problem.message}`;
  }
}

function redrawKeepingFocus() {
  draw();
  byId('mail').focus({preventScroll: window.innerWidth >= 832});
}

async function empty() {
  await fetch('mailbox', {method: 'DELETE', credentials: 'omit'}).catch(() => {});
  await load();
}

const curl = (path, body) =>
  `curl -X POST ${new URL(`../api/${path}`, location)} \\\n`
  + `  -H 'Content-Type: application/json' \\\n  -d '${JSON.stringify(body)}'\n`;

byId('try').textContent =
  curl('signup', {username: 'johndoe', email: 'john@example.com', password: 'secure123',
    full_name: 'John Doe'}) + '\n' + curl('forgot-password', {email: 'john@example.com'});
byId('refresh').addEventListener('click', load);
byId('empty').addEventListener('click', empty);
window.addEventListener('hashchange', redrawKeepingFocus);
setInterval(() => {
  if (byId('auto').checked && !document.hidden) {
    load();
  }
}, EVERY_MS);
load();
