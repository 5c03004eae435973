// LATCHKEY_PAGES=off: the pages of mailed links do all of their work, and lead to no page that is off.

import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {api, BASE, launch, person, Visitor} from './visit.mjs';

const who = person();
let browser;
let visitor;
let page;

before(async () => {
  browser = await launch();
  visitor = await Visitor.in(browser, {width: 390, scheme: 'light', language: 'en'});
  ({page} = visitor);
  await api('POST', 'signup', {username: who.name, email: who.email, password: who.password});
});
after(async () => {
  visitor.forgive();
  await visitor.leave();
  await browser.close();
});
const open = async (address, count) => {
  await visitor.open(await visitor.link(address, count));
  await page.waitForSelector('#form:not([hidden])');
};
const ends = async (key) => {
  await visitor.notice(key);
  assert.ok(await page.locator('#next').isHidden());
  await visitor.look(`off-${key}`);
};

test('there is no page to sign in', async () => {
  assert.equal((await fetch(`${BASE}login`)).status, 404);
});

test('an address is confirmed', async () => {
  await open(who.email, 1);
  await visitor.fill('password', who.password);
  await visitor.press('action.confirm');
  await ends('js.verified');
});

test('a new address is confirmed with the password, and a wrong one is told at its field', async () => {
  const {token} = await api('POST', 'login', {username: who.name, password: who.password});
  await api('POST', 'change_email', {new_email: `new-${who.email}`, password: who.password}, token);
  await open(`new-${who.email}`, 1);
  await visitor.fill('password', 'a wrong one');
  await visitor.press('action.confirm');
  await page.locator('#password-error', {hasText: visitor.t('js.wrong.password')}).waitFor();
  await visitor.fill('password', who.password);
  await visitor.press('action.confirm');
  await ends('js.email.changed');
  await page.reload();
  await ends('js.link.missing');
});

test('a password is reset', async () => {
  await api('POST', 'forgot-password', {email: `new-${who.email}`});
  await open(`new-${who.email}`, 2);
  await visitor.fill('new_password', `another ${who.password}`);
  await visitor.press('action.reset');
  await ends('js.password.done');
  await api('POST', 'login', {username: who.name, password: `another ${who.password}`});
});
