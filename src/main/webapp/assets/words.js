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

const BROWSERS = [[/\bEdgA?\//, 'Edge'], [/\bOPR\//, 'Opera'], [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bSamsungBrowser\//, 'Samsung Internet'], [/Chrom(e|ium)\/|\bCriOS\//, 'Chrome'], [/\bSafari\//, 'Safari']];
const SYSTEMS = [[/\bAndroid\b/, 'Android'], [/\b(iPhone|iPad|iPod)\b/, 'iOS'], [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'], [/\bCrOS\b/, 'ChromeOS'], [/\bLinux\b/, 'Linux']];

/** A device, such as "Firefox on Windows"; for other programs the beginning of what they say. */
export function agent(userAgent) {
  if (!userAgent) return text('unknown.device');
  const first = (list) => (list.find(([pattern]) => pattern.test(userAgent)) || [])[1];
  const browser = first(BROWSERS);
  const system = first(SYSTEMS);
  if (browser && system) return text('device', {browser, system});
  return browser || userAgent.split(' ')[0].slice(0, 40);
}
