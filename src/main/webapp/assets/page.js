// What all pages share: their texts, and calls of this server.

const TIMEOUT_MS = 30000;
const texts = JSON.parse(document.getElementById('texts').textContent);

// Where the root is. The page says it as a relative way, because a proxy may serve the pages under
// another path. It is resolved once, because the console changes its own address.
export const root = new URL(document.documentElement.dataset.root || '.', location.href).href;

export const byId = (id) => document.getElementById(id);

/** The text with this key, with its placeholders filled in. */
export function text(key, values = {}) {
  const found = texts[key];
  return found && found.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

/** Shows a text in a status line. A new node each time, so that screen readers read it again. */
export function say(line, kind, message) {
  line.className = kind ? `notice ${kind}` : 'notice';
  line.replaceChildren(message || '');
}

/** A link with this text. */
export function linkTo(href, label) {
  const link = document.createElement('a');
  link.href = href;
  link.textContent = label;
  return link;
}

function secondsIn(response) {
  const value = response.headers.get('Retry-After') || '';
  return /^\d{1,6}$/.test(value) ? Number(value) : 0;
}

/**
 * Calls this server: {status, ok, body, wait}. Throws if there was no answer.
 */
export async function call(method, path, body) {
  const response = await fetch(root + path, {
    method,
    headers: {
      'Accept': 'application/json',
      'X-Latchkey': '1',
      ...(body ? {'Content-Type': 'application/json'} : {}),
    },
    body: body ? JSON.stringify(body) : undefined,
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  let json = {};
  try {
    json = (await response.json()) || {};
  } catch {
    // An answer without JSON is treated like an empty one.
  }
  return {status: response.status, ok: response.ok, body: json, wait: secondsIn(response)};
}

/** Who is signed in; null if nobody is. Throws if the server cannot tell. */
export async function signedIn() {
  const answer = await call('GET', 'session');
  if (!answer.ok) throw Object.assign(new Error('unknown'), {answer});
  return answer.body.user;
}

/** Goes to another page of ours. `why` is the key of the notice that it shows. */
export function go(page, why, next) {
  const query = new URLSearchParams();
  if (why) query.set('why', why);
  if (next) query.set('next', next);
  const search = query.toString();
  location.assign(root + (search ? `${page}?${search}` : page));
}
