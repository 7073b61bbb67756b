// Without network: the age of what is shown, and which links lead nowhere now.
import { element } from '../reader/dom.js';
import { isoDay, longDay, moment, words } from './formatting.js';
import { say } from './status-line.js';
import { ask } from './worker-client.js';

const root = document.documentElement;
const away = () => document.querySelectorAll('a[data-away]');

/** What came of the newer page that was on its way, if one was. */
let came;
/** The same of pages that are not shown yet, or no more. */
const others = new Map();

const joined = (...parts) => {
  const text = parts.filter(Boolean).join(' · ');
  return text && text[0].toUpperCase() + text.slice(1);
};

const showLine = () => {
  const { kept, coming } = root.dataset;
  const age = Number(kept) > 0 && `${words.kept} ${moment(Number(kept))}`;
  if (came === 'newer') {
    say(words.newer, [words.show, () => location.reload()]);
    return;
  }
  const { onLine } = navigator;
  const isComing = coming !== undefined && !came;
  const state = onLine ? isComing && words.coming : words.noNetwork;
  const marked = away().length > 0 && words.awayHint;
  const told = joined(state, age, came === 'none' && words.none, marked);
  const again = onLine && kept !== undefined && !isComing && came !== 'same' ? [[words.again, () => location.reload()]] : [];
  say(kept === undefined && onLine ? '' : told, ...again);
};

/** The parts around a kept page say themselves from when they are. */
const ageFrame = () => {
  const at = Number(root.dataset.frame);
  if (!at) return;
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
  if (!tabs || tabs.parentNode.querySelector('.aged')) return;
  tabs.after(element('p', { className: 'hint aged' }, `${words.tabs} ${moment(Number(root.dataset.tabs))}`));
};

const markLinks = async () => {
  for (const link of away()) {
    delete link.dataset.away;
    link.removeAttribute('title');
  }
  if (navigator.onLine) return;
  const here = new Set(await ask({ ask: 'paths' }));
  for (const link of document.querySelectorAll('a[href]')) {
    const { origin, pathname, search, protocol } = new URL(link.href);
    const known = origin === location.origin && !search && here.has(pathname);
    const own = origin === location.origin && pathname === location.pathname;
    if (known || own || !protocol.startsWith('http') || link.closest('.on-device')) continue;
    link.dataset.away = '';
    link.title = words.away;
  }
};

addEventListener(
  'click',
  (event) => {
    if (navigator.onLine || !event.target.closest?.('a[data-away]')) return;
    event.preventDefault();
    say(words.awayPressed);
  },
  true,
);

/** The page or the network is another one now. */
export const network = async () => {
  came = root.dataset.coming === undefined ? undefined : others.get(location.pathname);
  others.delete(location.pathname);
  ageFrame();
  await markLinks().catch(() => {});
  showLine();
};

/** What the worker tells by itself. */
export const told = (it) => {
  if (!it?.page) return;
  if (it.page !== location.pathname) {
    others.set(it.page, it.came);
    return;
  }
  came = it.came;
  if (came === 'same') root.dataset.kept = Date.now();
  delete root.dataset.coming;
  showLine();
};
