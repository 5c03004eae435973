// More than one person, tab or try: pages of mailed links, the account, and a server that does not answer.

import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {api, BASE, launch, person, Visitor, WINDOWS} from './visit.mjs';

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

const busy = (route) => route.fulfill({status: 503, headers: {'Retry-After': '60'}, json: {success: false, code: 'x'}});

for (const window of [WINDOWS[0], WINDOWS[2]]) {
  describe(`hands ${Object.values(window).join(' ')}`, () => {
    const [who, other] = [person(), person()];
    const wanted = `new-${who.email}`;
    let visitor;
    let page;
    let stranger;
    let link;
    let token;
    before(async () => {
      visitor = await Visitor.in(browser, window);
      stranger = await Visitor.in(browser, window);
      page = visitor.page;
      for (const one of [who, other]) {
        await api('POST', 'signup', {username: one.name, email: one.email, password: one.password});
      }
      token = (await api('POST', 'login', {username: who.name, password: who.password})).token;
      await api('POST', 'change_email', {new_email: wanted, password: who.password}, token);
      link = await visitor.link(wanted, 1);
    });
    after(async () => {
      for (const one of [visitor, stranger]) {
        one.forgive();
        await one.leave();
      }
    });
    const signedIn = async (someone) => {
      await visitor.open('login');
      await visitor.signIn(someone);
      await visitor.at('account');
      await page.waitForSelector('#events li');
    };

    test('without a session, a new address is confirmed by way of the sign-in', async () => {
      await visitor.open(link);
      await page.getByText(wanted).waitFor();
      assert.ok(await page.locator('#reject').isVisible());
      assert.ok(await page.locator('#password').isHidden());
      await visitor.press('action.confirm');
      await visitor.at('login');
    });

    test('somebody who is signed in to another account is told, and the link still works', async () => {
      await signedIn(other);
      await visitor.open(link);
      await visitor.notice('js.link.other', {other: other.name, username: who.name});
      await visitor.look('confirm-other');
      await visitor.press('js.end');
      await page.waitForFunction(() => document.querySelector('#form button[type=submit]'));
      await visitor.press('action.confirm');
      await visitor.at('login');
      await visitor.signIn(who);
      await visitor.at('confirm-email');
      await visitor.press('action.confirm');
      await visitor.at('account');
      await visitor.notice('js.email.changed');
    });

    test('who did not ask for a change of address can say so without an account', async () => {
      token = (await api('POST', 'login', {username: who.name, password: who.password})).token;
      await api('POST', 'change_email', {new_email: `x-${wanted}`, password: who.password}, token);
      await stranger.open(await stranger.link(`x-${wanted}`, 1));
      await stranger.page.getByText(who.name, {exact: true}).waitFor();
      await stranger.look('confirm-stranger');
      await stranger.press('verify.notme');
      await stranger.notice('js.link.rejected');
    });

    test('what one tab shows of one person is not saved for another', async () => {
      await visitor.open('account');
      await page.waitForSelector('#events li');
      await visitor.fill('full_name', 'Somebody else');
      const tab = await visitor.context.newPage();
      await tab.goto(`${BASE}account`);
      await tab.click('#signout');
      await tab.waitForURL(/login/);
      await tab.fill('#username', other.name);
      await tab.fill('#password', other.password);
      await tab.click('#form button[type=submit]');
      await tab.waitForSelector('#events li');
      await visitor.press('account.save');
      await page.waitForFunction((name) => document.getElementById('who').textContent === name, other.name);
      const {token: theirs} = await api('POST', 'login', {username: other.name, password: other.password});
      assert.equal((await api('GET', 'profile', undefined, theirs)).user.full_name, null);
      await tab.close();
    });

    test('a refused sign-out is not called a success, and an account that cannot be checked is not signed out', async () => {
      await page.route(`${BASE}logout`, busy);
      await visitor.press('action.signout');
      await visitor.notice('js.busy.server');
      await page.unroute(`${BASE}logout`);
      await page.route(`${BASE}session`, busy);
      await visitor.open('account');
      await visitor.notice('js.busy.server');
      await page.unroute(`${BASE}session`);
      await page.route(/\/api\/(sessions|events)$/, busy);
      await visitor.open('account');
      await page.locator('#events li', {hasText: visitor.t('js.busy.server')}).waitFor();
      await page.locator('#devices-status', {hasText: visitor.t('js.busy.server')}).waitFor();
      await visitor.look('account-partly');
      await page.unroute(/\/api\/(sessions|events)$/);
    });

    test('a change is not sent while the server cannot say who is signed in, and what was typed stays', async () => {
      await visitor.open('account');
      await page.waitForSelector('#events li');
      await visitor.fill('full_name', 'Typed before the outage');
      await page.route(`${BASE}session`, busy);
      await visitor.press('account.save');
      await visitor.notice('js.busy.server');
      assert.equal(await page.inputValue('#full_name'), 'Typed before the outage');
      await page.unroute(`${BASE}session`);
      await visitor.press('account.save');
      await visitor.notice('js.saved');
    });

    test('a link to a section of the account leads there', async () => {
      await visitor.open('account#devices');
      await page.waitForSelector('#content:not([hidden])');
      await page.waitForFunction(() => document.getElementById('devices').getBoundingClientRect().top < innerHeight);
    });

    test('the skip link of a mailed page keeps what was typed', async () => {
      await api('POST', 'forgot-password', {email: other.email});
      await stranger.open(await stranger.link(other.email, 2));
      await stranger.fill('new_password', 'half typed');
      await stranger.page.focus('.skip');
      await stranger.page.keyboard.press('Enter');
      await stranger.page.waitForURL(/#main$/);
      assert.equal(await stranger.page.inputValue('#new_password'), 'half typed');
    });

    test('one press signs up, even if the sign-in after it is slow', async () => {
      const slow = person();
      let go;
      const held = new Promise((later) => { go = later; });
      await stranger.page.route(`${BASE}login`, async (route) => {
        if (route.request().method() === 'POST') await held;
        await route.continue();
      });
      await stranger.open('signup');
      await stranger.fill('username', `${slow.name} `);
      await stranger.fill('email', slow.email);
      await stranger.fill('password', slow.password);
      const asked = stranger.page.waitForRequest((request) => request.url() === `${BASE}login` && request.method() === 'POST');
      await stranger.press('action.signup');
      await asked;
      assert.ok(await stranger.page.locator('#form button[type=submit]').isDisabled());
      go();
      await stranger.at('account');
    });
  });
}
