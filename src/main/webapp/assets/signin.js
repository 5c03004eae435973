import {byId, call, signedIn} from './page.js';
import {speak} from './language.js';
import {nextPage, tellWhy} from './places.js';
import {sendForm, showButtons} from './form.js';

const line = byId('status');
const name = byId('username');

showButtons();
// The next person at this browser need not speak the same language.
const gone = ['out', 'deleted'].includes(new URLSearchParams(location.search).get('why'));
if (gone && speak(null)) location.reload();
else tellWhy(line);

// A person who is signed in already has no need of this page.
signedIn().then((user) => user && location.replace(nextPage()), () => {});

sendForm(byId('form'), {
  line,
  path: 'login',
  values: () => ({username: name.value.trim(), password: byId('password').value}),
  done: async () => {
    const answer = await call('GET', 'api/profile').catch(() => null);
    if (answer && answer.ok) speak(answer.body.user.locale);
    location.assign(nextPage());
  },
});

const query = new URLSearchParams(location.search).get('next');
if (query) byId('create').href = `signup?${new URLSearchParams({next: query})}`;
name.focus();
