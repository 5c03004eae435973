// Says while somebody types what the server would say about a new password (dev.latchkey.policy).

import {text} from './page.js';
import {setFault} from './form.js';

const SERVICE = 'latchkey';
const DECORATION = /^[\0-@[-`{-\x7f]*$/; // ASCII without letters
let common = new Set();

const folded = (typed) => typed.normalize('NFC').toLowerCase();

/** Whether the password is the name, or the name with only digits, punctuation and spaces around it. */
function isLittleMoreThan(name, password) {
  if (!name || password === name) return Boolean(name);
  const at = /\p{L}/u.test(name) ? password.indexOf(name) : -1;
  return at >= 0 && DECORATION.test(password.slice(0, at)) && DECORATION.test(password.slice(at + name.length));
}

function weakness(input, names) {
  const password = folded(input.value);
  if ([...input.value.normalize('NFC')].length < Number(input.dataset.min)) return 'short';
  if (input.dataset.blocklist !== 'true') return '';
  if (common.has(password) || isLittleMoreThan(SERVICE, password)) return 'common';
  const own = names.flatMap((name) => [folded(name), folded(name).replace(/@[^@]*$/, '')]);
  return own.some((name) => isLittleMoreThan(name, password)) ? 'close' : '';
}

/**
 * Watches the field of a new password. Call it after `sendForm`. The most common passwords are known
 * here; the server knows many more.
 *
 * @param names a function that returns the names of the owner
 * @param fields the fields in which the owner types these names
 */
export function watchPassword(input, names, fields = []) {
  const say = () => {
    const found = input.value && weakness(input, names().filter(Boolean));
    setFault(input, found ? text(found) : '');
  };
  input.addEventListener('input', say);
  for (const field of fields) field.addEventListener('input', () => input.value && say());
  import('./common.js').then((list) => {
    common = new Set(list.default.split(' '));
    if (input.value) say();
  }, () => {}); // without it, the server says so
}
