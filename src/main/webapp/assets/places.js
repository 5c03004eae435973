// Where people go next, and why they came.

import {go, root, say, text} from './page.js';

const {login, pages} = document.documentElement.dataset;

/** Whether there are more pages than those of mailed links. */
export const pagesAreOn = pages === 'on';

/** Where people sign in: our own page, or the one that the operator has set. Empty if neither is. */
export const signInPage = login;

/** Goes to where people sign in. Only our own page shows the notice. */
export function goSignIn(why) {
  if (new URL(signInPage, location.href).href === `${root}login`) {
    go('login', why);
  } else {
    location.assign(signInPage);
  }
}

const OUR_PAGES = ['account', 'verify-email', 'confirm-email', 'admin'];

/** The page that has sent the person here. Only a page of ours, on our own origin, counts. */
export function nextPage() {
  const next = new URLSearchParams(location.search).get('next');
  if (!next) return 'account';
  const here = new URL(root);
  let url;
  try {
    url = new URL(next, here);
  } catch {
    return 'account';
  }
  const inside = url.origin === here.origin && url.pathname.startsWith(here.pathname);
  const page = url.pathname.slice(here.pathname.length);
  const ours = OUR_PAGES.some((one) => page === one || page.startsWith(`${one}/`));
  return inside && ours ? page + url.search : 'account';
}

const NOTICES = {
  saved: ['success', 'saved'],
  over: ['problem', 'session.over'],
  reset: ['success', 'password.changed'],
  out: ['success', 'signed.out'],
  deleted: ['success', 'account.deleted'],
  created: ['success', 'account.created'],
  verified: ['success', 'verified'],
  email: ['success', 'email.changed'],
};

/** Shows why the person was sent here, once: a reload shows nothing. */
export function tellWhy(line) {
  const query = new URLSearchParams(location.search);
  const notice = NOTICES[query.get('why')];
  if (!notice) return;
  say(line, notice[0], text(notice[1]));
  query.delete('why');
  const rest = query.toString();
  history.replaceState(null, '', location.pathname + (rest ? `?${rest}` : ''));
}
