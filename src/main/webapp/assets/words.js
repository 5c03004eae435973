// Times and devices as people say them.

import {text} from './page.js';

const UNITS = [['year', 31536000], ['month', 2592000], ['day', 86400], ['hour', 3600], ['minute', 60]];

/** A time before now, such as "5 minutes ago", in the language of the page. */
export function ago(moment) {
  const seconds = Math.round((new Date(moment) - Date.now()) / 1000);
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang, {numeric: 'auto'});
  for (const [unit, length] of UNITS) {
    if (Math.abs(seconds) >= length) return words.format(Math.trunc(seconds / length), unit);
  }
  return words.format(Math.min(0, seconds), 'second');
}

// The server says which part of a user agent stands for which name: "Edg=Edge;OPR/=Opera".
const named = (key) => text(key).split(';').map((one) => one.split('='));

/** A device, such as "Firefox on Windows"; for other programs the beginning of what they say. */
export function agent(userAgent) {
  if (!userAgent) return text('unknown.device');
  const first = (names) => (names.find(([part]) => userAgent.includes(part)) || [])[1];
  const browser = first(named('browsers'));
  const system = first(named('systems'));
  if (browser && system) return text('device', {browser, system});
  return browser || userAgent.split(' ')[0].slice(0, 40);
}
