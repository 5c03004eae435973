import {byId, call, go, signedIn} from './page.js';
import {sendForm, showButtons} from './form.js';
import {forgetToken, openLink, rejectButton, spent} from './link.js';

const PAGE = 'verify-email';
const AGAIN = 'login';
const password = byId('password');

// Asked at the same time as what the link is for.
const present = signedIn().catch(() => null);

showButtons();
openLink(PAGE, AGAIN, async (token, link) => {
  byId('address').textContent = link.email;
  byId('account').value = link.username;
  const user = await present;
  const own = user && user.username === link.username;
  if (own) byId('proof').remove();
  rejectButton(PAGE, token);
  sendForm(byId('form'), {
    line: byId('status'),
    path: 'api/verify_email',
    values: () => (own ? {token} : {token, password: password.value}),
    done: async (answer, sent) => {
      forgetToken(PAGE);
      if (!own) {
        await call('POST', 'login', {username: link.username, password: sent.password})
            .catch(() => null);
      }
      go('account', 'verified');
    },
    refused: spent(PAGE, AGAIN),
  });
  if (!own) password.focus();
});
window.addEventListener('hashchange', () => location.reload());
