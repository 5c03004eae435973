import {byId, say, text} from './page.js';
import {sendForm} from './form.js';

const form = byId('form');
const line = byId('status');
const email = byId('email');

sendForm(form, {
  line,
  path: 'api/forgot-password',
  values: () => ({email: email.value}),
  done: () => {
    form.hidden = true;
    say(line, 'success', text('sent.reset'));
    line.focus();
  },
});

email.focus();
