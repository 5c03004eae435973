// What the views of the console share. Everything that a person typed is written as text, never as HTML.

import {call, go, root} from './page.js';
import {ago} from './words.js';

const PATIENCE_MS = 300;

/** Who is signed in. Set once, when the console opens. */
export const me = {id: null, username: ''};

/** An element: `class` and others are attributes, `on...` are listeners, null and false are left out. */
export function el(tag, attributes = {}, ...content) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      made.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? '' : value);
    }
  }
  made.append(...content.flat(Infinity).filter((one) => one !== null && one !== undefined && one !== false)
      .map((one) => (one instanceof Node ? one : String(one))));
  return made;
}

const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** Characters that cannot be seen, or change the direction of what follows, are spelt as the command does. */
export const visible = (text) => String(text ?? '').replace(INVISIBLE, (one) => `\\u{${one.codePointAt(0).toString(16)}}`);

/** A text that somebody else chose. It has a direction of its own. */
export const typed = (text) => el('bdi', {}, visible(text));

export function button(label, onclick, attributes = {}) {
  return el('button', {type: 'button', class: 'quiet', onclick, ...attributes}, label);
}

/** A relative time, with the exact one as its title. */
export function when(moment, never = 'never') {
  if (!moment) return el('span', {class: 'soft'}, never);
  return el('time', {datetime: moment, title: new Date(moment).toLocaleString('en-GB', {timeZoneName: 'short'})}, ago(moment));
}

/** Keeps the relative times on the page true. */
export function freshenTimes() {
  for (const time of document.querySelectorAll('time')) time.textContent = ago(time.dateTime);
}

/** A state as a word with a colour. */
export function badge(word, kind = '') {
  return el('span', {class: `badge ${kind}`}, word);
}

/** The address of a place in the console. */
export function to(path = '', query = {}) {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value)).toString();
  return `${root}admin${path && `/${path}`}${search && `?${search}`}`;
}

/** Where the console is, as the sign-in page wants it. */
export function here() {
  return location.href.slice(root.length);
}

/** Calls the operator's API. A session that is over leads to the sign-in, and back. */
export async function ask(method, path, body) {
  const answer = await call(method, `api/admin/${path}`, body);
  if (answer.status === 401) {
    go('login', 'over', here());
    return new Promise(() => {}); // the page is about to go
  }
  return answer;
}

/** What an answer that is no success means. */
export function trouble(answer) {
  const {status, body, wait} = answer;
  if (body.fields) {
    return Object.entries(body.fields).map(([name, fault]) => `${name.replaceAll('_', ' ')} ${fault}`).join('; ');
  }
  if (status === 403 && body.code === 'forbidden') return 'Only the operator token may do this. Use the command.';
  if (status === 404) return 'It does not exist, or does not exist any more.';
  if (status === 429) return `Too many attempts. Try again in ${wait > 1 ? wait : 'a few'} seconds.`;
  if (status === 503) return 'The service is busy or its database is unavailable. Try again in a moment.';
  return body.message || `The server answered ${status}.`;
}

const OFFLINE = 'The server did not answer. Check your connection, then try again.';

/**
 * Fills an area with what a call returns. Says so if that takes a while, and offers another try if
 * it fails.
 *
 * @param signal tells when the view was left, or the answer is out of date
 */
export async function fill(area, work, show, signal) {
  const slow = setTimeout(() => {
    area.setAttribute('aria-busy', 'true');
    if (!area.firstChild) area.append(el('p', {class: 'skeleton', role: 'status'}, 'Loading…'));
  }, PATIENCE_MS);
  let fault;
  try {
    const answer = await work();
    if (signal.aborted) return false;
    if (answer.ok) {
      area.replaceChildren(...[show(answer.body)].flat().filter(Boolean));
      return true;
    }
    fault = answer.status === 403 ? 'You may not see this. Your account may not be an administrator any more.' : trouble(answer);
  } catch {
    fault = OFFLINE;
  } finally {
    clearTimeout(slow);
    if (!signal.aborted) area.removeAttribute('aria-busy');
  }
  if (!signal.aborted) {
    area.replaceChildren(el('div', {class: 'notice problem', role: 'alert'}, `${fault} `,
        button('Try again', () => fill(area, work, show, signal))));
  }
  return false;
}

/**
 * A table; a list of cards on a phone.
 *
 * @param columns [name, function of the row that returns the cell]
 */
export function table(caption, columns, rows) {
  return el('table', {role: 'table'},
      el('caption', {class: 'aside'}, caption),
      el('thead', {role: 'rowgroup'}, el('tr', {role: 'row'},
          columns.map(([name]) => el('th', {role: 'columnheader', scope: 'col'},
              name || el('span', {class: 'aside'}, 'Actions'))))),
      el('tbody', {role: 'rowgroup'}, rows.map((row) => tableRow(columns, row))));
}

export function tableRow(columns, row) {
  return el('tr', {role: 'row', 'data-id': row.id}, columns.map(([name, cell]) =>
      el('td', {role: 'cell', 'data-label': name}, cell(row))));
}

/**
 * "Load more" below the table of an area; nothing if there is no next page.
 *
 * @param work asks for the page after this cursor
 * @param rows the rows of a page, and its cursor
 */
export const more = (area, next, work, rows, signal) => next && button('Load more', async (event) => {
  const place = el('div');
  event.currentTarget.replaceWith(place);
  const body = area.querySelector('tbody');
  const old = body.rows.length;
  await fill(place, () => work(next), (page) => {
    body.append(...rows(page, next));
    return more(area, page.next, work, rows, signal);
  }, signal);
  const link = !signal.aborted && body.rows[old] && body.rows[old].querySelector('a');
  if (link) link.focus();
});

export function empty(text, ...more) {
  return el('p', {class: 'empty'}, text, ' ', ...more);
}

/** A notice that replaces itself, so that screen readers read it again. */
export function notice() {
  const line = el('p', {class: 'notice', role: 'status', tabindex: '-1'});
  line.say = (kind, text) => {
    line.className = `notice ${kind}`;
    line.replaceChildren(visible(text));
  };
  return line;
}

/** A word of a shell command. */
function word(text) {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function curl(method, path, body) {
  const verb = method === 'GET' || (method === 'POST' && body) ? '' : `-X ${method} `;
  const file = typeof body === 'string';
  const data = file ? ` -H 'Content-Type: application/x-ndjson' -X POST -T ${body.slice(1)}`
    : body ? ` -H 'Content-Type: application/json' -d ${word(JSON.stringify(body))}` : '';
  return `curl -s ${verb}-H "Authorization: Bearer $LATCHKEY_OPERATOR_TOKEN"${data} ${word(`${root}api/admin/${path}`)}`;
}

/** The `latchkey` line of these words. */
export const latchkey = (...words) => ['latchkey', ...words.filter(Boolean).map(word)].join(' ');

/** "As a command": what gives the same result in a shell. Each line is copied by one click. */
export function command(method, path, body, cli, title = 'As a command') {
  const lines = [['curl', curl(method, path, body)], ...(cli ? [['latchkey', cli]] : [])];
  return el('div', {class: 'command'},
      el('details', {}, el('summary', {}, title), lines.map(([, line]) => el('pre', {tabindex: '0'}, line))),
      lines.map(([name, line]) => button(`Copy ${name}`, (event) => copy(event.currentTarget, line), {class: 'link'})));
}

export async function copy(pressed, text) {
  const label = pressed.textContent;
  let said = 'Copied';
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    said = 'Select it, and copy it by hand'; // only https and localhost have a clipboard
  }
  pressed.textContent = said;
  setTimeout(() => { pressed.textContent = label; }, 2000);
}

/** A secret that is shown once. */
export function secret(label, value) {
  return el('div', {class: 'notice success', role: 'status'},
      el('p', {}, `${label}. It is shown only now:`),
      el('pre', {tabindex: '0'}, value), button('Copy', (event) => copy(event.currentTarget, value)));
}

let numbers = 0;

/** A field with its label: {name, label, type, value, hint, options, required, autocomplete}. */
export function field(one) {
  const id = `field-${++numbers}`;
  const hint = one.hint && el('span', {id: `${id}-hint`, class: 'hint'}, one.hint);
  const error = el('span', {id: `${id}-error`, class: 'error'});
  const attributes = {id, name: one.name, required: one.required, 'aria-describedby': [hint && hint.id, error.id].filter(Boolean).join(' ')};
  let input;
  if (one.options) {
    input = el('select', attributes, one.options.map(([value, label]) =>
        el('option', {value, selected: value === (one.value ?? '')}, label)));
  } else {
    input = el('input', {
      ...attributes, type: one.type || 'text', autocomplete: one.autocomplete || 'off', autocapitalize: 'none', spellcheck: 'false',
      value: one.type === 'checkbox' ? one.option ?? 'true' : one.value ?? '', list: one.list, inputmode: one.inputmode,
      checked: one.type === 'checkbox' && one.value, readonly: one.readonly,
    });
  }
  const label = el('label', {for: id}, one.label);
  return one.type === 'checkbox' ? el('div', {class: 'check'}, input, label, error) : el('div', {class: 'field'}, label, input, hint, error);
}

/**
 * Asks before something is done, in a dialog that says what will happen. Closes when `run` succeeds.
 *
 * @param run gets the values of the fields, and returns an answer; without it the dialog only informs
 * @param word what has to be typed before, for what cannot be undone
 * @returns the answer; null if the person changed their mind
 */
export function dialog({title, text, fields = [], label, danger, word: wanted, run, as}) {
  return new Promise((resolve) => {
    const id = `dialog-${++numbers}`;
    const line = notice();
    const act = run && el('button', {type: 'submit', class: danger ? 'main danger' : 'main', disabled: Boolean(wanted)}, label);
    const cancel = button(run ? 'Cancel' : 'Close', () => box.close());
    const wait = (on) => {
      act.disabled = cancel.disabled = on;
      act.textContent = on ? 'Please wait…' : label;
      box.closedBy = on ? 'none' : 'closerequest'; // however often Esc is pressed
    };
    const check = wanted && field({name: 'typed', label: `Type ${wanted} to go on`});
    if (check) check.querySelector('input').addEventListener('input', (event) => { act.disabled = event.target.value !== wanted; });
    const form = el('form', {method: 'dialog', novalidate: true},
        el('h2', {id}, visible(title)), [text].flat().map((one) => one && el('p', {}, visible(one))), line,
        fields.map((one) => (one instanceof Node ? one : field(one))), check,
        el('div', {class: 'choices'}, cancel, act), as);
    const box = el('dialog', {'aria-labelledby': id}, form);
    let result = null;
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      if (!run || act.disabled || cancel.disabled) return;
      wait(true);
      line.say('', '');
      clearFaults(form);
      const data = new FormData(form);
      try {
        const answer = await authenticated(() => run(data));
        if (answer && answer.ok) {
          result = answer;
          box.close();
        } else if (answer) {
          showFaults(form, line, answer);
        }
      } catch {
        line.say('problem', OFFLINE);
        line.focus();
      }
      wait(false);
    });
    box.addEventListener('cancel', (event) => cancel.disabled && event.preventDefault());
    form.addEventListener('input', () => clearFaults(form));
    box.addEventListener('close', () => {
      box.remove();
      resolve(result);
    });
    document.body.append(box);
    box.showModal();
    const first = form.querySelector('input:not([readonly]), select');
    (first || (danger ? form.querySelector('.choices button') : act) || form.querySelector('button')).focus();
  });
}

/** A function that asks, does it, shows what is then, and says that it is done. */
export const confirming = (line, signal, look) => async (question, done) => {
  const answer = await dialog(question);
  if (!answer || signal.aborted) return;
  await look();
  line.say('success', done || answer.body.message || 'Done.');
  line.focus();
};

function clearFaults(form) {
  for (const error of form.querySelectorAll('.error')) error.textContent = '';
  for (const input of form.querySelectorAll('[aria-invalid]')) input.removeAttribute('aria-invalid');
}

/** Faults are under their fields. What belongs to none, or to more than one, is above them. */
function showFaults(form, line, answer) {
  const faults = Object.entries(answer.body.fields || {}).map(([name, fault]) => [form.elements[name], fault]);
  const known = faults.filter(([input]) => input instanceof Element);
  for (const [input, fault] of known) {
    input.setAttribute('aria-invalid', 'true');
    document.getElementById(`${input.id}-error`).textContent = visible(fault);
  }
  if (!known.length || faults.length > 1) line.say('problem', trouble(answer));
  (known.length ? known[0][0] : line).focus();
}

/** Does something that needs a recent sign-in: asks for the password if the API wants it, and repeats. */
async function authenticated(run) {
  const answer = await run();
  if (answer.body.code !== 'reauthentication_required') return answer;
  const again = await dialog({
    title: 'Enter your password again',
    text: `You are signed in as ${me.username}. Your last sign-in was more than 15 minutes ago.`,
    fields: [
      {name: 'username', label: 'Username', value: me.username, readonly: true, autocomplete: 'username'},
      {name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password', required: true},
    ],
    label: 'Go on',
    run: (data) => call('POST', 'login', {username: me.username, password: data.get('password')}),
  });
  return again ? run() : null;
}

/** Does something without a question, and tells how it went. */
export async function act(pressed, line, run, done) {
  pressed.disabled = true;
  try {
    const answer = await authenticated(run);
    // A test that failed is a success of the call.
    if (answer) line.say(answer.ok && answer.body.success !== false ? 'success' : 'problem', answer.ok ? done(answer.body) : trouble(answer));
    return Boolean(answer && answer.ok);
  } catch {
    line.say('problem', OFFLINE);
    return false;
  } finally {
    pressed.disabled = false;
  }
}

/** Repeats something while the page is visible and the view is open. */
export function every(milliseconds, signal, work) {
  const timer = setInterval(() => document.hidden || work(), milliseconds);
  signal.addEventListener('abort', () => clearInterval(timer));
}
