import {byId, go, nextPage, say, signedIn, tellWhy, text} from './page.js';
import {sendForm, showButtons} from './form.js';

const line = byId('status');
const name = byId('username');

showButtons();
tellWhy(line);

// A person who is signed in already has no need of this page.
signedIn().then((user) => user && location.replace(nextPage()), () => {});

sendForm(byId('form'), {
  line,
  path: 'login',
  values: () => ({username: name.value, password: byId('password').value}),
  done: () => location.assign(nextPage()),
});

const query = new URLSearchParams(location.search).get('next');
if (query) byId('create').href = `signup?${new URLSearchParams({next: query})}`;
name.focus();
