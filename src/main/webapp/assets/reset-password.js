import {byId, text} from './page.js';
import {goSignIn, signInPage} from './places.js';
import {sendForm, showButtons} from './form.js';
import {watchPassword} from './strength.js';
import {finish, forgetToken, openLink, spent} from './link.js';

const PAGE = 'reset-password';
const AGAIN = 'forgot-password';
const password = byId('new_password');

showButtons();
openLink(PAGE, AGAIN, (token, link) => {
  sendForm(byId('form'), {
    line: byId('status'),
    path: 'api/reset-password',
    values: () => ({token, new_password: password.value}),
    done: () => {
      forgetToken(PAGE);
      if (signInPage) goSignIn('reset');
      else finish('success', text('password.done'));
    },
    refused: spent(PAGE, AGAIN),
  });
  watchPassword(password, () => [link.username, link.email]);
  password.focus();
});
