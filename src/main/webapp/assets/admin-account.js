// One account: what is known about it, and what can be done.

import {byId} from './page.js';
import {agent} from './words.js';
import {ask, badge, button, command, confirming, dialog, el, empty, fill, latchkey, me, table, to, typed, when} from './admin-parts.js';
import {eventTable} from './admin-events.js';
import {mailColumns} from './admin-mails.js';

export function show({id, signal, line, place, title, navigate}) {
  if (!/^\d{1,18}$/.test(id)) {
    place.append(empty('There is no such account.'));
    return;
  }
  const path = `accounts/${id}`;
  const who = `id:${id}`;
  const body = el('div');
  const sessions = el('div');
  const events = el('div');
  const mails = el('div');
  const refresh = () => Promise.all([showAccount(), showSessions(), showEvents(), showMails()]);

  const confirmed = confirming(line, signal, refresh);

  const showAccount = () => fill(body, () => ask('GET', path), ({account}) => {
    title(account.username);
    return el('div', {class: 'halves'}, facts(account), actions(account));
  }, signal);

  const facts = (account) => el('section', {class: 'card', 'aria-labelledby': 'facts'},
      el('h2', {id: 'facts'}, 'Profile'),
      el('dl', {class: 'facts'}, [
        ['Id', account.id],
        ['Email', [typed(account.email), ' ', account.email_verified ? badge('confirmed', 'good') : badge('unconfirmed')]],
        ['Full name', typed(account.full_name || '–')],
        ['Phone', typed(account.phone || '–')],
        ['Years of experience', account.experience_years ?? '–'],
        ['Skills', account.skills.length ? account.skills.map((skill) => [badge(skill), ' ']).flat() : '–'],
        ['State', account.enabled ? badge('enabled', 'good') : badge('disabled', 'bad')],
        ['Password', {set: 'set', imported: 'imported', none: 'none yet'}[account.password]],
        ['Failed logins', [account.failed_logins, account.locked_until && [' ', badge('locked', 'bad'), ' until ', when(account.locked_until)]].flat()],
        ['Last login', when(account.last_login_at)],
        ['Created', when(account.created_at)],
        ['Changed', when(account.updated_at)],
      ].map(([name, value]) => [el('dt', {}, name), el('dd', {}, value)])),
      command('GET', path, null, latchkey('accounts', 'show', who)));

  const change = (account, body, cli, question, done) => confirmed({
    run: () => ask('POST', path, body), as: command('POST', path, body, cli), ...question,
  }, done);

  const actions = (account) => {
    const name = account.username;
    if (account.id === me.id) {
      return el('section', {class: 'card', 'aria-labelledby': 'actions'}, el('h2', {id: 'actions'}, 'Actions'),
          el('p', {}, 'This is your own account. The console does not change it: use your account page.'), roles(account, false));
    }
    return el('section', {class: 'card', 'aria-labelledby': 'actions'}, el('h2', {id: 'actions'}, 'Actions'),
        roles(account, true),
        el('div', {class: 'actions'},
            account.enabled
              ? button('Disable', () => change(account, {enabled: false}, latchkey('accounts', 'disable', who), {
                title: `Disable ${name}`, label: 'Disable', danger: true,
                text: `${name} cannot sign in any more. All sessions end at once, at every service, and mailed links are void.`,
              }, `${name} is disabled.`))
              : button('Enable', () => change(account, {enabled: true}, latchkey('accounts', 'enable', who), {
                title: `Enable ${name}`, label: 'Enable', text: `${name} can sign in again.`,
              }, `${name} is enabled.`)),
            button('Change profile', () => profile(account)),
            button('Send reset link', () => confirmed({
              title: `Send ${name} a reset link`, label: 'Send reset link',
              text: ['A mail with a link to choose a new password goes to ', account.email, '. It works for 24 hours.'].join(''),
              run: () => ask('POST', `${path}/reset_mail`), as: command('POST', `${path}/reset_mail`, null, latchkey('accounts', 'reset-mail', who)),
            }, 'The reset link is on its way.')),
            button('Set password', () => dialog({
              title: `Set the password of ${name}`,
              text: 'Only the operator token may set a password. Send a reset link instead, or use the command. It ends all sessions, and the owner gets a mail.',
              as: command('POST', `${path}/password`, {new_password: '…'}, latchkey('accounts', 'password', who)),
            })),
            button('Unlock', () => confirmed({
              title: `Unlock ${name}`, label: 'Unlock', text: `Failed logins that are forgotten: ${account.failed_logins}. ${name} need not wait.`,
              run: () => ask('POST', `${path}/unlock`), as: command('POST', `${path}/unlock`, null, latchkey('accounts', 'unlock', who)),
            }, `${name} is unlocked.`)),
            button('End all sessions', () => confirmed({
              title: `End all sessions of ${name}`, label: 'End all sessions', danger: true,
              text: `${name} is signed out everywhere, at once.`,
              run: () => ask('DELETE', `${path}/sessions`), as: command('DELETE', `${path}/sessions`, null, latchkey('sessions', 'end', who)),
            }, `All sessions of ${name} have ended.`)),
            button('Delete account', async () => {
              const gone = await dialog({
                title: `Delete ${name}`, label: 'Delete account', danger: true, word: name,
                text: `The account ${name} and everything that belongs to it is deleted. This cannot be undone. Its events stay, without addresses.`,
                run: () => ask('DELETE', path), as: command('DELETE', path, null, latchkey('accounts', 'delete', who)),
              });
              if (gone) navigate(to('accounts'));
            }, {class: 'quiet bad'})));
  };

  const roles = (account, can) => {
    const add = el('form', {class: 'with-button'},
        el('label', {for: 'new-role', class: 'aside'}, 'Role'),
        el('input', {id: 'new-role', name: 'role', maxlength: '32', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', placeholder: 'editor'}),
        el('button', {type: 'submit', class: 'quiet'}, 'Add role'));
    add.addEventListener('submit', (event) => {
      event.preventDefault();
      const role = byId('new-role').value.trim();
      if (!role) {
        byId('new-role').focus();
        return;
      }
      change(account, {add_roles: [role]}, latchkey('roles', 'add', who, role), {
        title: `Give ${account.username} the role ${role}`, label: 'Add role',
        text: 'It is in the next token that the account gets. Its sessions go on.',
      }, `${account.username} has the role ${role}.`);
    });
    const remove = (role) => button('×', () => change(account, {remove_roles: [role]}, latchkey('roles', 'remove', who, role), {
      title: `Take the role ${role} from ${account.username}`, label: 'Remove role', danger: true,
      text: 'All sessions of the account end at once, at every service.',
    }, `${account.username} does not have the role ${role} any more.`), {class: '', 'aria-label': `Remove role ${role}`});
    return [el('h3', {}, 'Roles'),
      account.roles.length ? el('ul', {class: 'chips'}, account.roles.map((role) => el('li', {}, `${role} `, can && remove(role)))) : el('p', {class: 'soft'}, 'No roles'),
      can && add];
  };

  const profile = (account) => {
    const given = {email: account.email, full_name: account.full_name, phone: account.phone,
      experience_years: account.experience_years, skills: account.skills};
    confirmed({
      title: `Change the profile of ${account.username}`,
      text: 'A new address is unconfirmed, and the old one gets a mail.',
      fields: [
        {name: 'email', label: 'Email', type: 'email', value: given.email},
        {name: 'full_name', label: 'Full name', value: given.full_name},
        {name: 'phone', label: 'Phone', type: 'tel', value: given.phone},
        {name: 'experience_years', label: 'Years of experience', inputmode: 'numeric', value: given.experience_years},
        {name: 'skills', label: 'Skills', hint: 'With commas between them', value: given.skills.join(', ')},
      ],
      label: 'Save',
      run: (data) => ask('POST', path, changes(given, data)),
      as: command('POST', path, {full_name: 'Jane Doe'}, latchkey('accounts', 'set', who, '--full-name', 'Jane Doe')),
    }, 'Saved.');
  };

  const showSessions = () => fill(sessions, () => ask('GET', `${path}/sessions`), ({sessions: all}) => (all.length
    ? table('Sessions', [
      ['Device', (one) => el('span', {title: one.user_agent || ''}, typed(agent(one.user_agent)))],
      ['Address', (one) => typed(one.ip || '–')],
      ['Last seen', (one) => when(one.last_seen_at)],
      ['Since', (one) => when(one.created_at)],
      ['Ends', (one) => when(one.expires_at)],
      ['', (one) => (Number(id) === me.id ? '' : button('End', () => confirmed({
        title: 'End this session', label: 'End session', danger: true,
        text: `${agent(one.user_agent)} is signed out at once. Other sessions go on.`,
        run: () => ask('DELETE', `${path}/sessions/${encodeURIComponent(one.id)}`),
        as: command('DELETE', `${path}/sessions/${encodeURIComponent(one.id)}`, null, latchkey('sessions', 'end', who, one.id)),
      }, 'The session has ended.'), {'aria-label': `End the session of ${agent(one.user_agent)}`}))],
    ], all)
    : empty('Nobody is signed in with this account.')), signal);

  const showEvents = () => fill(events, () => ask('GET', `${path}/events?limit=20`), (page) => (page.events.length
    ? eventTable(page.events) : empty('No events.')), signal);

  const showMails = () => fill(mails, () => ask('GET', `${path}/mails`), ({mails: all}) => (all.length
    ? table('Mails', mailColumns({line, signal, look: showMails}), all)
    : empty('No mail to this account waits, and none was refused for good.')), signal);

  place.append(body,
      el('section', {class: 'card', 'aria-labelledby': 'sessions-title'}, el('h2', {id: 'sessions-title'}, 'Sessions'), sessions,
          command('GET', `${path}/sessions`, null, latchkey('sessions', 'list', who))),
      el('section', {class: 'card', 'aria-labelledby': 'events-title'}, el('h2', {id: 'events-title'}, 'Events'), events,
          el('p', {}, el('a', {href: to('events', {account: id})}, 'All events of this account')),
          command('GET', `${path}/events?limit=20`, null, latchkey('events', who, '--limit', '20'))),
      el('section', {class: 'card', 'aria-labelledby': 'mails-title'}, el('h2', {id: 'mails-title'}, 'Mails'), mails,
          command('GET', `${path}/mails`, null, latchkey('mails', 'of', who))));
  refresh();
}

/** Only what was changed is sent, because a field that is left out stays. */
function changes(given, data) {
  const typedIn = (name) => data.get(name).trim() || null;
  const years = typedIn('experience_years');
  const skills = data.get('skills');
  const now = {
    email: typedIn('email'),
    full_name: typedIn('full_name'),
    phone: typedIn('phone'),
    experience_years: years !== null && /^\d{1,9}$/.test(years) ? Number(years) : years,
    skills: skills === given.skills.join(', ') ? given.skills : skills.split(',').map((one) => one.trim()).filter(Boolean),
  };
  return Object.fromEntries(Object.entries(now).filter(([name, value]) =>
    JSON.stringify(value) !== JSON.stringify(given[name])));
}
