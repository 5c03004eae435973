import {byId, call, go, say, signedIn, text} from './page.js';
import {sendForm, setFault, showButtons} from './form.js';
import {finish, forgetToken, openLink, rejectButton, spent} from './link.js';
import {pagesAreOn} from './places.js';

const PAGE = 'confirm-email';
const AGAIN = 'account';
const password = byId('password');

// Asked at the same time as what the link is for.
const present = signedIn().catch(() => null);

showButtons();
openLink(PAGE, AGAIN, async (token, link) => {
  byId('address').textContent = link.email;
  const user = await present;
  let own = user && user.username === link.username;
  rejectButton(PAGE, token);
  if (user && !own) {
    signedInAs(user.username, link.username);
    return;
  }
  // Without the page to sign in, the password is asked for here.
  const ask = () => {
    byId('proof').hidden = own || pagesAreOn;
    password.required = !byId('proof').hidden;
  };
  ask();
  sendForm(byId('form'), {
    line: byId('status'),
    path: async () => {
      if (!own && pagesAreOn) {
        go('login', '', PAGE); // the tab keeps the token
        return new Promise(() => {});
      }
      if (!own) {
        const answer = await call('POST', 'login', {username: link.username, password: password.value});
        if (!answer.ok) return answer;
        own = true;
        ask();
      }
      return call('POST', 'api/confirm_email', {token});
    },
    values: () => ({}),
    done: () => {
      forgetToken(PAGE);
      if (pagesAreOn) go('account', 'email');
      else finish('success', text('email.changed'));
    },
    refused: (answer) => {
      if (answer.body.code === 'invalid_credentials') {
        setFault(password, text('wrong.password'));
        password.focus();
        return true;
      }
      if (answer.body.code !== 'invalid_token') return spent(PAGE, AGAIN)(answer);
      if (pagesAreOn) go('login', 'over', PAGE);
      else location.reload();
      return true;
    },
  });
});

/** Somebody else is signed in. They may sign out here, and can still say "This was not me". */
function signedInAs(other, username) {
  const status = byId('status');
  const out = byId('form').querySelector('button[type=submit]');
  byId('proof').hidden = true;
  say(status, 'problem', text('link.other', {other, username}));
  out.type = 'button';
  out.textContent = text('end');
  out.disabled = false;
  out.addEventListener('click', async () => {
    const answer = await call('POST', 'logout').catch(() => ({}));
    if (answer.ok) location.reload();
    else say(status, 'problem', text(answer.status ? 'busy.server' : 'offline'));
  });
}
