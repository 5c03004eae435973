// A public URL with a path: a proxy strips it, and everything but the console works.

import assert from 'node:assert/strict';
import {createServer, request} from 'node:http';
import {after, before, test} from 'node:test';
import {BASE, launch, Visitor} from './visit.mjs';

const NODE = new URL(process.env.LATCHKEY_NODE);
const PUBLIC = new URL(BASE);
const PREFIX = PUBLIC.pathname.replace(/\/$/, '');
const PASSWORD = 'plain words behind a proxy';

let proxy;
let browser;
let visitor;
let page;
const name = `x${Date.now().toString(36)}`;

before(async () => {
  assert.notEqual(PREFIX, '');
  proxy = createServer((asked, answer) => {
    if (!asked.url.startsWith(`${PREFIX}/`)) {
      answer.writeHead(404).end('another application');
      return;
    }
    const forwarded = request({port: NODE.port, method: asked.method, path: asked.url.slice(PREFIX.length), headers: asked.headers}, (got) => {
      answer.writeHead(got.statusCode, got.headers);
      got.pipe(answer);
    });
    asked.pipe(forwarded);
  }).listen(Number(PUBLIC.port));
  await new Promise((listening) => { proxy.once('listening', listening); });
  browser = await launch();
  visitor = await Visitor.in(browser, {width: 390, scheme: 'light', language: 'en'});
  ({page} = visitor);
  page.on('response', (response) => {
    const foreign = !response.url().startsWith(BASE);
    if (foreign) visitor.complaints.push(`${response.url()} is outside of the path`);
  });
});
after(async () => {
  await visitor.leave();
  await browser.close();
  proxy.close();
  proxy.closeAllConnections();
});

test('an account is made, confirmed, signed out and in', async () => {
  await visitor.open('signup');
  await visitor.fill('username', name);
  await visitor.fill('email', `${name}@example.com`);
  await visitor.fill('password', PASSWORD);
  await visitor.press('action.signup');
  await visitor.at('account');
  await visitor.open(await visitor.link(`${name}@example.com`, 1));
  await page.waitForSelector('#form:not([hidden])');
  await visitor.press('action.confirm');
  await visitor.at('account');
  await visitor.notice('js.verified');
  await visitor.press('action.signout');
  await visitor.at('login');
  await visitor.fill('username', name);
  await visitor.fill('password', PASSWORD);
  await visitor.press('action.signin');
  await visitor.at('account');
});

test('the language of the account counts below the path alone', async () => {
  await page.waitForSelector('#content:not([hidden])');
  await page.selectOption('#locale', 'de');
  await visitor.press('account.save');
  await page.waitForSelector('html[lang=de] #content:not([hidden])');
  const cookies = await visitor.context.cookies();
  assert.deepEqual(cookies.map((one) => `${one.name} ${one.path}`).sort(), ['latchkey /', `latchkey-language ${PREFIX}/`]);
  await page.selectOption('#locale', '');
  await page.locator('#profile-form button[type=submit]').click();
  await page.waitForSelector('html[lang=en] #content:not([hidden])');
});

test('the console says why it is off, and its API refuses a browser', async () => {
  await page.goto(`${BASE}admin/accounts`);
  await page.getByRole('heading', {name: 'The console is off on this server'}).waitFor();
  await visitor.look('console-off');
  const status = await page.evaluate(async (base) => (await fetch(`${base}api/admin/keys`, {headers: {'X-Latchkey': '1'}})).status, BASE);
  assert.equal(status, 403);
});

test('a page that does not exist finds its styles, and leads to the account', async () => {
  await page.goto(`${BASE}no/such/page`);
  await page.getByRole('link', {name: visitor.t('notfound.next')}).click();
  await visitor.at('account');
  await page.goto(`${BASE}.well-known/change-password`);
  await visitor.at('account#password-section');
});

test('a forgotten password is reset by mail', async () => {
  await page.waitForSelector('#content:not([hidden])');
  await visitor.press('action.signout');
  await visitor.at('login');
  await page.getByRole('link', {name: visitor.t('signin.forgot')}).click();
  await visitor.at('forgot-password');
  await visitor.fill('email', `${name}@example.com`);
  await visitor.press('action.forgot');
  await visitor.notice('js.sent.reset');
  await visitor.open(await visitor.link(`${name}@example.com`, 2));
  await page.waitForSelector('#form:not([hidden])');
  await visitor.fill('new_password', `another ${PASSWORD}`);
  await visitor.press('action.reset');
  await visitor.at('login');
  await visitor.notice('js.password.changed');
});
