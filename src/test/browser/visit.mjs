// A visitor with a browser: pages in one language, checked by axe-core wherever the visitor looks.

import assert from 'node:assert/strict';
import {mkdirSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {chromium} from 'playwright-core';

export const BASE = process.env.LATCHKEY_URL.replace(/\/?$/, '/');
const SHOTS = process.env.LATCHKEY_SHOTS;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PATIENCE_MS = Number(process.env.LATCHKEY_PATIENCE_MS || 20000);

export const WINDOWS = [
  {width: 390, scheme: 'light', language: 'ar'},
  {width: 390, scheme: 'dark', language: 'en'},
  {width: 1280, scheme: 'light', language: 'en'},
  {width: 1280, scheme: 'dark', language: 'ar'},
];
let people = 0;

/** Somebody whom the server does not know yet. */
export function person() {
  const name = `p${Date.now().toString(36)}_${++people}`;
  return {name, email: `${name}@example.com`, password: `plain words ${name.split('').reverse().join('')}`};
}

/** Calls the API as an application does. It must answer 200. */
export async function api(method, path, body, token) {
  const answer = await fetch(`${BASE}api/${path}`, {
    method,
    headers: {'Content-Type': 'application/json', ...(token ? {Authorization: `Bearer ${token}`} : {})},
    body: body && JSON.stringify(body),
  });
  assert.equal(answer.status, 200, `${method} ${path}`);
  return answer.json();
}

/** What the operator's script does. */
export const operate = (method, path, body) => api(method, `admin/${path}`, body, process.env.LATCHKEY_OPERATOR_TOKEN);

/** The texts of a language, as the server has them. */
export function texts(tag) {
  const lines = readFileSync(new URL(`../../main/resources/text/${tag}.properties`, import.meta.url), 'utf8')
      .split('\n').filter((line) => line && !line.startsWith('#'));
  const found = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
  return (key, values = {}) => found[key].replace(/\\u([0-9a-f]{4})/gi, (all, code) => String.fromCharCode(parseInt(code, 16))).replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

export async function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox'], // as root, in containers
  });
}

export class Visitor {
  static async in(browser, {width, scheme, language}) {
    const context = await browser.newContext({
      viewport: {width, height: 800}, colorScheme: scheme, locale: language, reducedMotion: 'reduce',
    });
    // Not a script of the page, whose policy allows no foreign one.
    await context.addInitScript({content: axe});
    return new Visitor(context, await context.newPage(), `${width}-${scheme}-${language}`, language);
  }

  constructor(context, page, name, language) {
    Object.assign(this, {context, page, name, language, t: texts(language), seen: 0, complaints: []});
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message) => {
      // The browser itself writes a line for each refused call; our pages write none.
      const refused = /Failed to load resource: the server responded with a status of 4/.test(message.text());
      const cleared = message.text().startsWith('Clear-Site-Data');
      if (!refused && !cleared) this.complaints.push(message.text());
    });
  }

  async open(path) {
    await this.page.goto(BASE + path);
    assert.equal(await this.page.getAttribute('html', 'lang'), this.language);
  }

  field(key) {
    return this.page.getByLabel(this.t(key), {exact: false}).first();
  }

  async fill(id, value) {
    await this.page.fill(`#${id}`, value);
  }

  async press(key, within = '#main') {
    await this.page.locator(within).getByRole('button', {name: this.t(key), exact: true}).click();
  }

  async signUp(who) {
    await this.open('signup');
    await this.fill('username', who.name);
    await this.fill('email', who.email);
    await this.fill('password', who.password);
    await this.press('action.signup');
    await this.at('account');
    await this.page.waitForSelector('#events li');
  }

  async signIn(who) {
    await this.fill('username', who.name);
    await this.fill('password', who.password);
    await this.press('action.signin');
  }

  async at(path) {
    await this.page.waitForURL((url) => url.href.split('?')[0] === BASE + path);
  }

  async notice(key, values) {
    const text = this.t(key, values);
    await this.page.locator('.notice', {hasText: text}).first().waitFor();
  }

  /** What a person sees: no fault of accessibility, and nothing wider than the window. */
  async look(state) {
    const wide = await this.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${state} is ${wide} px too wide`);
    const faults = await this.page.evaluate(async () => {
      const found = await window.axe.run();
      return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(', ')}`);
    });
    assert.deepEqual(faults, [], `${this.name} ${state}`);
    if (SHOTS) {
      mkdirSync(SHOTS, {recursive: true});
      const number = String(++this.seen).padStart(2, '0');
      await this.page.screenshot({path: `${SHOTS}/${this.name}-${number}-${state}.png`, fullPage: true});
    }
  }

  /** The newest mail to this address, once there are so many. */
  async mail(address, count) {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const answer = await fetch(`${BASE}dev/mailbox.json?to=${encodeURIComponent(address)}`);
      const {mails} = await answer.json();
      if (mails.length >= count) return mails[0];
      assert.ok(Date.now() < end, `no mail ${count} to ${address}`);
      await new Promise((later) => setTimeout(later, 50));
    }
  }

  /** The path of the link in a mail, with its token. */
  async link(address, count) {
    const found = /https?:\/\/\S+#token=\S+/.exec((await this.mail(address, count)).text);
    assert.ok(found && found[0].startsWith(BASE), `the mail has no link to ${BASE}`);
    return found[0].slice(BASE.length);
  }

  /** The browser itself complained about calls that were meant to fail. */
  forgive() {
    this.complaints = this.complaints.filter((one) => !one.startsWith('Failed to load resource'));
  }

  async leave() {
    await this.context.close();
    assert.deepEqual(this.complaints, [], 'the browser complained');
  }
}
