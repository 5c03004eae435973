// Every journey through the pages, through real mail: on a phone and a desktop, light and dark, in a
// language from left to right and one from right to left.

import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {createServer} from 'node:http';
import {BASE, launch, person, texts, Visitor, WINDOWS} from './visit.mjs';

const HOSTILE = '<img src=x onerror=alert(1)>';

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

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
      await visitor.signUp(who);
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

    test('the pages have the language that the account has chosen', async () => {
      const another = window.language === 'en' ? 'ar' : 'en';
      const said = texts(another);
      await visitor.page.selectOption('#locale', another);
      await visitor.press('account.save');
      await visitor.page.waitForSelector(`html[lang=${another}] #content:not([hidden])`);
      await visitor.page.locator('#profile-form .notice', {hasText: said('js.saved')}).waitFor();
      await visitor.look('language');
      await visitor.page.getByRole('button', {name: said('action.signout'), exact: true}).click();
      await visitor.at('login');
      await visitor.notice('js.signed.out'); // in the language of the browser again
      await visitor.signIn(who);
      await visitor.at('account');
      assert.equal(await visitor.page.getAttribute('html', 'lang'), another);
      await visitor.page.waitForSelector('#content:not([hidden])');
      await visitor.page.selectOption('#locale', '');
      await visitor.page.getByRole('button', {name: said('account.save'), exact: true}).click();
      await visitor.page.waitForSelector(`html[lang=${window.language}] #content:not([hidden])`);
      await visitor.notice('js.saved');
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
      await other.signIn(who);
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
      await visitor.signIn({...who, password: 'not the password'});
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
      await visitor.signIn(who);
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
      await visitor.signUp(stranger);
      await visitor.press('action.signout');
      await visitor.at('login');
      await visitor.open(await visitor.link(stranger.email, 1));
      await visitor.page.waitForSelector('#form:not([hidden])');
      await visitor.look('verify-signed-out');
      await visitor.press('verify.notme');
      await visitor.notice('js.link.rejected');
      await visitor.open('login');
      await visitor.signIn(stranger);
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
  test('a new password is judged while somebody types, as the server judges it', async () => {
    const visitor = await Visitor.in(browser, {width: 390, scheme: 'light', language: 'en'});
    await visitor.open('signup');
    await visitor.page.waitForLoadState('networkidle');
    await visitor.fill('username', 'johndoe');
    await visitor.fill('email', 'John.Doe@example.com');
    for (const [password, key] of [
      ['12345', 'js.short'], ['\ud83d\udd0b\ud83d\udd0b\ud83d\udd0b', 'js.short'], ['PassWord', 'js.common'], ['!!Latchkey26', 'js.common'],
      ['123JohnDoe!', 'js.close'], ['john.doe99', 'js.close'], ['(John.Doe@Example.com)', 'js.close'],
      ['xjohndoe1', ''], ['johndoe-and-a-horse', ''], ['plain words', ''],
    ]) {
      await visitor.fill('password', password);
      assert.equal(await visitor.page.textContent('#password-error'), key && visitor.t(key), password);
      if (!key || key === 'js.short') continue;
      const answer = await fetch(`${BASE}api/signup`, {method: 'POST', headers: {'Content-Type': 'application/json'},
        body: JSON.stringify({username: 'johndoe', email: 'John.Doe@example.com', password})});
      assert.deepEqual((await answer.json()).fields, {password: 'is too common or too close to your name or email'});
    }
    await visitor.fill('password', 'kettledrum');
    await visitor.fill('username', 'kettledrum');
    assert.equal(await visitor.page.textContent('#password-error'), visitor.t('js.close'));
    await visitor.look('password-close');
    // Not among those that the page knows.
    await visitor.fill('username', `p${Date.now().toString(36)}`);
    await visitor.fill('password', 'Tecumseh');
    assert.equal(await visitor.page.textContent('#password-error'), '');
    await visitor.press('action.signup');
    await visitor.page.waitForFunction((said) => document.getElementById('password-error').textContent === said, visitor.t('js.fault.common'));
    assert.equal(await visitor.page.evaluate(() => document.activeElement.id), 'password');
    await visitor.leave();
  });

  test('what others typed does nothing, and nothing leaks by referrer, history or title', async () => {
    const visitor = await Visitor.in(browser, {width: 390, scheme: 'light', language: 'en'});
    const {page} = visitor;
    page.on('dialog', () => visitor.complaints.push('somebody’s text ran as a script'));
    page.on('request', (request) => request.headers().referer && visitor.complaints.push(`referrer in ${request.url()}`));
    const who = person();
    await visitor.signUp(who);
    await visitor.fill('full_name', HOSTILE);
    await visitor.fill('skill', HOSTILE);
    await visitor.press('account.save');
    await visitor.notice('js.saved');
    for (const password of [who.password, 'not the password']) {
      await fetch(`${BASE}api/login`, {method: 'POST', headers: {'Content-Type': 'application/json', 'User-Agent': `${HOSTILE} x`},
        body: JSON.stringify({username: who.name, password})});
    }
    await page.reload();
    await page.waitForFunction(() => document.querySelectorAll('#sessions li').length === 2);
    assert.match(await page.textContent('#sessions'), /<img/);
    assert.match(await page.textContent('#events'), /<img/);
    assert.match(await page.textContent('#skills'), /<img/);
    assert.equal(await page.locator('#content img').count(), 0);
    assert.equal(await page.title(), 'Your account - Latchkey');
    await visitor.look('hostile');
    const link = await visitor.link(who.email, 1);
    const token = link.split('token=')[1];
    await visitor.open(link);
    await page.waitForSelector('#form:not([hidden])');
    await page.reload();
    await page.waitForSelector('#form:not([hidden])');
    const history = await page.evaluate(() => navigation.entries().map((entry) => String(entry.url)).concat(document.title));
    assert.ok(history.every((text) => !text.includes(token)), history.join(' '));
    await visitor.press('action.confirm');
    await visitor.at('account');
    assert.ok(!(await page.evaluate(() => JSON.stringify(sessionStorage))).includes(token));
    await visitor.leave();
  });

  test('another site can neither sign anybody out nor show or read an account', async () => {
    const visitor = await Visitor.in(browser, {width: 1280, scheme: 'light', language: 'en'});
    await visitor.signUp(person());
    const evil = createServer((request, response) => response.writeHead(200, {'Content-Type': 'text/html'}).end(request.url !== '/' ? '' : `
      <form id="out" method="post" action="${BASE}logout" target="answer"><input name="a"></form>
      <form id="in" method="post" action="${BASE}login" target="answer" enctype="text/plain"><input name='{"username":"x","password":"' value='y"}'></form>
      <iframe name="answer"></iframe><iframe id="account" src="${BASE}account"></iframe>
      <img src="${BASE}session"><img src="${BASE}logout">`)).listen(0, '127.0.0.1');
    await new Promise((listening) => { evil.once('listening', listening); });
    const page = await visitor.context.newPage();
    const answers = [];
    page.on('response', (response) => answers.push(`${response.request().method()} ${new URL(response.url()).pathname} ${response.status()}`));
    await page.goto(`http://127.0.0.1:${evil.address().port}/`);
    await page.evaluate(() => document.getElementById('out').submit());
    await page.waitForTimeout(500);
    await page.evaluate(() => document.getElementById('in').submit());
    await page.waitForTimeout(500);
    const read = await page.evaluate(async (base) => {
      const tries = [{}, {headers: {'X-Latchkey': '1'}}, {method: 'POST', headers: {'X-Latchkey': '1'}}, {mode: 'no-cors'}];
      const read = [];
      for (const one of tries) {
        const path = one.method ? 'logout' : 'api/profile';
        read.push(await fetch(base + path, {credentials: 'include', ...one}).then((answer) => answer.type, () => 'refused'));
      }
      return read;
    }, BASE);
    assert.deepEqual(read, ['refused', 'refused', 'refused', 'opaque']);
    assert.ok(answers.some((one) => /^POST .*logout 403$/.test(one)), answers.join());
    assert.ok(answers.some((one) => /^POST .*login 40[03]|^POST .*login 415/.test(one)), answers.join());
    assert.ok(page.frames().every((frame) => !frame.url().startsWith(`${BASE}account`)), 'the account is in a frame');
    await page.close();
    evil.close();
    await visitor.page.reload();
    await visitor.page.waitForSelector('#content:not([hidden])');
    await visitor.leave();
  });

  test('no other site decides where a sign-in leads', async () => {
    const visitor = await Visitor.in(browser, {width: 1280, scheme: 'light', language: 'en'});
    const who = person();
    await visitor.signUp(who);
    for (const next of ['//evil.example/', 'https://evil.example/account', 'javascript:alert(1)', '\\\\evil.example', 'account/../../x', 'api/logout']) {
      await visitor.page.goto(`${BASE}login?next=${encodeURIComponent(next)}`);
      await visitor.at('account');
    }
    await visitor.leave();
  });
});
