// Journeys through the operator's console: on a phone and a desktop, light and dark.

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, describe, test} from 'node:test';
import {BASE, launch, operate, Visitor} from './visit.mjs';

const WINDOWS = [
  {width: 1280, scheme: 'light', language: 'en'},
  {width: 390, scheme: 'dark', language: 'en'},
];
const MOST_BYTES = 150_000;
const HOSTILE = '<img src=x onerror=alert(1)>';
const BACKWARDS = 'Ada \u202egnp.exe';
const PAUSE_MS = 400;

let browser;
let people = 0;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

async function person(prefix, more = {}) {
  const name = `${prefix}_${Date.now().toString(36)}${++people}`;
  const password = `plain words ${name.split('').reverse().join('')}`;
  const {account} = await operate('POST', 'accounts', {username: name, email: `${name}@example.com`, password, ...more});
  return {id: account.id, name, password};
}

async function signIn(visitor, who, path) {
  await visitor.page.goto(BASE + path);
  await visitor.page.waitForURL((url) => url.pathname.endsWith('/login')); // and its script has run
  await visitor.signIn(who);
}

for (const window of WINDOWS) {
  describe(`console ${window.width} ${window.scheme}`, () => {
    let visitor;
    let page;
    let boss;
    let jane;
    const address = (path) => page.waitForURL((url) => url.href === BASE + path);
    const press = (name, within = page) => within.getByRole('button', {name, exact: true}).click();
    const confirm = async (name) => {
      const dialog = page.locator('dialog[open]').last();
      await visitor.look(`confirm-${name}`);
      await press(name, dialog);
      await dialog.waitFor({state: 'detached'});
    };
    const escape = async () => {
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({state: 'detached'});
    };
    const told = (text) => page.locator('.notice', {hasText: text}).first().waitFor();

    before(async () => {
      boss = await person('boss');
      await operate('POST', `accounts/${boss.id}`, {add_roles: ['latchkey-admin']});
      jane = await person('jane', {full_name: HOSTILE, roles: ['editor']});
      await person('jane', {full_name: BACKWARDS});
      visitor = await Visitor.in(browser, window);
      page = visitor.page;
      page.on('request', (request) => request.headers().referer && visitor.complaints.push(`referrer in ${request.url()}`));
      page.on('dialog', () => visitor.complaints.push('somebody’s name ran as a script'));
    });
    after(async () => { await visitor.leave(); });

    test('the sign-in leads back to the place in the console', async () => {
      await signIn(visitor, boss, `admin/accounts?q=${jane.name}`);
      await address(`admin/accounts?q=${jane.name}`);
      await page.getByRole('link', {name: jane.name}).waitFor();
      assert.match(await page.title(), /^Accounts - /);
    });

    test('the search finds while somebody types, and the address says what', async () => {
      const search = page.getByRole('searchbox');
      assert.ok(await search.evaluate((one) => one === document.activeElement));
      await search.fill('jane_');
      await address('admin/accounts?q=jane_');
      await page.waitForFunction(() => document.querySelectorAll('#found tbody tr').length > 1);
      const rows = await page.locator('#found tbody tr').count();
      await page.getByText(`${rows} accounts`, {exact: true}).waitFor();
      await visitor.look('accounts');
      await search.fill('nobody has this name');
      await page.getByText('No account matches.').waitFor();
      await page.getByText('0 accounts', {exact: true}).waitFor();
      await visitor.look('accounts-none');
    });

    test('an older answer never takes the place of a newer one', async () => {
      await page.route('**/api/admin/accounts?q=bo', async (route) => {
        await new Promise((later) => setTimeout(later, 3 * PAUSE_MS));
        await route.continue().catch(() => {}); // the page has given it up
      });
      await page.getByRole('searchbox').fill('bo');
      await page.waitForTimeout(PAUSE_MS);
      await page.getByRole('searchbox').fill(jane.name);
      await page.getByRole('link', {name: jane.name}).waitFor();
      await page.waitForTimeout(4 * PAUSE_MS);
      assert.equal(await page.locator('#found tbody tr').count(), 1);
      await page.unroute('**/api/admin/accounts?q=bo');
    });

    test('a view that takes long says so, and one that failed can be tried again', async () => {
      let answer;
      const held = new Promise((later) => { answer = later; });
      await page.route('**/api/admin/keys', async (route) => {
        await held;
        await route.fulfill({status: 503, json: {}});
      });
      await page.locator('#views').getByRole('link', {name: 'Keys'}).click();
      await page.getByText('Loading…').waitFor();
      await visitor.look('loading');
      answer();
      await page.getByRole('alert').waitFor();
      await visitor.look('failed');
      await page.unroute('**/api/admin/keys');
      await press('Try again');
      await page.locator('#found tbody tr, #place tbody tr').first().waitFor();
      visitor.forgive();
      await page.locator('#views').getByRole('link', {name: 'Accounts'}).click();
    });

    test('what others typed is shown, and does nothing', async () => {
      await page.getByRole('searchbox').fill('jane_');
      await page.getByText(HOSTILE).first().waitFor();
      await page.getByText('Ada \\u{202e}gnp.exe').first().waitFor();
      assert.equal(await page.locator('#place img').count(), 0);
    });

    test('Enter opens the first account', async () => {
      await page.getByRole('searchbox').fill(jane.name);
      await page.getByRole('searchbox').press('Enter');
      await address(`admin/accounts/${jane.id}`);
      await page.getByRole('heading', {level: 1, name: jane.name}).waitFor();
      await page.getByText(HOSTILE).waitFor();
      await visitor.look('account');
    });

    test('after more were loaded, Enter opens the first that is shown, and back shows them all again', async () => {
      const many = Array.from({length: 60}, (none, at) => ({id: at ? at + 10 ** 15 : jane.id, username: `many_${at}`, email: 'many@example.com',
        roles: [], enabled: true, sessions: 0}));
      await page.route('**/api/admin/accounts?q=many_*', (route) => {
        const query = new URL(route.request().url()).searchParams;
        const from = Number(query.get('after') || 0);
        const end = from + Number(query.get('limit') || 50);
        return route.fulfill({json: {accounts: many.slice(from, end), next: end < many.length ? String(end) : null}});
      });
      await page.goto(`${BASE}admin/accounts?q=many_`);
      await press('Load more');
      await page.getByText('60 accounts', {exact: true}).waitFor();
      assert.ok(await page.getByRole('link', {name: 'many_50'}).evaluate((one) => one === document.activeElement));
      await page.getByRole('searchbox').press('Enter');
      await page.getByRole('heading', {level: 1, name: jane.name}).waitFor();
      await page.goBack();
      await page.getByText('60 accounts', {exact: true}).waitFor();
      assert.equal(await page.locator('#found tbody tr').count(), 60);
      await page.unroute('**/api/admin/accounts?q=many_*');
      await page.getByRole('searchbox').fill(jane.name);
      await page.getByRole('searchbox').press('Enter');
      await page.getByRole('heading', {level: 1, name: jane.name}).waitFor();
    });

    test('back and reload lead to where they should', async () => {
      await page.goBack();
      await address(`admin/accounts?q=${jane.name}`);
      assert.equal(await page.getByRole('searchbox').inputValue(), jane.name);
      await page.goForward();
      await address(`admin/accounts/${jane.id}`);
      await page.reload();
      await page.getByRole('heading', {level: 1, name: jane.name}).waitFor();
    });

    test('an account is disabled and enabled, after a question', async () => {
      await press('Disable');
      await press('Cancel', page.locator('dialog'));
      await press('Disable');
      await confirm('Disable');
      await told(`${jane.name} is disabled.`);
      assert.equal((await operate('GET', `accounts/${jane.id}`)).account.enabled, false);
      await press('Enable');
      await confirm('Enable');
      await told(`${jane.name} is enabled.`);
      assert.equal((await operate('GET', `accounts/${jane.id}`)).account.enabled, true);
    });

    test('a change of one field leaves the others as they are', async () => {
      const skills = async () => (await operate('GET', `accounts/${jane.id}`)).account.skills;
      const given = ['Java', 'SQL, advanced'];
      await operate('POST', `accounts/${jane.id}`, {skills: given});
      await page.reload();
      await press('Change profile');
      await page.getByLabel('Phone', {exact: true}).fill('+49 30 1234567');
      await confirm('Save');
      await told('Saved.');
      await page.getByText('+49 30 1234567').waitFor();
      assert.deepEqual(await skills(), given);
      await press('Change profile');
      await page.getByLabel('Skills', {exact: true}).fill('Java, Rust');
      await confirm('Save');
      await page.getByText('Rust', {exact: true}).waitFor();
      assert.deepEqual(await skills(), ['Java', 'Rust']);
    });

    test('roles are given and taken; only the operator token gives the console', async () => {
      await page.getByLabel('Role', {exact: true}).fill('writer');
      await press('Add role');
      await confirm('Add role');
      await told('has the role writer');
      await press('Remove role editor');
      await confirm('Remove role');
      await told('does not have the role editor any more');
      assert.deepEqual((await operate('GET', `accounts/${jane.id}`)).account.roles, ['writer']);
      await page.getByLabel('Role', {exact: true}).fill('latchkey-admin');
      await press('Add role');
      await press('Add role', page.locator('dialog'));
      await told('Only the operator token may do this.');
      await escape();
    });

    test('sessions end, and their owner is signed out', async () => {
      const other = await Visitor.in(browser, window);
      await signIn(other, jane, 'account');
      await other.at('account');
      await page.reload();
      await page.getByRole('button', {name: /^End the session of/}).waitFor();
      await press('End all sessions');
      await confirm('End all sessions');
      await told('have ended');
      await page.getByText('Nobody is signed in with this account.').waitFor();
      await other.page.reload();
      await other.at('login');
      await other.leave();
    });

    test('the password is asked for again if the API says so', async () => {
      let refusals = 0;
      await page.route('**/reset_mail', (route) => (refusals++ ? route.continue() : route.fulfill({
        status: 403, json: {success: false, message: 'Please enter your password again first', code: 'reauthentication_required'},
      })));
      await press('Send reset link');
      await press('Send reset link', page.locator('dialog'));
      await page.getByRole('heading', {name: 'Enter your password again'}).waitFor();
      await page.getByLabel('Password', {exact: true}).fill('not the password');
      await press('Go on');
      await told('Invalid username or password');
      await visitor.look('password-again');
      await page.getByLabel('Password', {exact: true}).fill(boss.password);
      await press('Go on');
      await told('The reset link is on its way.');
      await page.unroute('**/reset_mail');
    });

    test('an account is deleted after its name was typed', async () => {
      const gone = await person('gone');
      await page.goto(`${BASE}admin/accounts/${gone.id}`);
      await press('Delete account');
      const sure = page.locator('dialog').getByRole('button', {name: 'Delete account'});
      assert.ok(await sure.isDisabled());
      await page.getByLabel(`Type ${gone.name} to go on`).fill(gone.name);
      await confirm('Delete account');
      await address('admin/accounts');
    });

    test('what was begun cannot be cancelled', async () => {
      const gone = await person('gone');
      await page.goto(`${BASE}admin/accounts/${gone.id}`);
      await page.getByRole('heading', {level: 1, name: gone.name}).waitFor();
      const held = [];
      await page.route(`**/api/admin/accounts/${gone.id}`, (route) => { held.push(route); });
      await press('Delete account');
      const dialog = page.locator('dialog');
      const word = page.getByLabel(`Type ${gone.name} to go on`);
      const cancel = dialog.getByRole('button', {name: 'Cancel'});
      await word.fill(gone.name);
      await press('Delete account', dialog);
      await dialog.getByText('Please wait…').waitFor();
      assert.ok(await cancel.isDisabled());
      for (let i = 0; i < 5; i++) await word.press('Escape'); // the browser lets a page prevent only the first two
      await word.fill(`${gone.name} `);
      await word.fill(gone.name);
      await word.press('Enter');
      await visitor.look('deleting');
      assert.ok(await dialog.isVisible());
      assert.equal(held.length, 1);
      await held[0].fulfill({status: 503, json: {}});
      await told('The service is busy');
      visitor.forgive();
      assert.ok(await cancel.isEnabled());
      await escape();
      assert.equal((await operate('GET', `accounts/${gone.id}`)).account.username, gone.name);
      await page.unroute(`**/api/admin/accounts/${gone.id}`);
      await operate('DELETE', `accounts/${gone.id}`);
    });

    test('events of more than one node are in the order of time, and none is missing', async () => {
      const event = (id) => ({id, at: '2026-01-02T03:04:05Z', action: 'LOGIN', outcome: 'success', account_id: null, actor: null,
        ip: null, request_id: null, target: null, detail: `number ${id}`});
      const from = (first, count) => Array.from({length: count}, (none, at) => first - at);
      let answers = [[101, 1]]; // to the next calls, one after the other; then the last again
      await page.route(/api.admin.events($|\?after=older)/, (route) => {
        const older = route.request().url().includes('after');
        const ids = older ? [0] : answers.length > 1 ? answers.shift() : answers[0];
        return route.fulfill({json: {events: ids.map(event), next: older ? null : 'older'}});
      });
      /** The list, once the console has asked again. */
      const shown = async (...ids) => {
        await page.waitForFunction((wanted) => [...document.querySelectorAll('#found .detail')]
            .map((one) => one.textContent).join() === wanted, ids.map((id) => `number ${id}`).join());
      };
      const pause = async (...then) => {
        await press('Pause');
        answers = then;
        await press('Go on live');
      };
      await page.goto(`${BASE}admin/events`);
      await shown(101, 1);
      answers = [[3, 101, 2, 1]];
      await shown(3, 101, 2, 1);
      await press('Load more');
      await shown(3, 101, 2, 1, 0);
      await pause([4, 3, 101, 2]);
      await shown(4, 3, 101, 2, 1, 0);
      await pause([...from(1000, 600), 4]);
      await shown(...from(1000, 600), 4, 3, 101, 2, 1, 0);
      await pause([1001, 1000]);
      await shown(...from(1001, 601), 4, 3, 101, 2, 1, 0); // because more were loaded
      await pause(from(2080, 50));
      await shown(...from(2080, 50));
      await pause([...from(3000, 600), 2080], from(3001, 50));
      await shown(...from(3001, 50));
      await page.unroute(/api.admin.events($|\?after=older)/);
    });

    test('the filter of events offers every action', async () => {
      const source = readFileSync(new URL('../../main/java/dev/latchkey/audit/AuditAction.java', import.meta.url), 'utf8');
      const actions = source.match(/^ {2}[A-Z_]+(?=,?$)/gm).map((one) => one.trim());
      const offered = await page.locator('#actions option').evaluateAll((all) => all.map((one) => one.value));
      assert.deepEqual(offered.sort(), actions.sort());
    });

    test('events are filtered by a click on a value, and new ones appear', async () => {
      await page.goto(`${BASE}admin/events?action=LOGIN`);
      await page.locator('#found tbody tr').first().waitFor();
      await page.getByRole('cell').getByRole('button', {name: 'success'}).first().click();
      await address('admin/events?action=LOGIN&outcome=success');
      await page.locator('#found tbody tr').first().waitFor();
      await visitor.look('events');
      await press('Remove the filter outcome');
      await address('admin/events?action=LOGIN');
      const refused = page.getByRole('cell').getByRole('button', {name: 'refused'});
      await refused.first().waitFor();
      const before = await refused.count();
      await fetch(`${BASE}api/login`, {method: 'POST', headers: {'Content-Type': 'application/json'},
        body: JSON.stringify({username: jane.name, password: 'not the password'})});
      await page.waitForFunction((count) => [...document.querySelectorAll('#found td button')]
          .filter((one) => one.textContent === 'refused').length > count, before);
      await press('Pause');
      await page.getByText('Paused').waitFor();
    });

    test('a hostile device, role and webhook are shown, and do nothing', async () => {
      await fetch(`${BASE}api/login`, {method: 'POST', headers: {'Content-Type': 'application/json', 'User-Agent': HOSTILE},
        body: JSON.stringify({username: jane.name, password: jane.password})});
      await page.goto(`${BASE}admin/accounts/${jane.id}`);
      await page.getByRole('button', {name: /^End the session of <img/}).waitFor();
      await page.getByLabel('Role', {exact: true}).fill(HOSTILE);
      await press('Add role');
      await page.getByRole('heading', {name: `Give ${jane.name} the role ${HOSTILE}`}).waitFor();
      await press('Add role', page.locator('dialog'));
      await page.locator('dialog .notice', {hasText: 'roles'}).waitFor();
      await escape();
      await page.goto(`${BASE}admin/webhooks`);
      await press('Add webhook');
      await page.getByLabel('Address', {exact: true}).fill(`https://hook.invalid/?${HOSTILE.replaceAll(' ', '')}#${HOSTILE}`);
      await page.getByLabel('login.refused').check();
      await press('Add webhook', page.locator('dialog'));
      await page.locator('dialog .error', {hasText: /./}).waitFor();
      await page.getByLabel('Address', {exact: true}).fill("https://hook.invalid/'onload='alert(1)");
      await confirm('Add webhook');
      await page.getByRole('heading', {name: "https://hook.invalid/'onload='alert(1)"}).waitFor();
      await page.locator('article', {hasText: 'onload'}).getByRole('button', {name: 'Remove'}).click();
      await confirm('Remove');
      assert.equal(await page.locator('#place img').count(), 0);
      assert.equal(await page.title(), 'Webhooks - Latchkey');
    });

    test('a client is added, and its secret is shown once', async () => {
      await page.goto(`${BASE}admin/clients`);
      await press('Add client');
      await page.getByLabel('Name', {exact: true}).fill(`shop ${HOSTILE} ${jane.name}`);
      await confirm('Add client');
      await told('It is shown only now');
      await visitor.look('client-secret');
      await page.reload();
      await press(`Remove shop ${HOSTILE} ${jane.name}`);
      await confirm('Remove');
      await told('is removed');
    });

    test('the other views, and their commands', async () => {
      for (const [path, name] of [['', 'Overview'], ['/mails', 'Mails'], ['/webhooks', 'Webhooks'], ['/keys', 'Keys']]) {
        await page.goto(`${BASE}admin${path}`);
        await page.getByRole('heading', {level: 1, name}).waitFor();
        await page.locator('#found > *').first().waitFor();
        await page.getByText('As a command').last().click();
        const lines = await page.locator('.command pre').allTextContents();
        assert.ok(lines.some((line) => line.startsWith('curl ') && line.includes('$LATCHKEY_OPERATOR_TOKEN')), path);
        assert.ok(lines.some((line) => line.startsWith('latchkey ')), path);
        if (!path) await page.locator('.plot canvas').first().waitFor();
        await visitor.look(name);
      }
    });

    test('accounts are exported, and imported after a look at what would happen', async () => {
      await page.goto(`${BASE}admin/accounts?q=${jane.name}`);
      await press('Export');
      const download = page.waitForEvent('download');
      await confirm('Export');
      const lines = readFileSync(await (await download).path(), 'utf8').trim().split('\n').map((line) => JSON.parse(line));
      assert.ok(lines.some((line) => line.username === jane.name && line.full_name === HOSTILE));
      await told('are in the file accounts.ndjson');
      const name = `moved_${jane.name}`;
      const file = [{username: name, email: `${name}@example.com`, full_name: HOSTILE}, {username: 'x'}, {username: jane.name, email: 'other@example.com'}];
      await press('Import');
      await press('Check the file', page.locator('dialog'));
      await page.getByText('must be a file that is not empty').waitFor();
      await page.getByLabel('File', {exact: true}).setInputFiles({name: `${HOSTILE}.ndjson`, mimeType: 'application/json',
        buffer: Buffer.from(file.map((line) => JSON.stringify(line)).join('\n'))});
      await visitor.look('import');
      await press('Check the file', page.locator('dialog'));
      await page.getByText('Accounts that would be created: 1; updated: 0; left as they are: 1. Lines refused: 1.').waitFor();
      await page.getByText('email is required').waitFor();
      assert.equal((await operate('GET', `accounts?q=${name}`)).accounts.length, 0);
      await confirm('Import 1 account');
      await told('Accounts that were created: 1');
      const {accounts} = await operate('GET', `accounts?q=${name}`);
      assert.equal(accounts.length, 1);
      await operate('DELETE', `accounts/${accounts[0].id}`);
    });

    test('everything is encrypted again, after a question', async () => {
      await page.goto(`${BASE}admin/keys`);
      await press('Reseal');
      await confirm('Reseal');
      await told('Everything is encrypted with LATCHKEY_SECRET already');
    });

    test('a node is drained, and every session ends, after a word was typed', async () => {
      const calls = [];
      await page.route(/api.admin.(drain|sessions)$/, (route) => {
        calls.push(`${route.request().method()} ${route.request().url().slice(BASE.length)}`);
        return route.fulfill({json: {success: true, message: 'This node is no longer ready'}});
      });
      await page.goto(`${BASE}admin`);
      await press('Drain this node');
      assert.ok(await page.locator('dialog').getByRole('button', {name: 'Drain', exact: true}).isDisabled());
      await page.getByLabel('Type drain to go on').fill('drain');
      await confirm('Drain');
      await told('This node is no longer ready');
      await press('End every session');
      await page.locator('dialog').getByText('As a command').click();
      await page.locator('dialog pre', {hasText: '-X DELETE'}).waitFor();
      await page.getByLabel('Type everyone to go on').fill('everyone');
      // The answer is ours, so the session is alive, and the sign-in leads back.
      await Promise.all([
        page.waitForEvent('framenavigated', (frame) => frame.url().startsWith(`${BASE}login`)),
        confirm('End every session'),
      ]);
      await address('admin');
      await page.getByRole('heading', {level: 1, name: 'Overview'}).waitFor();
      assert.deepEqual(calls, ['POST api/admin/drain', 'DELETE api/admin/sessions']);
      await page.unroute(/api.admin.(drain|sessions)$/);
    });

    test('a status list that is old needs attention, and the mails of an account are on its page', async () => {
      await page.route('**/api/admin/stats?*', async (route) => {
        const answer = await route.fetch();
        const stats = await answer.json();
        await route.fulfill({response: answer, json: {...stats, mails: {...stats.mails, parked: 1}, status_list: {age_seconds: 77}}});
      });
      await page.goto(`${BASE}admin`);
      await page.getByText('Mails that the relay refused for good: 1.').waitFor();
      await page.getByText('This node read 77 seconds ago which tokens have ended.').waitFor();
      await page.unroute('**/api/admin/stats?*');
      const mail = {id: 7, kind: 'reset', recipient: `${jane.name}@example.com`, created_at: new Date(), due_at: new Date(), attempts: 2,
        state: 'parked', reason: `550 ${HOSTILE}`};
      await page.goto(`${BASE}admin/accounts/${jane.id}`);
      await page.getByText('No mail to this account waits, and none was refused for good.').waitFor();
      await page.route(`**/accounts/${jane.id}/mails`, (route) => route.fulfill({json: {mails: [mail]}}));
      await page.reload();
      await page.getByText(`550 ${HOSTILE}`).waitFor();
      await page.getByRole('button', {name: 'Send now: mail 7'}).waitFor();
      await visitor.look('account-mails');
      await page.unroute(`**/accounts/${jane.id}/mails`);
    });

    test('keys lead from one view to another', async () => {
      await page.keyboard.press('?');
      await page.getByRole('heading', {name: 'Keys', level: 2}).waitFor();
      await visitor.look('keys-of-the-keyboard');
      await escape();
      await page.keyboard.press('g');
      await page.keyboard.press('a');
      await address('admin/accounts');
      await page.getByRole('link', {name: 'Overview'}).click();
      await address('admin');
      await page.waitForFunction(() => document.activeElement.matches('h1') && document.activeElement.textContent === 'Overview');
    });

    test('a person without the role is told how to get it', async () => {
      const other = await Visitor.in(browser, window);
      await signIn(other, jane, 'admin/keys');
      await other.page.getByRole('heading', {name: 'Your account is not an administrator'}).waitFor();
      await other.page.getByText(`latchkey roles add ${jane.name} latchkey-admin`).waitFor();
      await other.look('not-an-administrator');
      await other.leave();
    });
  });
}

test(`the console has at most ${MOST_BYTES / 1000} kB, and nothing from elsewhere`, async (t) => {
  const boss = await person('boss');
  await operate('POST', `accounts/${boss.id}`, {add_roles: ['latchkey-admin']});
  const first = await Visitor.in(browser, WINDOWS[0]);
  await signIn(first, boss, 'admin');
  await first.page.locator('.plot canvas').first().waitFor();
  const cookies = await first.context.cookies();
  await first.leave();
  const visitor = await Visitor.in(browser, WINDOWS[0]); // without anything in its cache
  await visitor.context.addCookies(cookies);
  const sizes = new Map();
  visitor.page.on('request', (request) => assert.ok(request.url().startsWith(BASE), request.url()));
  visitor.page.on('response', (response) => {
    if (response.request().resourceType() !== 'fetch') sizes.set(response.url(), response.body().then((body) => body.length));
  });
  await visitor.page.goto(`${BASE}admin/accounts/${boss.id}`);
  await visitor.page.getByText('This is your own account.').waitFor();
  for (const name of ['Accounts', 'Events', 'Mails', 'Clients', 'Webhooks', 'Keys', 'Overview']) {
    await visitor.page.getByRole('navigation').getByRole('link', {name, exact: true}).click();
    await visitor.page.getByRole('heading', {level: 1, name}).waitFor();
  }
  await visitor.page.locator('.plot canvas').first().waitFor();
  const bytes = (await Promise.all(sizes.values())).reduce((sum, size) => sum + size, 0);
  t.diagnostic(`the console: ${bytes} bytes`);
  assert.ok(bytes <= MOST_BYTES, `${bytes} bytes`);
  await visitor.leave();
});
