// One mail: what the envelope says, and tabs for its HTML, its text and its source.
import {ageOf, byId, exactly, keyOf, make, subjectOf} from './mailbox-dom.js';
import {framed} from './mailbox-frame.js';

const LINK = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)]/g;
const TABS = {html: 'HTML', text: 'Text', source: 'Source'};
const TURNS = {ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity};

const place = byId('mail');
// The tab that was chosen last, so that it stays when the next mail is opened.
let preferred = 'html';
let shown = null;

function linked(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    parts.push(text.slice(end, match.index), outbound(match[0]));
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)];
}

function outbound(url) {
  return make('a', {href: url, target: '_blank', rel: 'noopener noreferrer'}, url);
}

function facts(mail) {
  const rows = [['From', make('bdi', {}, mail.from)], ['To', make('bdi', {}, mail.to.join(', '))],
    ['Received', make('span', {}, `${exactly(mail)} (`, ageOf(mail), ')')]];
  return make('dl', {}, ...rows.flatMap(([name, value]) =>
    [make('dt', {}, name), make('dd', {}, value)]));
}

const pre = (...text) => make('pre', {dir: 'auto'}, ...text);

function asHtml(mail) {
  const {frame, images} = framed(mail);
  const note = make('p', {className: 'hint'}, 'Images are not loaded here.');
  return images ? [note, frame] : [frame];
}

async function readSource(mail, into) {
  try {
    const response = await fetch(`mailbox/${mail.id}/raw`, {cache: 'no-store', credentials: 'omit'});
    if (!response.ok) {
      throw new Error(`the mailbox answered ${response.status}`);
    }
    into.textContent = await response.text();
  } catch (problem) {
    into.textContent = `Cannot read the source: ${problem.message}`;
  }
}

function asSource(mail) {
  const source = make('pre', {dir: 'ltr'}, 'Loading…');
  readSource(mail, source);
  return [source];
}

function contents(mail, tab) {
  switch (tab) {
    case 'html': return asHtml(mail);
    case 'text': return [pre(...linked(mail.text))];
    default: return asSource(mail);
  }
}

function tabsOf(mail) {
  return ['html', 'text', 'source'].filter((tab) => tab === 'source' || mail[tab]);
}

function select(mail, chosen) {
  for (const tab of place.querySelectorAll('[role=tab]')) {
    const selected = tab.id === `tab-${chosen}`;
    tab.setAttribute('aria-selected', selected);
    tab.tabIndex = selected ? 0 : -1;
  }
  const panel = byId('panel');
  panel.setAttribute('aria-labelledby', `tab-${chosen}`);
  panel.className = chosen === 'html' ? 'panel framed' : 'panel';
  // The frame scrolls by itself.
  panel.tabIndex = chosen === 'html' ? -1 : 0;
  panel.replaceChildren(...contents(mail, chosen));
  panel.scrollTop = 0;
}

function prefer(mail, tab) {
  preferred = tab;
  select(mail, tab);
}

function turn(mail, event) {
  const tabs = tabsOf(mail);
  const now = tabs.indexOf(event.target.id.slice('tab-'.length));
  const step = TURNS[event.key];
  if (!step || now < 0 || event.altKey || event.ctrlKey || event.metaKey) {
    return;
  }
  event.preventDefault();
  const last = tabs.length - 1;
  // An arrow goes round; Home and End do not.
  const to = Number.isFinite(step) ? (now + step + tabs.length) % tabs.length : step < 0 ? 0 : last;
  prefer(mail, tabs[to]);
  byId(`tab-${tabs[to]}`).focus();
}

function tabList(mail) {
  const tabs = tabsOf(mail).map((tab) => {
    const button = make('button', {type: 'button', id: `tab-${tab}`}, TABS[tab]);
    button.setAttribute('role', 'tab');
    button.setAttribute('aria-controls', 'panel');
    button.addEventListener('click', () => prefer(mail, tab));
    return button;
  });
  const list = make('div', {className: 'tabs'}, ...tabs);
  list.setAttribute('role', 'tablist');
  list.setAttribute('aria-label', 'Parts of the mail');
  list.addEventListener('keydown', (event) => turn(mail, event));
  return list;
}

function panel() {
  const element = make('div', {id: 'panel'});
  element.setAttribute('role', 'tabpanel');
  return element;
}

function render(mail, back) {
  place.replaceChildren(back, make('h2', {id: 'subject', dir: 'auto', tabIndex: -1},
      subjectOf(mail)), facts(mail), tabList(mail), panel());
  place.scrollTop = 0;
  const tabs = tabsOf(mail);
  select(mail, tabs.includes(preferred) ? preferred : tabs[0]);
}

/** Shows this mail. One that is shown already is left alone: somebody may be reading it. */
export function showMail(mail, back) {
  if (shown !== keyOf(mail)) {
    shown = keyOf(mail);
    render(mail, back);
  }
}

/** Shows a sentence where a mail would be. */
export function showNone(sentence, back) {
  if (shown !== sentence) {
    shown = sentence;
    place.replaceChildren(back, make('p', {id: 'subject', className: 'hint', tabIndex: -1},
        sentence));
  }
}

/** Whether the mail with this id is shown, even if the mailbox no longer keeps it. */
export const isShown = (id) => shown !== null && shown.startsWith(`${id} `);

/** Puts the focus on the mail's subject, or on the sentence. */
export const focusMail = () => byId('subject').focus();
