// The HTML of a mail, in a frame. The sandbox and the page's content security policy make it
// harmless: no scripts, no forms, nothing from the network, no access to this page. What they would
// block is taken out before, because a browser reports everything that it blocks on its console.
import {make} from './mailbox-dom.js';

const SANDBOX = 'allow-popups allow-popups-to-escape-sandbox';
const WHOLE = /<(style|script)\b[^>]*>[^]*?(?:<\/\1\s*>|$)|<base\b[^>]*>/gi;
const TAG = /<[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>/gi;
const ATTRIBUTE = /([^\s"'<>/=]+)(\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?/g;
const ACTIVE = /^(?:on.*|style)$/i;
const UNWANTED = 'script, style, link, iframe, frame, object, embed, template,'
    + ' video, audio, meta:not([name="color-scheme" i])';
const LOADING = ['src', 'srcset', 'background', 'poster', 'data', 'ping', 'action', 'formaction',
  'autofocus'];
const OUTBOUND = /^(?:https?|mailto|tel):/i;

function renameActive(tag) {
  return tag.replace(ATTRIBUTE, (all, name, value = '') =>
    ACTIVE.test(name) ? `data-${name}${value}` : all);
}

// Before anything parses it: a browser applies the policy to a document that is only parsed, too.
function defused(html) {
  return html.replace(WHOLE, '').replace(TAG, renameActive);
}

function aim(link) {
  const href = (link.getAttribute('href') || '').trim();
  if (OUTBOUND.test(href)) {
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener noreferrer');
  } else if (/^#./.test(href)) {
    // Relative to the frame. Otherwise it would mean a place in this page.
    link.setAttribute('href', `about:srcdoc${href}`);
    link.setAttribute('target', '_self');
  } else {
    link.removeAttribute('href');
  }
}

function strip(mail) {
  mail.querySelectorAll(UNWANTED).forEach((element) => element.remove());
  for (const name of LOADING) {
    mail.querySelectorAll(`[${name}]`).forEach((element) => element.removeAttribute(name));
  }
  // In SVG, these load what they name.
  mail.querySelectorAll('image, feImage, use').forEach((element) => element.remove());
  mail.querySelectorAll('form').forEach((form) => form.replaceWith(...form.childNodes));
  mail.querySelectorAll('a, area').forEach(aim);
}

// The policy allows no styles in the mail itself, but a stylesheet from this server. So the server
// collects the mail's styles, and the mail asks for them.
function dress(mail, styles) {
  // A long mail without links must be scrolled with the keyboard, too. Browsers pass by a frame in
  // which nothing can have the focus.
  mail.body.setAttribute('tabindex', '0');
  mail.head.prepend(
      Object.assign(mail.createElement('base'), {target: '_blank'}),
      Object.assign(mail.createElement('link'), {rel: 'stylesheet', href: styles}));
}

/** A frame with this mail's HTML, and whether it has images, which are not loaded. */
export function framed(mail) {
  const parsed = new DOMParser().parseFromString(defused(mail.html), 'text/html');
  const images = parsed.querySelector('img[src], img[srcset], [background]') !== null;
  strip(parsed);
  dress(parsed, new URL(`mailbox/${mail.id}/styles`, location).href);
  const frame = make('iframe', {title: 'The mail as HTML', referrerPolicy: 'no-referrer'});
  frame.setAttribute('sandbox', SANDBOX);
  frame.srcdoc = `<!doctype html>${parsed.documentElement.outerHTML}`;
  return {frame, images};
}
