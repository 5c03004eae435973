// The language of the account, which the server cannot know when it sends a page.

import {root} from './page.js';

const LANGUAGE = 'latchkey-language';

function chosenLanguage() {
  const found = document.cookie.split('; ').find((one) => one.startsWith(`${LANGUAGE}=`));
  return found ? found.slice(LANGUAGE.length + 1) : '';
}

/**
 * Makes the pages have the language of an account; null stands for that of the browser. The server
 * cannot know who opens a page, so a cookie of its own tells it the language.
 *
 * @returns whether this page would be in another language now
 */
export function speak(locale) {
  const before = chosenLanguage();
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  const age = locale ? 31536000 : 0;
  document.cookie = `${LANGUAGE}=${locale || ''}; Path=${new URL(root).pathname}; Max-Age=${age}; SameSite=Lax${secure}`;
  const now = chosenLanguage();
  return now !== before && now !== document.documentElement.lang;
}
