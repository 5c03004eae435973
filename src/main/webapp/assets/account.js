import {byId, call, go, linkTo, say, signedIn, text} from './page.js';
import {speak} from './language.js';
import {tellWhy} from './places.js';
import {sendForm, showButtons, tooMany} from './form.js';
import {watchPassword} from './strength.js';
import {agent, ago} from './words.js';

const line = byId('status');
let profile = null;
let skills = [];

/** If somebody else has signed in in another tab, nothing of this page may be saved for them. */
async function samePerson() {
  const answer = await call('GET', 'session');
  const {user} = answer.body;
  if (user && profile && user.id !== profile.id) {
    location.reload();
    await new Promise(() => {}); // the page is about to go
  }
  return answer;
}

document.addEventListener('visibilitychange', () => {
  if (!document.hidden) samePerson().catch(() => {});
});

/** Calls the API. A session that is over leads to the sign-in. */
async function ask(method, path, body) {
  if (method !== 'GET') {
    const present = await samePerson();
    if (!present.ok) return present;
  }
  const answer = await call(method, path, body);
  if (answer.status === 401 && answer.body.code === 'invalid_token') {
    go('login', 'over', 'account');
    return new Promise(() => {}); // the page is about to go
  }
  return answer;
}

function lineOf(form) {
  return form.querySelector('.notice');
}

/** Sends a form of this page. A saved change is told next to what changed. */
function send(id, path, values, done) {
  const form = byId(id);
  sendForm(form, {
    line: lineOf(form),
    path: (body) => ask('POST', path, body),
    values: () => values(form),
    done: (answer, sent) => done(form, sent),
  });
}

function saved(form, message) {
  for (const input of form.querySelectorAll('input[type=password]')) input.value = '';
  say(lineOf(form), 'success', message);
  lineOf(form).focus();
}

function showProfile() {
  byId('who').textContent = profile.username;
  byId('address').textContent = profile.email;
  byId('email-now').textContent = profile.email;
  const state = byId('email-state');
  state.textContent = `(${profile.email_verified ? state.dataset.verified : state.dataset.unverified})`;
  byId('resend').hidden = profile.email_verified || byId('resend').dataset.sends !== 'true';
  for (const name of document.querySelectorAll('.account-name')) name.value = profile.username;
  for (const field of ['full_name', 'phone', 'experience_years']) {
    byId(field).value = profile[field] ?? '';
  }
  byId('locale').value = profile.locale ?? '';
  skills = [...profile.skills];
  showSkills();
}

function showSkills() {
  byId('skills').replaceChildren(...skills.map((skill) => {
    const chip = document.createElement('li');
    const remove = document.createElement('button');
    remove.type = 'button';
    remove.textContent = '×';
    remove.setAttribute('aria-label', text('remove', {skill}));
    remove.addEventListener('click', () => {
      skills = skills.filter((one) => one !== skill);
      showSkills();
      byId('skill').focus();
    });
    chip.append(`${skill} `, remove);
    return chip;
  }));
}

function addSkill() {
  const input = byId('skill');
  const typed = input.value.trim();
  const known = skills.some((one) => one.toLowerCase() === typed.toLowerCase());
  if (typed && !known) skills.push(typed);
  input.value = '';
  showSkills();
}

byId('skill').addEventListener('keydown', (event) => {
  if (event.isComposing) return; // Enter ends the word of an input method
  if (event.key === 'Enter') {
    event.preventDefault();
    addSkill();
  } else if (event.key === 'Backspace' && !event.target.value && skills.length) {
    skills.pop();
    showSkills();
  }
});

function years() {
  const typed = byId('experience_years').value.trim();
  return typed === '' ? null : /^\d{1,9}$/.test(typed) ? Number(typed) : typed;
}

send('profile-form', 'api/update_profile', () => {
  addSkill();
  return {
    full_name: byId('full_name').value || null,
    phone: byId('phone').value || null,
    experience_years: years(),
    skills,
    locale: byId('locale').value || null,
  };
}, (form, sent) => (speak(sent.locale) ? go('account', 'saved') : saved(form, text('saved'))));

send('email-form', 'api/change_email', () => ({
  new_email: byId('new_email').value,
  password: byId('email-password').value,
}), (form, sent) => {
  form.reset();
  showProfile();
  saved(form, text('sent.change', {email: sent.new_email}));
});

send('password-form', 'api/change_password', () => ({
  current_password: byId('current_password').value,
  new_password: byId('new_password').value,
}), (form) => {
  saved(form, text('password.done'));
  showSessions();
});

send('delete-form', 'api/delete_account', () => ({password: byId('delete-password').value}),
    () => go('login', 'deleted'));

async function showSessions() {
  const answer = await ask('GET', 'api/sessions');
  if (!answer.ok) {
    say(byId('devices-status'), 'problem', text('busy.server'));
    return;
  }
  const all = answer.body.sessions;
  byId('sessions').replaceChildren(...all.map(sessionRow));
  byId('end-others').hidden = all.length < 2;
}

/** An address stays in order between words that run from right to left (Unicode UAX 9). */
const isolated = (address) => address && `\u2066${address}\u2069`;

function sessionRow(session) {
  const row = document.createElement('li');
  const name = document.createElement('strong');
  name.textContent = agent(session.user_agent);
  const facts = document.createElement('span');
  facts.className = 'soft';
  const seen = session.current ? text('this.device')
    : text('seen', {when: ago(session.last_seen_at)});
  facts.textContent = [seen, isolated(session.ip)].filter(Boolean).join(' · ');
  facts.title = session.user_agent || '';
  row.append(name, facts);
  if (!session.current) row.append(endButton(session, name.textContent));
  return row;
}

function endButton(session, name) {
  const end = document.createElement('button');
  end.type = 'button';
  end.className = 'quiet';
  end.textContent = text('end');
  end.setAttribute('aria-label', `${text('end')}: ${name}`);
  end.addEventListener('click', async () => {
    end.disabled = true;
    await told(() => ask('DELETE', `api/sessions/${encodeURIComponent(session.id)}`), 'ended');
    end.disabled = false;
  });
  return end;
}

/** Ends sessions, and says so next to them. A session that has ended already is what is wanted. */
async function told(work, message) {
  const status = byId('devices-status');
  try {
    const answer = await work();
    const done = answer.ok || answer.status === 404;
    say(status, done ? 'success' : 'problem', text(done ? message : 'failed'));
    if (done) await showSessions();
  } catch {
    say(status, 'problem', text('offline'));
  }
  status.focus();
}

byId('end-others').addEventListener('click', () => told(async () => {
  const list = await ask('GET', 'api/sessions');
  let last = list;
  for (const session of list.ok ? list.body.sessions : []) {
    if (!session.current) last = await ask('DELETE', `api/sessions/${encodeURIComponent(session.id)}`);
    if (!last.ok && last.status !== 404) return last;
  }
  return last;
}, 'ended.others'));

async function showEvents() {
  const answer = await ask('GET', 'api/events');
  if (!answer.ok) {
    const row = document.createElement('li');
    row.textContent = text('busy.server');
    byId('events').replaceChildren(row);
    return;
  }
  byId('events').replaceChildren(...answer.body.events.map((event) => {
    const row = document.createElement('li');
    const name = document.createElement('strong');
    name.textContent = text(`event.${event.action}.${event.outcome}`) || event.action;
    const facts = document.createElement('span');
    facts.className = 'soft';
    facts.textContent = [ago(event.at), event.user_agent && agent(event.user_agent), isolated(event.ip)]
        .filter(Boolean).join(' · ');
    facts.title = new Date(event.at).toLocaleString(document.documentElement.lang);
    row.append(name, facts);
    return row;
  }));
}

byId('resend').addEventListener('click', async () => {
  const status = byId('resend-status');
  try {
    const answer = await call('POST', 'api/resend_verification', {email: profile.email});
    const trouble = answer.status === 429 ? tooMany(Math.max(1, answer.wait)) : text('failed');
    say(status, answer.ok ? 'success' : 'problem', answer.ok ? text('sent.again') : trouble);
  } catch {
    say(status, 'problem', text('offline'));
  }
  status.focus();
});

byId('signout').addEventListener('click', async () => {
  try {
    const answer = await call('POST', 'logout');
    if (answer.ok) go('login', 'out');
    else say(line, 'problem', text('busy.server'));
  } catch {
    say(line, 'problem', text('offline'));
  }
});

async function begin() {
  showButtons();
  try {
    if (!(await signedIn())) {
      go('login', '', 'account');
      return;
    }
    const answer = await ask('GET', 'api/profile');
    if (!answer.ok) {
      offerRetry(answer.status === 503 ? 'busy.server' : 'failed');
      return;
    }
    profile = answer.body.user;
    if (speak(profile.locale)) {
      location.reload();
      return;
    }
    showProfile();
    const saving = new URLSearchParams(location.search).get('why') === 'saved';
    tellWhy(saving ? lineOf(byId('profile-form')) : line);
    byId('content').hidden = false;
    // The browser could not scroll to a section that was hidden.
    const section = location.hash && byId(location.hash.slice(1));
    if (section) section.scrollIntoView();
    watchPassword(byId('new_password'), () => [profile.username, profile.email]);
    await Promise.all([showSessions(), showEvents()]);
  } catch (failed) {
    offerRetry(failed.answer ? 'busy.server' : 'offline');
  }
}

function offerRetry(key) {
  say(line, 'problem', `${text(key)} `);
  line.append(linkTo(location.pathname, text('link.retry')));
}

begin();
