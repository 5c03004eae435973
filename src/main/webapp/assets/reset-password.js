import {byId, forgetToken, goSignIn} from './page.js';
import {sendForm, showButtons, watchPassword} from './form.js';
import {openLink, spent} from './link.js';

const PAGE = 'reset-password';
const AGAIN = 'forgot-password';
const password = byId('new_password');

showButtons();
openLink(PAGE, AGAIN, (token, link) => {
  byId('account').value = link.username;
  sendForm(byId('form'), {
    line: byId('status'),
    path: 'api/reset-password',
    values: () => ({token, new_password: password.value}),
    done: () => {
      forgetToken(PAGE);
      goSignIn('reset');
    },
    refused: spent(PAGE, AGAIN),
  });
  watchPassword(password);
  password.focus();
});
window.addEventListener('hashchange', () => location.reload());
