// The list of mails: links, so that a mail has a URL, a keyboard reaches it and Back works.
import {ageOf, byId, keyOf, make, subjectOf} from './mailbox-dom.js';

const STEPS = {ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, Home: -Infinity, End: Infinity};
const entries = new Map();
const list = byId('mails');

/** The links of the list, from the newest mail to the oldest. */
const links = () => [...list.querySelectorAll('a')];

function entry(mail) {
  return make('li', {},
      make('a', {href: `#${mail.id}`},
          make('span', {className: 'aside'}),
          make('strong', {dir: 'auto'}, subjectOf(mail)),
          make('span', {className: 'to'}, 'to ', make('bdi', {}, mail.to.join(', '))),
          ageOf(mail)));
}

function mark(item, read, current) {
  const link = item.firstElementChild;
  link.classList.toggle('unread', !read);
  link.firstElementChild.textContent = read ? '' : 'Unread: ';
  if (current) {
    link.setAttribute('aria-current', 'true');
  } else {
    link.removeAttribute('aria-current');
  }
}

function drop(wanted) {
  for (const [key, item] of entries) {
    if (!wanted.has(key)) {
      item.remove();
      entries.delete(key);
    }
  }
}

// Only what is new is inserted and only what is gone is removed. An element that stays in the
// document keeps the focus and the scroll position.
function insert(mails) {
  let next = list.firstElementChild;
  for (const mail of mails) {
    const known = entries.get(keyOf(mail));
    if (known) {
      next = known.nextElementSibling;
    } else {
      const item = entry(mail);
      entries.set(keyOf(mail), item);
      list.insertBefore(item, next);
    }
  }
}

/** Shows these mails. If the focused one is gone, its neighbour gets the focus. */
export function drawList(mails, chosen, isRead) {
  const focused = links().indexOf(document.activeElement);
  drop(new Set(mails.map(keyOf)));
  insert(mails);
  for (const mail of mails) {
    mark(entries.get(keyOf(mail)), isRead(mail), mail === chosen);
  }
  if (focused >= 0 && !list.contains(document.activeElement)) {
    (links()[Math.min(focused, links().length - 1)] || byId('search')).focus();
  }
}

/** Puts the focus on the link with this fragment, or on the chosen mail, or on the first. */
export function focusList(fragment) {
  const all = links();
  const link = all.find((one) => one.hash === fragment)
      || all.find((one) => one.hasAttribute('aria-current')) || all[0] || byId('search');
  link.focus();
  // Also if it has the focus already but was scrolled away.
  link.scrollIntoView({block: 'nearest'});
}

function neighbour(step) {
  const all = links();
  const to = all.indexOf(document.activeElement) + step;
  return all[Math.max(0, Math.min(all.length - 1, to))];
}

/** Scrolls the list to the chosen mail, if it is in the list. */
export function revealChosen() {
  const link = list.querySelector('[aria-current]');
  if (link) {
    link.scrollIntoView({block: 'nearest'});
  }
}

/** A click on the mail that is chosen already changes no fragment, so that `again` is told. */
export function onSameClick(again) {
  list.addEventListener('click', (event) => {
    const link = event.target.closest('a');
    if (link && link.hash === location.hash) {
      event.preventDefault();
      again();
    }
  });
}

/** Arrow keys, j and k, Home and End go through the list; `open` is told the link. */
export function onListKeys(open) {
  list.addEventListener('keydown', (event) => {
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    const link = neighbour(step);
    link.focus();
    open(link);
  });
}
