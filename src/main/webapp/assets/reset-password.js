// The page behind a mailed reset link. The token is in the fragment of the link, and browsers never
// send a fragment to a server. The token leaves this page only in the body of one POST.
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

// Takes the token out of the address bar, so that no history, bookmark or screenshot keeps it.
function takeToken() {
  const found = new URLSearchParams(location.hash.slice(1)).get('token');
  if (location.hash) {
    history.replaceState(null, '', location.pathname);
  }
  return found || '';
}

function say(kind, text) {
  status.className = kind ? `notice ${kind}` : 'notice';
  // A new text node each time: a screen reader does not read an unchanged text again.
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
  // Only the button is disabled, because a disabled field would lose the focus.
  send.disabled = busy;
  send.textContent = busy ? 'Please wait…' : 'Set new password';
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
    finish('problem', 'This link is incomplete',
        'There is no reset token in the address. If you have reloaded this page, that is why. Open '
        + 'the complete link from your mail again. If that does not work, ask for a new link with '
        + '“Forgot password” on the login page.');
    return;
  }
  fields.disabled = false;
  password.focus();
}

// Shows the first mistake next to its field. Returns true if there is one.
function refuseTyped() {
  const [input, text] = !password.value ? [password, 'Enter a new password.']
    : !confirmation.value ? [confirmation, 'Confirm the new password.']
    : password.value !== confirmation.value ? [confirmation, "The passwords don't match."]
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
    return 'in a few minutes';
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
    say('problem', "You can't use that password. Choose another one; your link still works.");
    password.focus();
    return;
  }
  finish('problem', 'This link no longer works',
      `${body.message || 'Invalid or expired reset token'}. A link works once, expires `
      + 'after a few minutes, and stops working when you ask for a newer one. Ask for a new link with '
      + '“Forgot password” on the login page.');
}

async function tell(response) {
  const body = await bodyOf(response);
  if (response.ok && body.success === true) {
    finish('success', 'Password changed',
        body.message || 'Password updated successfully. You can now log in.');
  } else if (response.status === 400) {
    tellBadRequest(body);
  } else if (response.status === 429) {
    trouble(`Too many attempts. Your link still works. Try again ${waitingTime(response)}.`);
  } else if (response.status === 503) {
    trouble(`The service is busy or unavailable. Try again ${waitingTime(response)}.`);
  } else {
    trouble('Something went wrong on the server. Try again in a few minutes.');
  }
}

function trouble(text) {
  say('problem', text);
  status.focus();
}

function post() {
  // Relative, like every URL in these pages, because a proxy may serve them under another path.
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
  reveal(false); // hide it, or the browser may store the password like ordinary text
  setBusy(true);
  let response = null;
  try {
    response = await post();
  } catch {
    trouble('The server did not answer. Check your connection and try again. If the link no longer '
        + 'works, your password may have been changed already. Try to log in with the new one.');
  }
  setBusy(false);
  if (response) {
    await tell(response);
  }
});

show.addEventListener('click', () => reveal(password.type === 'password'));
password.addEventListener('input', () => setError(password, ''));
confirmation.addEventListener('input', () => setError(confirmation, ''));
// If a second link is opened in the same tab, only the fragment changes.
window.addEventListener('hashchange', () => {
  if (location.hash) {
    begin();
  }
});

begin();
