import {byId, go, signedIn} from './page.js';
import {sendForm} from './form.js';
import {forgetToken, openLink, rejectButton, spent} from './link.js';

const PAGE = 'confirm-email';
const AGAIN = 'account';

openLink(PAGE, AGAIN, async (token, link) => {
  byId('address').textContent = link.email;
  rejectButton(PAGE, token);
  sendForm(byId('form'), {
    line: byId('status'),
    path: 'api/confirm_email',
    values: () => ({token}),
    done: () => {
      forgetToken(PAGE);
      go('account', 'email');
    },
    refused: (answer) => {
      if (answer.body.code !== 'invalid_token') return spent(PAGE, AGAIN)(answer);
      go('login', 'over', PAGE);
      return true;
    },
  });
  // The tab keeps the token during the sign-in.
  const user = await signedIn().catch(() => null);
  if (!user) go('login', '', PAGE);
});
window.addEventListener('hashchange', () => location.reload());
