// What all pages share: their texts, calls of this server, mailed tokens, and where to go next.

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

/** Who is signed in; null if nobody is. */
export async function signedIn() {
  const answer = await call('GET', 'session');
  return answer.ok ? answer.body.user : null;
}

/** Where people sign in: our own page, or the one that the operator has set. */
export const signInPage = document.documentElement.dataset.login;

/** Goes to where people sign in. Only our own page shows the notice. */
export function goSignIn(why) {
  if (new URL(signInPage, location.href).href === `${root}login`) {
    go('login', why);
  } else {
    location.assign(signInPage);
  }
}

const OUR_PAGES = ['account', 'verify-email', 'confirm-email', 'admin'];

/** Goes to another page of ours. `why` is the key of the notice that it shows. */
export function go(page, why, next) {
  const query = new URLSearchParams();
  if (why) query.set('why', why);
  if (next) query.set('next', next);
  const search = query.toString();
  location.assign(root + (search ? `${page}?${search}` : page));
}

/** The page that has sent the person here. Only a page of ours, on our own origin, counts. */
export function nextPage() {
  const next = new URLSearchParams(location.search).get('next');
  if (!next) return 'account';
  const here = new URL(root);
  let url;
  try {
    url = new URL(next, here);
  } catch {
    return 'account';
  }
  const inside = url.origin === here.origin && url.pathname.startsWith(here.pathname);
  const page = url.pathname.slice(here.pathname.length);
  const ours = OUR_PAGES.some((one) => page === one || page.startsWith(`${one}/`));
  return inside && ours ? page + url.search : 'account';
}

const NOTICES = {
  over: ['problem', 'session.over'],
  reset: ['success', 'password.changed'],
  out: ['success', 'signed.out'],
  deleted: ['success', 'account.deleted'],
  verified: ['success', 'verified'],
  email: ['success', 'email.changed'],
};

/** Shows why the person was sent here, once: a reload shows nothing. */
export function tellWhy(line) {
  const query = new URLSearchParams(location.search);
  const notice = NOTICES[query.get('why')];
  if (!notice) return;
  say(line, notice[0], text(notice[1]));
  query.delete('why');
  const rest = query.toString();
  history.replaceState(null, '', location.pathname + (rest ? `?${rest}` : ''));
}

/**
 * The token of the mailed link. It leaves the address bar at once, so that no history or screenshot
 * keeps it. The tab remembers it, so that a reload or a sign-in in between does not lose it.
 */
export function linkToken(page) {
  const name = `latchkey.${page}`;
  const found = new URLSearchParams(location.hash.slice(1)).get('token');
  if (location.hash) {
    history.replaceState(null, '', location.pathname + location.search);
  }
  if (found) {
    sessionStorage.setItem(name, found);
  }
  return found || sessionStorage.getItem(name) || '';
}

/** Forgets the token, because it was used or does not work. */
export function forgetToken(page) {
  sessionStorage.removeItem(`latchkey.${page}`);
}
