import {byId, call, go, signedIn, text} from './page.js';
import {sendForm, setFault, showButtons} from './form.js';
import {finish, forgetToken, openLink, rejectButton, spent} from './link.js';
import {pagesAreOn} from './places.js';

const PAGE = 'verify-email';
const AGAIN = 'account';
const password = byId('password');

// Asked at the same time as what the link is for.
const present = signedIn().catch(() => null);

showButtons();
openLink(PAGE, AGAIN, async (token, link) => {
  byId('address').textContent = link.email;
  const user = await present;
  let own = user && user.username === link.username;
  const ask = () => {
    byId('proof').hidden = own;
    password.required = !own;
    if (!own) password.focus();
  };
  rejectButton(PAGE, token, own && link.username);
  sendForm(byId('form'), {
    line: byId('status'),
    path: 'api/verify_email',
    values: () => (own ? {token} : {token, password: password.value}),
    done: async (answer, sent) => {
      forgetToken(PAGE);
      if (!pagesAreOn) {
        finish('success', text('verified'));
        return;
      }
      if (!own) {
        await call('POST', 'login', {username: link.username, password: sent.password})
            .catch(() => null);
      }
      go('account', 'verified');
    },
    refused: (answer) => {
      const wrong = answer.body.code === 'invalid_credentials';
      // The session has ended in another tab meanwhile.
      const over = own && answer.body.fields && answer.body.fields.password;
      if (!wrong && !over) return spent(PAGE, AGAIN)(answer);
      own = false;
      ask();
      setFault(password, text(wrong ? 'wrong.password' : 'session.over'));
      return true;
    },
  });
  ask();
});
