// Every journey through the pages, through real mail: on a phone and a desktop, light and dark, in a
// language from left to right and one from right to left.

import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {BASE, launch, Visitor} from './visit.mjs';

const WINDOWS = [
  {width: 390, scheme: 'light', language: 'ar'},
  {width: 390, scheme: 'dark', language: 'en'},
  {width: 1280, scheme: 'light', language: 'en'},
  {width: 1280, scheme: 'dark', language: 'ar'},
];

let browser;
let people = 0;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

function person() {
  const name = `p${Date.now().toString(36)}_${++people}`;
  return {name, email: `${name}@example.com`, password: `plain words ${name.split('').reverse().join('')}`};
}

async function signUp(visitor, who) {
  await visitor.open('signup');
  await visitor.fill('username', who.name);
  await visitor.fill('email', who.email);
  await visitor.fill('password', who.password);
  await visitor.press('action.signup');
  await visitor.at('account');
  await visitor.page.waitForSelector('#events li');
}

async function signIn(visitor, who) {
  await visitor.fill('username', who.name);
  await visitor.fill('password', who.password);
  await visitor.press('action.signin');
}

for (const window of WINDOWS) {
  describe(Object.values(window).join(' '), () => {
    let visitor;
    const who = person();
    before(async () => { visitor = await Visitor.in(browser, window); });
    after(async () => { await visitor.leave(); });

    test('signing up tells each mistake, and ends in the account', async () => {
      await visitor.open('signup');
      await visitor.look('signup');
      await visitor.press('action.signup');
      await visitor.notice('js.summary');
      await visitor.fill('username', 'a');
      await visitor.fill('email', 'nobody');
      await visitor.fill('password', '123');
      assert.equal(await visitor.page.textContent('#password-error'), visitor.t('js.short'));
      await visitor.press('action.signup');
      await visitor.page.waitForFunction((text) => document.getElementById('email-error').textContent === text,
          visitor.t('js.fault.email'));
      await visitor.look('signup-mistakes');
      assert.equal(await visitor.page.evaluate(() => document.activeElement.id), 'username');
      await signUp(visitor, who);
      await visitor.look('account');
    });

    test('a mailed link confirms the address, also after a reload', async () => {
      await visitor.open(await visitor.link(who.email, 1));
      await visitor.page.waitForSelector('#form:not([hidden])');
      assert.equal(new URL(visitor.page.url()).hash, '');
      await visitor.page.reload();
      await visitor.page.waitForSelector('#form:not([hidden])');
      await visitor.look('verify');
      await visitor.press('action.confirm');
      await visitor.at('account');
      await visitor.notice('js.verified');
      await visitor.page.waitForSelector('#content:not([hidden])');
    });

    test('a profile is saved, with skills as chips', async () => {
      await visitor.fill('full_name', 'Ada <img src=x onerror=alert(1)>');
      await visitor.fill('skill', 'Java');
      await visitor.page.keyboard.press('Enter');
      await visitor.fill('experience_years', 'many');
      await visitor.press('account.save');
      await visitor.page.waitForFunction((text) => document.getElementById('experience_years-error').textContent === text,
          visitor.t('js.fault.number'));
      await visitor.fill('experience_years', '7');
      await visitor.press('account.save');
      await visitor.notice('js.saved');
      await visitor.look('profile');
      await visitor.page.reload();
      await visitor.page.waitForFunction(() => document.getElementById('experience_years').value === '7');
      assert.match(await visitor.page.textContent('#skills'), /Java/);
    });

    test('another address counts after its link', async () => {
      await visitor.fill('new_email', `new-${who.email}`);
      await visitor.fill('email-password', 'not the password');
      await visitor.press('account.email.send');
      await visitor.notice('js.wrong.password');
      await visitor.fill('email-password', who.password);
      await visitor.press('account.email.send');
      await visitor.notice('js.sent.change', {email: `new-${who.email}`});
      who.email = `new-${who.email}`;
      await visitor.open(await visitor.link(who.email, 1));
      await visitor.page.waitForSelector('#form:not([hidden])');
      await visitor.look('confirm');
      await visitor.press('action.confirm');
      await visitor.notice('js.email.changed');
    });

    test('another device is listed, and signed out', async () => {
      const other = await Visitor.in(browser, window);
      await other.open('login');
      await other.look('signin');
      await signIn(other, who);
      await other.at('account');
      await visitor.open('account');
      await visitor.page.waitForFunction(() => document.querySelectorAll('#sessions li').length === 2);
      await visitor.look('devices');
      await visitor.page.click('#sessions button');
      await visitor.notice('js.ended');
      await visitor.page.waitForFunction(() => document.querySelectorAll('#sessions li').length === 1);
      await other.page.reload();
      await other.at('login');
      await other.leave();
    });

    test('the password changes, and the sign-out works', async () => {
      await visitor.fill('current_password', who.password);
      who.password = `changed ${who.password}`;
      await visitor.fill('new_password', who.password);
      await visitor.press('account.password.set');
      await visitor.notice('js.password.done');
      await visitor.press('action.signout');
      await visitor.at('login');
      await visitor.notice('js.signed.out');
      await visitor.look('signed-out');
    });

    test('a wrong password is refused, and what was typed stays', async () => {
      await signIn(visitor, {...who, password: 'not the password'});
      await visitor.notice('js.wrong.credentials');
      assert.equal(await visitor.page.inputValue('#username'), who.name);
      await visitor.look('signin-refused');
    });

    test('a forgotten password is reset by mail, and the link works once', async () => {
      await visitor.open('forgot-password');
      await visitor.look('forgot');
      await visitor.fill('email', who.email);
      await visitor.press('action.forgot');
      await visitor.notice('js.sent.reset');
      await visitor.look('forgot-sent');
      const link = await visitor.link(who.email, 3);
      await visitor.open(link);
      await visitor.page.waitForSelector('#form:not([hidden])');
      await visitor.look('reset');
      who.password = `reset ${who.password}`;
      await visitor.fill('new_password', who.password);
      await visitor.press('action.reset');
      await visitor.at('login');
      await visitor.notice('js.password.changed');
      await visitor.open(link);
      await visitor.notice('js.link.spent');
      await visitor.look('reset-spent');
    });

    test('a session that is over leads back after the sign-in', async () => {
      await visitor.open('account');
      await visitor.at('login');
      await signIn(visitor, who);
      await visitor.at('account');
    });

    test('the account is deleted with its password', async () => {
      await visitor.page.waitForSelector('#content:not([hidden])');
      await visitor.fill('delete-password', who.password);
      await visitor.press('action.delete');
      await visitor.at('login');
      await visitor.notice('js.account.deleted');
    });

    test('a reader who did not sign up removes the account', async () => {
      const stranger = person();
      await signUp(visitor, stranger);
      await visitor.press('action.signout');
      await visitor.at('login');
      await visitor.open(await visitor.link(stranger.email, 1));
      await visitor.page.waitForSelector('#form:not([hidden])');
      await visitor.look('verify-signed-out');
      await visitor.press('verify.notme');
      await visitor.notice('js.link.rejected');
      await visitor.open('login');
      await signIn(visitor, stranger);
      await visitor.notice('js.wrong.credentials');
    });

    test('a page that does not exist says so', async () => {
      await visitor.page.goto(`${BASE}no/such/page`);
      await visitor.look('not-found');
    });
  });
}

describe('development', () => {
  test('the home page shows a token that a logout ends', async () => {
    const visitor = await Visitor.in(browser, {width: 1280, scheme: 'light', language: 'en'});
    await visitor.open('');
    await visitor.look('home');
    await visitor.page.click('#try');
    await visitor.page.waitForSelector('#result:not([hidden])');
    await visitor.page.click('#logout');
    await visitor.page.waitForFunction(() => /401/.test(document.getElementById('alive').textContent));
    await visitor.look('home-token');
    await visitor.leave();
  });
});

describe('pages', () => {
  for (const path of ['', 'login', 'signup', 'forgot-password', 'reset-password', 'verify-email', 'confirm-email', 'dev/mailbox', 'openapi/ui']) {
    test(`/${path} has at most 60 kB, and nothing from elsewhere`, async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      const sizes = [];
      page.on('response', (response) => {
        const data = response.request().resourceType() === 'fetch';
        if (!data) sizes.push(response.body().then((body) => body.length, () => 0));
      });
      page.on('request', (request) => assert.ok(request.url().startsWith(BASE), request.url()));
      await page.goto(BASE + path, {waitUntil: 'networkidle'});
      const files = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
      if (path !== 'openapi/ui') assert.ok(files <= 60_000, `${files} bytes`);
      await context.close();
    });
  }

  test('no other site decides where a sign-in leads', async () => {
    const visitor = await Visitor.in(browser, {width: 1280, scheme: 'light', language: 'en'});
    const who = person();
    await signUp(visitor, who);
    for (const next of ['//evil.example/', 'https://evil.example/account', 'javascript:alert(1)', '\\\\evil.example', 'account/../../x', 'api/logout']) {
      await visitor.page.goto(`${BASE}login?next=${encodeURIComponent(next)}`);
      await visitor.at('account');
    }
    await visitor.leave();
  });
});
