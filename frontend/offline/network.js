// Without network: the age of the page that is shown, and marks on links to
// pages that are not stored.
/** @import { UpdateMessage, UpdateResult } from '../types/messages' */
import { closest, element } from '../reader/dom.js';
import { standIn } from '../device/stored-address.js';
import { isoDay, longDay, moment, words } from './formatting.js';
import { say } from './status-line.js';
import { askWorker } from './worker-client.js';

const root = document.documentElement;
/** @returns {NodeListOf<HTMLAnchorElement>} */
const markedLinks = () => document.querySelectorAll('a[data-away]');

/**
 * What became of the newer version of this page, if one was requested.
 * @type {UpdateResult | undefined}
 */
let update;
/**
 * The same for pages that are not shown.
 * @type {Map<string, UpdateResult>}
 */
const updates = new Map();

/** @param {(string | false)[]} parts */
const joined = (...parts) => {
  const text = parts.filter(Boolean).join(' · ');
  return text && text[0].toUpperCase() + text.slice(1);
};

const reload = () => location.reload();

const showLine = () => {
  const { kept, coming } = root.dataset;
  if (update === 'newer') {
    say(words.newer, [words.show, reload]);
    return;
  }
  const { onLine } = navigator;
  if (kept === undefined && onLine) {
    say('');
    return;
  }
  const isComing = coming !== undefined && !update;
  const text = joined(
    onLine ? isComing && words.coming : words.noNetwork,
    Number(kept) > 0 && `${words.kept} ${moment(Number(kept))}`,
    update === 'none' && words.none,
    markedLinks().length > 0 && words.awayHint,
  );
  if (onLine && !isComing && update !== 'same') say(text, [words.again, reload]);
  else say(text);
};

/** Shows how old the parts around a stored page are. */
const showFrameAge = () => {
  const at = Number(root.dataset.frame);
  if (!at) return;
  /** @type {HTMLTimeElement | null} */
  const time = document.querySelector('.day-line time');
  const today = isoDay(Date.now());
  if (time && time.dateTime !== today) {
    time.dateTime = today;
    time.textContent = longDay(Date.now());
    document.querySelector('.day-line .lunar')?.remove();
  }
  const note = document.querySelector('.weather .note');
  if (note?.textContent) note.textContent = `${words.weather} ${moment(at)}`;
  const tabs = document.querySelector('main leptos-island[data-component^=Tabs]');
  if (!tabs || tabs.parentNode?.querySelector('.aged')) return;
  tabs.after(element('p', { className: 'hint aged' }, `${words.tabs} ${moment(Number(root.dataset.tabs))}`));
};

const markLinks = async () => {
  for (const link of markedLinks()) {
    delete link.dataset.away;
    link.removeAttribute('title');
  }
  if (navigator.onLine) return;
  const stored = new Set(await askWorker({ ask: 'paths' }));
  for (const link of document.querySelectorAll(/** @type {'a'} */ ('a[href]'))) {
    const url = new URL(link.href);
    const { origin, pathname, protocol } = url;
    const known = origin === location.origin && stored.has(standIn(url) ?? '');
    const own = origin === location.origin && pathname === location.pathname;
    if (known || own || !protocol.startsWith('http') || link.closest('.on-device')) continue;
    link.dataset.away = '';
    link.title = words.away;
  }
};

addEventListener(
  'click',
  (event) => {
    if (navigator.onLine || !closest(event, 'a[data-away]')) return;
    event.preventDefault();
    say(words.awayPressed);
  },
  true,
);

/** Shows the state of another page, or of another network. */
export const showNetwork = async () => {
  update = root.dataset.coming === undefined ? undefined : updates.get(location.pathname);
  updates.delete(location.pathname);
  showFrameAge();
  // Without an answer of the worker no link is marked.
  await markLinks().catch(() => {});
  showLine();
};

/**
 * Handles a message that the worker sends unrequested.
 * @param {UpdateMessage | null | undefined} message
 */
export const onUpdate = (message) => {
  if (!message?.page) return;
  if (message.page !== location.pathname) {
    updates.set(message.page, message.came);
    return;
  }
  update = message.came;
  if (update === 'same') root.dataset.kept = `${Date.now()}`;
  delete root.dataset.coming;
  showLine();
};
