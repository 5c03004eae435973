// The home page of a development server: one button that signs up and logs in for real.

const byId = (id) => document.getElementById(id);
const base = new URL('.', location.href).href.replace(/\/$/, '');
const MEANINGS = {
  iss: 'who issued it: this server',
  aud: 'for which services it is',
  sub: 'the account’s id; it never changes',
  upn: 'the username',
  preferred_username: 'the username, as OpenID Connect names it',
  groups: 'the account’s roles, for @RolesAllowed',
  iat: 'when it was issued',
  exp: 'when it expires',
  auth_time: 'when the person proved who they are',
  amr: 'how: by password',
  jti: 'the id of this token',
  sid: 'the session; a logout ends it',
  status: 'where services see that it has ended',
};
const SECOND_MS = 1000;
let token = '';
let countdown = 0;

function say(kind, message) {
  byId('status').className = kind ? `notice ${kind}` : 'notice';
  byId('status').replaceChildren(message);
}

async function call(method, path, body) {
  const headers = {'Accept': 'application/json'};
  if (body) headers['Content-Type'] = 'application/json';
  if (token) headers['Authorization'] = `Bearer ${token}`;
  const response = await fetch(path, {
    method, headers, body: body && JSON.stringify(body), credentials: 'omit', cache: 'no-store',
  });
  return {ok: response.ok, status: response.status, body: await response.json()};
}

function someone() {
  const random = [...crypto.getRandomValues(new Uint8Array(8))]
      .map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const name = `demo_${random.slice(0, 8)}`;
  return {username: name, email: `${name}@example.com`, password: `try-${random}`};
}

function commands(person) {
  const json = (fields) => JSON.stringify(fields);
  byId('curl').textContent = [
    `curl ${base}/api/signup -H 'Content-Type: application/json' \\`,
    `  -d '${json(person)}'`,
    '',
    `TOKEN=$(curl -s ${base}/api/login -H 'Content-Type: application/json' \\`,
    `  -d '${json({username: person.username, password: person.password})}' \\`,
    '  | sed \'s/.*"token":"\\([^"]*\\)".*/\\1/\')',
    '',
    `curl ${base}/api/profile -H "Authorization: Bearer $TOKEN"`,
    '',
    `curl -X POST ${base}/api/logout -H "Authorization: Bearer $TOKEN"`,
  ].join('\n');
}

function decoded(part) {
  const bytes = Uint8Array.from(atob(part.replace(/-/g, '+').replace(/_/g, '/')),
      (char) => char.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
}

function show() {
  const parts = token.split('.');
  byId('token').querySelectorAll('span').forEach((span, i) => { span.textContent = parts[i]; });
  const claims = decoded(parts[1]);
  byId('claims').replaceChildren(...Object.entries(claims).map(([name, value]) => {
    const row = document.createElement('tr');
    const moment = ['iat', 'exp', 'auth_time'].includes(name);
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    const cells = [name, moment ? `${text} (${new Date(value * SECOND_MS).toLocaleTimeString()})` : text,
      MEANINGS[name] || ''];
    row.append(...cells.map((cell) => Object.assign(document.createElement('td'), {textContent: cell})));
    return row;
  }));
  clearInterval(countdown);
  const tick = () => {
    const left = Math.max(0, claims.exp - Math.floor(Date.now() / SECOND_MS));
    const two = (number) => String(number).padStart(2, '0');
    byId('expiry').textContent = `Valid for ${Math.floor(left / 3600)}:${two(Math.floor(left / 60) % 60)}:${two(left % 60)}, `
        + 'or until its session ends.';
  };
  countdown = setInterval(tick, SECOND_MS);
  tick();
  byId('alive').textContent = '';
  byId('logout').disabled = false;
  byId('result').hidden = false;
}

byId('try').addEventListener('click', async (event) => {
  event.target.disabled = true;
  try {
    token = '';
    const person = someone();
    commands(person);
    const signedUp = await call('POST', 'api/signup', person);
    const login = signedUp.ok && await call('POST', 'api/login', person);
    if (login && login.ok) {
      token = login.body.token;
      say('success', `Created ${person.username} and logged in.`);
      show();
    } else {
      say('problem', (login || signedUp).body.message);
    }
  } catch {
    say('problem', 'The server did not answer.');
  }
  event.target.disabled = false;
  countMails();
});

byId('logout').addEventListener('click', async () => {
  byId('logout').disabled = true;
  const left = await call('POST', 'api/logout');
  const profile = await call('GET', 'api/profile');
  byId('alive').textContent = `Log out: ${left.status}. The profile with the same token: ${profile.status} `
      + `(${profile.body.message || 'still valid'}).`;
});

for (const button of document.querySelectorAll('.copy')) {
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(byId(button.dataset.copies).textContent);
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = 'Copy'; }, 2 * SECOND_MS);
  });
}

async function countMails() {
  const answer = await call('GET', 'dev/mailbox.json').catch(() => null);
  const count = answer && answer.ok ? answer.body.mails.length : 0;
  byId('mails').textContent = answer ? `(${count} ${count === 1 ? 'mail' : 'mails'})` : '';
}

for (const code of document.querySelectorAll('pre')) {
  code.textContent = code.textContent.replaceAll('BASE', base);
}
commands({username: 'johndoe', email: 'john@example.com', password: 'secure123'});
countMails();
