// The page behind a mailed reset link. The token stands in the link's fragment, which no browser
// sends to any server; it leaves this page only in the body of one POST.
'use strict';

const TIMEOUT_MS = 30000;

const byId = (id) => document.getElementById(id);
const form = byId('form');
const fields = byId('fields');
const status = byId('status');
const send = byId('send');
const show = byId('show');
const password = byId('new-password');
const confirmation = byId('confirm-password');

let token = '';

// Takes the token out of the address bar, so that it stays in no history, bookmark or screenshot.
function takeToken() {
  const found = new URLSearchParams(location.hash.slice(1)).get('token');
  if (location.hash) {
    history.replaceState(null, '', location.pathname);
  }
  return found || '';
}

function say(kind, text) {
  status.className = kind ? `notice ${kind}` : 'notice';
  // Named afresh each time: an unchanged text would not be read out again.
  status.replaceChildren(text);
}

function setError(input, text) {
  byId(`${input.id}-error`).textContent = text;
  if (text) {
    input.setAttribute('aria-invalid', 'true');
  } else {
    input.removeAttribute('aria-invalid');
  }
}

function clearErrors() {
  say('', '');
  setError(password, '');
  setError(confirmation, '');
}

function reveal(shown) {
  password.type = shown ? 'text' : 'password';
  confirmation.type = password.type;
  show.textContent = shown ? 'Hide' : 'Show';
  show.setAttribute('aria-pressed', String(shown));
}

function setBusy(busy) {
  // Not the whole fieldset: a disabled field loses the focus.
  send.disabled = busy;
  send.textContent = busy ? 'One moment…' : 'Set new password';
  form.setAttribute('aria-busy', String(busy));
}

function finish(kind, title, text) {
  token = '';
  form.reset();
  form.hidden = true;
  byId('aside').hidden = true;
  byId('title').textContent = title;
  document.title = `${title} - Latchkey`;
  say(kind, text);
  status.focus();
}

function begin() {
  token = takeToken();
  form.hidden = false;
  byId('aside').hidden = false;
  byId('title').textContent = 'Choose a new password';
  document.title = 'Choose a new password - Latchkey';
  clearErrors();
  if (!token) {
    finish('problem', 'This link is not complete',
        'There is no reset token in the address. Open the link from your mail again, and all of it; '
        + 'if you reloaded this page, that is why. If it still fails, ask for a new link with '
        + '“Forgot password” where you log in.');
    return;
  }
  fields.disabled = false;
  password.focus();
}

// The first thing wrong with what was typed, told beside its field.
function refuseTyped() {
  const [input, text] = !password.value ? [password, 'Type a new password.']
    : !confirmation.value ? [confirmation, 'Type the password once more.']
    : password.value !== confirmation.value ? [confirmation, 'The two are not the same.']
    : [null, ''];
  if (input) {
    setError(input, text);
    input.focus();
  }
  return input !== null;
}

// Retry-After is either seconds or a date (RFC 9110 10.2.3).
function waitingTime(response) {
  const value = response.headers.get('Retry-After');
  const seconds = /^\d+$/.test(value || '')
    ? Number(value) : Math.ceil((Date.parse(value || '') - Date.now()) / 1000);
  if (!(seconds > 0)) {
    return 'in a little while';
  }
  const [count, unit] = seconds < 100
    ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return `in ${count} ${unit}${count === 1 ? '' : 's'}`;
}

async function bodyOf(response) {
  try {
    return (await response.json()) || {};
  } catch {
    return {};
  }
}

function tellBadRequest(body) {
  const text = body.fields && body.fields.new_password;
  if (text) {
    setError(password, text);
    say('problem', 'That password was not taken. Your link still works: choose another.');
    password.focus();
    return;
  }
  finish('problem', 'This link no longer works',
      `${body.message || 'Invalid or expired reset token'}. A link works once and only for a few `
      + 'minutes, and a newer one replaces it. Ask for a new link with “Forgot password” where you '
      + 'log in.');
}

async function tell(response) {
  const body = await bodyOf(response);
  if (response.ok && body.success === true) {
    finish('success', 'Done',
        body.message || 'Password updated successfully. You can now log in.');
  } else if (response.status === 400) {
    tellBadRequest(body);
  } else if (response.status === 429) {
    trouble(`Too many attempts. Your link is not used up: try again ${waitingTime(response)}.`);
  } else if (response.status === 503) {
    trouble(`The service is busy or away. Try again ${waitingTime(response)}.`);
  } else {
    trouble('Something went wrong on the server. Try again in a little while.');
  }
}

function trouble(text) {
  say('problem', text);
  status.focus();
}

function post() {
  // Relative, like every address of a page: a proxy may serve all of this under a path of its own.
  return fetch('api/reset-password', {
    method: 'POST',
    headers: {'Content-Type': 'application/json', 'Accept': 'application/json'},
    body: JSON.stringify({token, new_password: password.value}),
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (send.disabled) {
    return;
  }
  clearErrors();
  if (refuseTyped()) {
    return;
  }
  reveal(false); // back to dots, or the browser may remember the text as an ordinary field
  setBusy(true);
  let response = null;
  try {
    response = await post();
  } catch {
    trouble('The server did not answer. Check your connection and try again. If the link then no '
        + 'longer works, the password may already be the new one: try to log in with it.');
  }
  setBusy(false);
  if (response) {
    await tell(response);
  }
});

show.addEventListener('click', () => reveal(password.type === 'password'));
password.addEventListener('input', () => setError(password, ''));
confirmation.addEventListener('input', () => setError(confirmation, ''));
// A second link opened in this same tab changes nothing but the fragment.
window.addEventListener('hashchange', () => {
  if (location.hash) {
    begin();
  }
});

begin();
