// What the pages of mailed links share: the token, what it is for, and how it ends.

import {byId, call, linkTo, say, text} from './page.js';
import {pagesAreOn, signInPage} from './places.js';

// Another mailed link was opened in this tab.
window.addEventListener('hashchange', () => {
  if (location.hash.startsWith('#token=')) location.reload();
});

/** What this tab remembers. A browser may refuse to; then a reload loses the token. */
const memory = (work) => {
  try {
    return work(sessionStorage);
  } catch {
    return null;
  }
};

/**
 * The token of the mailed link. It leaves the address bar at once, so that no history or screenshot
 * keeps it. The tab remembers it, so that a reload or a sign-in in between does not lose it.
 */
function linkToken(page) {
  const name = `latchkey.${page}`;
  const found = new URLSearchParams(location.hash.slice(1)).get('token');
  if (location.hash) {
    history.replaceState(null, '', location.pathname + location.search);
  }
  if (found) {
    memory((store) => store.setItem(name, found));
  }
  return found || memory((store) => store.getItem(name)) || '';
}

/** Forgets the token, because it was used or does not work. */
export function forgetToken(page) {
  memory((store) => store.removeItem(`latchkey.${page}`));
}

/**
 * Ends the page: a notice, and a link to the next step. If that page is off, the link leads to where
 * the operator says that people sign in, if they say so.
 */
export function finish(kind, message, href, label) {
  byId('form').hidden = true;
  const line = byId('status');
  say(line, kind, message);
  if (pagesAreOn || href === location.pathname) {
    byId('next').replaceChildren(linkTo(href, label));
  } else if (signInPage) {
    byId('next').replaceChildren(linkTo(signInPage, text('goto.signin')));
  }
  byId('next').hidden = !byId('next').firstChild;
  line.focus();
}

/**
 * Asks what the link is for, and then shows the form. A link that does not work ends the page.
 *
 * @param again where a new link can be asked for
 */
export async function openLink(page, again, show) {
  const token = linkToken(page);
  if (!token) {
    finish('problem', text('link.missing'), again, text('link.new'));
    return;
  }
  let answer;
  try {
    answer = await call('POST', 'api/check_link', {token});
  } catch {
    answer = {status: 0, body: {}};
  }
  if (answer.ok && answer.body.link.page === page) {
    byId('form').hidden = false;
    byId('account').value = answer.body.link.username; // for the password manager
    byId('who').textContent = answer.body.link.username;
    show(token, answer.body.link);
  } else if (answer.status === 400 || answer.ok) {
    forgetToken(page);
    finish('problem', text('link.spent'), again, text('link.new'));
  } else {
    finish('problem', text(answer.status ? 'busy.server' : 'offline'), location.pathname, text('link.retry'));
  }
}

/**
 * "This was not me".
 *
 * @param own the signed-in person's name if their account could be removed; they press twice
 */
export function rejectButton(page, token, own) {
  let asks = own;
  byId('reject').addEventListener('click', async () => {
    if (asks) {
      asks = null;
      say(byId('status'), 'problem', text('reject.own', {username: own}));
      return;
    }
    const answer = await call('POST', 'api/reject_link', {token}).catch(() => ({status: 0}));
    if (answer.ok || answer.status === 400) {
      forgetToken(page);
      finish(answer.ok ? 'success' : 'problem', text(answer.ok ? 'link.rejected' : 'link.spent'),
          signInPage, text('goto.signin'));
    } else {
      say(byId('status'), 'problem', text(answer.status ? 'failed' : 'offline'));
    }
  });
}

/** A link that another tab has used meanwhile. Returns whether it was one. */
export function spent(page, again) {
  return (answer) => {
    const over = ['invalid_link', 'invalid_reset_token'].includes(answer.body.code);
    if (over) {
      forgetToken(page);
      finish('problem', text('link.spent'), again, text('link.new'));
    }
    return over;
  };
}
