// A form that sends itself: faults under their fields, one call at a time, limits that count down.

import {byId, call, linkTo, say, text} from './page.js';

const SECOND_MS = 1000;
const LONGEST_RETRY_S = 5;

// The texts of the API are always English, and numbers in them vary.
const FAULTS = [
  [/^is required$/, 'required'],
  [/^is already taken$/, 'taken'],
  [/^must be a valid email address$/, 'email'],
  [/^must be (?:3-20|1-64) characters of/, 'username'],
  [/^must be 3-32 characters of digits/, 'phone'],
  [/^must be at least (\d+) characters$/, 'least'],
  [/^must be at most (\d+) characters$/, 'most'],
  [/^must be at most (\d+) skills$/, 'skills'],
  [/^is too common or too close/, 'common'],
  [/^must not be the present password$/, 'present'],
  [/^must not be the present address$/, 'address'],
  [/^must be a whole number$/, 'number'],
  [/^must be between (\d+) and (\d+)$/, 'between'],
  [/^must not contain/, 'control'],
];

const REFUSALS = {
  invalid_credentials: 'wrong.credentials',
  invalid_password: 'wrong.password',
  signup_closed: 'signup.closed',
  email_not_verified: 'unverified',
  forbidden: 'wrong.origin',
  administrator: 'administrator',
  invalid_link: 'link.spent',
  invalid_reset_token: 'link.spent',
};

function fault(english) {
  for (const [pattern, key] of FAULTS) {
    const found = pattern.exec(english);
    if (found) return text(`fault.${key}`, {n: found[1], m: found[2]});
  }
  return text('fault.other');
}

/** That there were too many attempts, and when to try again. */
export function tooMany(seconds) {
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang);
  const minutes = Math.ceil(seconds / 60);
  const when = seconds > 90 ? words.format(minutes, 'minute') : words.format(seconds, 'second');
  return text('wait.when', {when});
}

/** Makes every "Show" button of the page show and hide its password. */
export function showButtons() {
  for (const button of document.querySelectorAll('button.show')) {
    const input = byId(button.getAttribute('aria-controls'));
    const set = (shown) => {
      input.type = shown ? 'text' : 'password';
      button.textContent = text(shown ? 'hide' : 'show');
    };
    button.addEventListener('click', () => set(input.type === 'password'));
    input.form.addEventListener('submit', () => set(false)); // a browser stores it as a password then
    set(false);
  }
}

/** Shows a fault under its field; an empty text takes it away. */
export function setFault(input, message) {
  const error = byId(`${input.id}-error`);
  if (error.textContent !== message) error.textContent = message;
  if (message) {
    input.setAttribute('aria-invalid', 'true');
  } else {
    input.removeAttribute('aria-invalid');
  }
}

/**
 * Sends a form.
 *
 * @param element the form; its status line is `line`
 * @param path the call, or a function of the values that returns an answer
 * @param values a function that returns the body
 * @param done what follows a success; it gets the answer and the values
 * @param refused what follows a refusal with another meaning; returns true if it has told the person
 */
export function sendForm(element, {line, path, values, done, refused = () => false}) {
  const button = element.querySelector('button[type=submit]');
  const label = button.textContent;
  // Disabled until now: a browser must never send the form by itself.
  button.disabled = false;
  const inputs = () => [...element.querySelectorAll('input[name]')].filter((one) => !one.readOnly);

  const setBusy = (busy) => {
    // Only the button is disabled, because a disabled field would lose the focus.
    button.disabled = busy;
    button.textContent = busy ? text('busy') : label;
    element.setAttribute('aria-busy', String(busy));
  };
  const trouble = (message) => {
    say(line, 'problem', message);
    line.focus();
  };
  const showFaults = (faults) => {
    const wrong = inputs().filter((input) => faults[input.name]);
    wrong.forEach((input) => setFault(input, faults[input.name]));
    if (wrong.length > 1) summary(line, wrong);
    (wrong[0] || line).focus();
    if (!wrong.length) trouble(Object.values(faults)[0]);
  };
  const waitOut = (seconds) => {
    const end = Date.now() + seconds * SECOND_MS;
    button.disabled = true;
    // A screen reader hears it once; the seconds are counted down for the eyes.
    const spoken = document.createElement('span');
    spoken.className = 'aside';
    spoken.textContent = tooMany(seconds);
    const seen = document.createElement('span');
    seen.setAttribute('aria-hidden', 'true');
    say(line, 'problem', spoken);
    line.append(seen);
    const tick = () => {
      const left = Math.ceil((end - Date.now()) / SECOND_MS);
      if (left > 0) {
        seen.textContent = tooMany(left);
        setTimeout(tick, SECOND_MS);
      } else {
        button.disabled = false;
        say(line, '', text('wait.over'));
      }
    };
    tick();
    line.focus();
  };
  const tell = (answer) => {
    if (answer.status === 400 && answer.body.fields) {
      const faults = Object.entries(answer.body.fields);
      showFaults(Object.fromEntries(faults.map(([name, english]) => [name, fault(english)])));
    } else if (answer.status === 429) {
      waitOut(Math.max(1, answer.wait));
    } else if (REFUSALS[answer.body.code]) {
      trouble(text(REFUSALS[answer.body.code]));
    } else {
      trouble(text(answer.status === 503 ? 'busy.server' : 'failed'));
    }
  };
  const send = async (body) => {
    const once = () => (typeof path === 'function' ? path(body) : call('POST', path, body));
    const answer = await once();
    if (answer.status !== 503 || answer.wait > LONGEST_RETRY_S) return answer;
    say(line, '', text('retrying'));
    await new Promise((later) => setTimeout(later, Math.max(1, answer.wait) * SECOND_MS));
    return once();
  };

  element.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (button.disabled) return;
    say(line, '', '');
    inputs().forEach((input) => setFault(input, ''));
    const missing = inputs().filter((input) => input.required && !input.value);
    if (missing.length) {
      showFaults(Object.fromEntries(missing.map((one) => [one.name, text('fault.required')])));
      return;
    }
    const body = values();
    setBusy(true);
    let answer = null;
    try {
      answer = await send(body);
    } catch {
      trouble(text('offline'));
    }
    // Busy until the next step is taken: a second press would be refused, and look like a failure.
    if (answer && answer.ok) await done(answer, body);
    setBusy(false);
    if (answer && !answer.ok && !refused(answer, body)) tell(answer);
  });
  // A new password is watched (strength.js): a fault that is still true is not said again.
  for (const input of inputs().filter((one) => !one.dataset.min)) {
    input.addEventListener('input', () => setFault(input, ''));
  }
}

function summary(line, wrong) {
  const list = document.createElement('ul');
  for (const input of wrong) {
    const link = linkTo(`#${input.id}`, labelOf(input));
    link.addEventListener('click', (event) => {
      event.preventDefault();
      input.focus();
    });
    const item = document.createElement('li');
    item.append(link);
    list.append(item);
  }
  say(line, 'problem', text('summary'));
  line.append(list);
}

function labelOf(input) {
  return input.labels[0].firstChild.textContent.trim();
}
