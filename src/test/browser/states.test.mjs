// The states of pages that are rare: waiting, limits, a busy server, no network, a session that is over.

import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {api, BASE, launch, person, Visitor, WINDOWS} from './visit.mjs';

const LONG_S = 60;

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

const refusal = (status, wait) => (route) => route.fulfill({
  status, headers: {'Retry-After': String(wait)}, json: {success: false, error: 'x', message: 'x', code: 'x'},
});

for (const window of WINDOWS) {
  describe(`states ${Object.values(window).join(' ')}`, () => {
    const who = person();
    let visitor;
    let page;
    let answers = []; // to the next sign-ins, one after the other; then the server answers
    let asked = 0;
    before(async () => {
      visitor = await Visitor.in(browser, window);
      page = visitor.page;
      await page.route(`${BASE}login`, (route) => {
        if (route.request().method() !== 'POST') return route.continue();
        asked++;
        return (answers.shift() || ((last) => last.continue()))(route);
      });
    });
    after(async () => {
      visitor.forgive();
      await visitor.leave();
    });
    const button = () => page.locator('#form button[type=submit]');
    const typed = async () => assert.equal(await page.inputValue('#username'), who.name);

    test('while a form is sent, it cannot be sent again; then the server is too busy for a second try', async () => {
      await visitor.open('login');
      await visitor.fill('username', who.name);
      await visitor.fill('password', who.password);
      await visitor.look('signin-typing');
      let answer;
      const held = new Promise((later) => { answer = later; });
      answers = [async (route) => { await held; await refusal(503, LONG_S)(route); }];
      await page.press('#password', 'Enter');
      await page.waitForFunction((text) => document.querySelector('#form button[type=submit]').textContent === text, visitor.t('js.busy'));
      assert.ok(await button().isDisabled());
      await page.press('#password', 'Enter');
      await visitor.look('signin-busy');
      answer();
      await visitor.notice('js.busy.server');
      assert.ok(await button().isEnabled());
      await typed();
      assert.equal(asked, 1);
      await visitor.look('signin-unavailable');
    });

    test('a busy server is asked once more', async () => {
      answers = [refusal(503, 1), refusal(503, 1)];
      await visitor.press('action.signin');
      await visitor.notice('js.retrying');
      await visitor.look('signin-retrying');
      await visitor.notice('js.busy.server');
      assert.equal(answers.length, 0);
    });

    test('after too many attempts, the form counts down and unlocks itself', async () => {
      answers = [refusal(429, 3)];
      await visitor.press('action.signin');
      await page.locator('#status [aria-hidden]').filter({hasText: new Intl.RelativeTimeFormat(visitor.language).format(3, 'second')}).waitFor();
      assert.ok(await button().isDisabled());
      await visitor.look('signin-limited');
      await visitor.notice('js.wait.over');
      assert.ok(await button().isEnabled());
      await typed();
    });

    test('without a network, what was typed stays', async () => {
      await visitor.context.setOffline(true);
      await visitor.press('action.signin');
      await visitor.notice('js.offline');
      await typed();
      await visitor.look('signin-offline');
      await visitor.context.setOffline(false);
    });

    test('a session that ends while somebody types leads to the sign-in and back', async () => {
      await visitor.signUp(who);
      const {token} = await api('POST', 'login', {username: who.name, password: who.password});
      await api('POST', 'logout_all', {}, token);
      await visitor.press('account.save');
      await visitor.at('login');
      await visitor.notice('js.session.over');
      await visitor.look('session-over');
      await visitor.signIn(who);
      await visitor.at('account');
      await page.waitForSelector('#content:not([hidden])');
    });

    test('an account that cannot be read can be tried again', async () => {
      await page.route(`${BASE}api/profile`, refusal(503, LONG_S));
      await visitor.open('account');
      await visitor.notice('js.busy.server');
      await visitor.look('account-unavailable');
      await page.unroute(`${BASE}api/profile`);
      await page.getByRole('link', {name: visitor.t('js.link.retry'), exact: true}).click();
      await page.waitForSelector('#content:not([hidden])');
    });

    test('the mailbox shows a mail, and finds it by its words', async () => {
      await visitor.mail(who.email, 1);
      await page.goto(`${BASE}dev/mailbox`);
      await page.getByRole('searchbox').fill(who.email);
      const found = page.locator('#mails li a');
      await page.waitForFunction(() => document.querySelectorAll('#mails li').length === 1);
      assert.match(await found.textContent(), /^Unread: /);
      await visitor.look('mailbox');
      await found.click();
      await page.getByRole('tab', {name: 'Text'}).click();
      await page.locator('#panel a').first().waitFor();
      assert.match(await page.locator('#panel a').first().textContent(), /#token=/);
      await visitor.look('mailbox-text');
      await page.getByRole('tab', {name: 'HTML'}).click();
      await page.frameLocator('#panel iframe').locator('a.button').waitFor();
      await visitor.look('mailbox-html');
      const back = page.getByRole('button', {name: 'Back to the list'}); // on a phone
      if (await back.isVisible()) await back.click();
      await page.getByRole('searchbox').fill(`not-${who.email}`);
      await page.getByText('No mail has these words.').waitFor();
    });
  });
}
