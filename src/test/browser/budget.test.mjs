// What each page weighs, and how soon a person can use it.

import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {api, BASE, launch, operate, person, Visitor} from './visit.mjs';

const MOST_BYTES = 60_000;
const MOST_BYTES_OF_THE_CONSOLE = 150_000;
const VISITS = Number(process.env.LATCHKEY_VISITS || 3);
const LONGEST_MS = 3000; // a machine that also builds; docs/performance.md has the times of a quiet one

let browser;
let visitor;
const states = {};
const links = {};

const SENDS = '#form:not([hidden]) button[type=submit]:enabled';
const PAGES = [
  ['/', () => '', '#try:enabled'],
  ['/login', () => 'login', SENDS, 'out'],
  ['/signup', () => 'signup', SENDS, 'out'],
  ['/forgot-password', () => 'forgot-password', SENDS, 'out'],
  ['/reset-password', () => links.reset, SENDS],
  ['/verify-email', () => links.verify, SENDS],
  ['/confirm-email', () => links.confirm, SENDS],
  ['/account', () => 'account', '#content:not([hidden]) button[type=submit]:enabled'],
  ['a path that does not exist', () => 'no/such/page', '#main a'],
  ['/openapi/ui', () => 'openapi/ui', 'h2'],
  ['/dev/mailbox', () => 'dev/mailbox', '#panes:not([hidden]), #nothing:not([hidden])'],
  ['/admin', () => 'admin', '#place h1', 'admin'],
  ['/admin/accounts', () => 'admin/accounts', 'input[type=search]', 'admin'],
];

before(async () => {
  browser = await launch();
  visitor = await Visitor.in(browser, {width: 1280, scheme: 'light', language: 'en'});
  const who = person();
  const {email, password} = who;
  await visitor.signUp(who);
  links.verify = await visitor.link(email, 1);
  await visitor.page.waitForSelector('#content:not([hidden])');
  await visitor.fill('new_email', `new-${email}`);
  await visitor.fill('email-password', password);
  await visitor.press('account.email.send');
  await visitor.notice('js.sent.change', {email: `new-${email}`});
  links.confirm = await visitor.link(`new-${email}`, 1);
  await api('POST', 'forgot-password', {email});
  links.reset = await visitor.link(email, 2);
  states.in = await visitor.context.storageState();
  states.admin = await administrator();
});

/** Signs an administrator in. */
async function administrator() {
  const who = person();
  await operate('POST', 'accounts', {username: who.name, email: who.email, password: who.password, roles: ['latchkey-admin']});
  const boss = await Visitor.in(browser, {width: 1280, scheme: 'light', language: 'en'});
  await boss.open('login');
  await boss.signIn(who);
  await boss.at('account');
  await boss.page.waitForSelector('#content:not([hidden])');
  const state = await boss.context.storageState();
  await boss.leave();
  return state;
}

after(async () => {
  await visitor.leave();
  await browser.close();
});

/** Opens the page in a browser without a cache: its bytes, and the time from its HTML to its first use. */
async function visit(path, usable, storageState) {
  const context = await browser.newContext({locale: 'en', storageState});
  await context.addInitScript((selector) => {
    const look = () => {
      if (document.readyState !== 'loading' && document.querySelector(selector)) {
        window.usableAt = performance.now();
      } else {
        setTimeout(look, 1);
      }
    };
    look();
  }, usable);
  const page = await context.newPage();
  const sizes = [];
  page.on('request', (request) => assert.ok(request.url().startsWith(BASE), request.url()));
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'fetch') sizes.push(response.body().then((body) => body.length, () => 0));
  });
  await page.goto(BASE + path, {waitUntil: 'networkidle'});
  await page.waitForFunction(() => window.usableAt);
  const wait = await page.evaluate(() => window.usableAt - performance.getEntriesByType('navigation')[0].responseEnd);
  await context.close();
  return {wait, bytes: (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)};
}

for (const [name, path, usable, signed = 'in'] of PAGES) {
  const most = signed === 'admin' ? MOST_BYTES_OF_THE_CONSOLE : MOST_BYTES;
  test(`${name} has at most ${most / 1000} kB, nothing from elsewhere, and can be used soon`, async (t) => {
    const waits = [];
    let bytes = 0;
    for (let i = 0; i < VISITS; i++) {
      const seen = await visit(path(), usable, states[signed]);
      waits.push(seen.wait);
      bytes = Math.max(bytes, seen.bytes);
    }
    const median = waits.sort((a, b) => a - b)[Math.floor(VISITS / 2)];
    t.diagnostic(`${name}: ${bytes} bytes, usable ${Math.round(median)} ms after its HTML (median of ${VISITS})`);
    assert.ok(bytes <= most, `${bytes} bytes`);
    assert.ok(median <= LONGEST_MS, `${median} ms`);
  });
}
