// What the parts of the development mailbox share: elements, and times that grow older.

const MINUTE_S = 60;
const UNITS = [['minute', 60], ['hour', 24], ['day', Infinity]];
const AGE = new Intl.RelativeTimeFormat('en', {numeric: 'always'});
const DATE = new Intl.DateTimeFormat('en', {dateStyle: 'medium', timeStyle: 'medium'});

export const byId = (id) => document.getElementById(id);

/** An element with these properties and children. Text becomes text nodes, never HTML. */
export function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

/** A mail is one and the same only with its time: the server counts from 1 after a restart. */
export const keyOf = (mail) => `${mail.id} ${mail.received_at}`;

export const subjectOf = (mail) => mail.subject.trim() || '(no subject)';

/** "1 mail", "2 mails". */
export const mailsIn = (count) => `${count} ${count === 1 ? 'mail' : 'mails'}`;

export const exactly = (mail) => DATE.format(new Date(mail.received_at));

function age(from) {
  // Seconds would change all the time and tell nobody anything.
  let value = (Date.now() - new Date(from)) / 1000 / MINUTE_S;
  if (value < 1) {
    return 'just now';
  }
  for (const [unit, size] of UNITS) {
    if (value < size) {
      return AGE.format(-Math.trunc(value), unit);
    }
    value /= size;
  }
}

/** How long ago this mail came. `refreshAges` keeps it true. */
export function ageOf(mail) {
  return make('time', {dateTime: mail.received_at, title: exactly(mail)}, age(mail.received_at));
}

/** Brings all shown ages up to date. Only those that have changed are touched. */
export function refreshAges() {
  for (const time of document.querySelectorAll('time')) {
    const text = age(time.dateTime);
    if (time.textContent !== text) {
      time.textContent = text;
    }
  }
}
