import {byId, call, say, text} from './page.js';
import {nextPage} from './places.js';
import {sendForm, showButtons} from './form.js';
import {watchPassword} from './strength.js';

const form = byId('form');
const line = byId('status');
const username = byId('username');
const email = byId('email');
const password = byId('password');

showButtons();

sendForm(form, {
  line,
  path: 'api/signup',
  values: () => ({
    username: username.value.trim(),
    email: email.value.trim(),
    password: password.value,
    ...(byId('full_name').value ? {full_name: byId('full_name').value} : {}),
  }),
  done: (answer, sent) => signIn(sent),
});

watchPassword(password, () => [username.value, email.value], [username, email]);

// The account exists. If the sign-in fails, only the sign-in has to be repeated.
async function signIn(sent) {
  let answer = {body: {}};
  try {
    answer = await call('POST', 'login', {username: sent.username, password: sent.password});
  } catch {
    // The sign-in page tells what is wrong.
  }
  if (answer.ok) {
    location.assign(nextPage());
  } else if (answer.body.code === 'email_not_verified') {
    form.hidden = true;
    say(line, 'success', text('mail.sent', {email: sent.email}));
    line.focus();
  } else {
    location.assign('login?why=created');
  }
}

username.focus();
