// Follows links and search forms within the document: fetches the next page,
// replaces the parts of this page by its parts, and keeps everything else. If anything is
// unexpected, the browser follows the link itself.
import { createPageCache } from './page-cache.js';
import { closest, get, pause } from './dom.js';
import { fragmentOf, isFragment, isOurs, keepTabs, partsOf } from './fragment.js';
import { FETCHED_STATUSES, OK, isPagePath } from './page-address.js';

const root = document.documentElement;

/** How long the next page may take before the browser loads it itself, in milliseconds. The worker
    hands the running request over; without one, the browser would begin again. */
const TIME_LIMIT = 3000;
const TIME_LIMIT_ALONE = 20_000;
/** How long a pointer rests on a link before its page is fetched, in milliseconds. */
const REST = 80;
/** How long a page that was fetched beforehand is used, in milliseconds. */
const FRESH = 60_000;
/** Number of pages kept in memory for back and forward. */
const KEPT_PAGES = 5;
/** Where a tab stores how far its pages were scrolled. */
const SCROLL_KEY = 'cuon';

/** What differs from page to page; the rest is the same on all pages of a build. */
const PARTS = ['.sections', 'main', 'footer'];
const HEAD =
  'meta[name=description],meta[name=robots],meta[property],link[rel=canonical],link[rel=alternate],script[type="application/ld+json"]';
/** Marks of the worker on a stored page. */
const MARKS = ['kept', 'frame', 'tabs', 'coming'];

/**
 * @typedef {object} Page
 * @property {HTMLElement[]} parts menu, main and footer
 * @property {Element[]} head
 * @property {string} title
 * @property {string} lang
 * @property {(string | undefined)[]} marks
 * @property {Element | null} [focused] what had the focus when the page was left
 */

/** @typedef {{ page: string, at: string }} Entry an entry of the history: its page, and its place in it */

/**
 * Returns the parts of a document, or nothing if one is missing.
 * @param {Document} from
 * @returns {Page | undefined}
 */
const pageOf = (from) => {
  const parts = PARTS.map((part) => from.querySelector(/** @type {'main'} */ (part))).filter((part) => part !== null);
  return parts.length < PARTS.length ? undefined : pageWith(from, parts);
};

/**
 * Returns the page of a document or fragment with these parts.
 * @param {Document} from
 * @param {HTMLElement[]} parts
 * @returns {Page}
 */
const pageWith = (from, parts) => ({
  parts,
  head: [...from.head.querySelectorAll(HEAD)],
  title: from.title,
  lang: from.documentElement.lang,
  marks: MARKS.map((name) => from.documentElement.dataset[name]),
});

const randomId = () => Math.random().toString(36).slice(2);

/** @returns {Record<string, number>} */
const storedScroll = () => {
  try {
    return JSON.parse(sessionStorage.getItem(SCROLL_KEY) ?? 'null') ?? {};
  } catch {
    // Storage is forbidden or was changed: pages begin at their top.
    return {};
  }
};

/**
 * Fetches a document that came to its end; throws where the answer is none.
 * @param {string} href
 * @param {AbortSignal} signal
 */
const fetchDocument = async (href, signal) => {
  const response = await fetch(href, { headers: { accept: 'text/html' }, signal });
  const html = response.headers.get('content-type')?.startsWith('text/html');
  if (!html || !FETCHED_STATUSES.includes(response.status)) throw new Error('no page');
  const text = await response.text();
  if (!text.trimEnd().endsWith('</html>')) throw new Error('half a page');
  return { response, text };
};

/**
 * Fetches the fragment of a page; at any doubt, the whole page. Throws where the answer is no page.
 * @param {string} href
 * @param {AbortSignal} signal
 */
const fetchPage = async (href, signal) => {
  const url = new URL(href);
  const fragment = fragmentOf(url);
  if (fragment) {
    try {
      const { response, text } = await fetchDocument(fragment, signal);
      // An address without a fragment leads to the page; the worker may answer with the one that it stores.
      if (response.redirected) return { url: new URL(response.url), text };
      if (response.status === OK && isOurs(text)) return { url, text };
    } catch {
      // The whole page says more.
      signal.throwIfAborted();
    }
  }
  const { response, text } = await fetchDocument(href, signal);
  return { url: new URL(response.url), text };
};

/**
 * Returns the page in a text; nothing for another build's.
 * @param {{ url: URL, text: string }} fetched
 */
const pageIn = ({ url, text }) => {
  if (!isOurs(text)) return undefined;
  const from = new DOMParser().parseFromString(text, 'text/html');
  if (isFragment(text)) {
    const parts = partsOf(from, url);
    return parts && pageWith(from, parts);
  }
  keepTabs(from);
  return pageOf(from);
};

/**
 * Returns the URL that a click or touch leads to, unless the link is not for this tab.
 * @param {Event} event
 */
const linkedUrl = (event) => {
  /** @type {HTMLAnchorElement | null} */
  const link = closest(event, 'a[href]');
  return link && !link.target && !link.hasAttribute('download') ? new URL(link.href) : null;
};

/**
 * True for addresses that may be pages of this website's full view.
 * @param {URL} url
 */
const isPage = (url) => url.origin === location.origin && isPagePath(url.pathname) && !url.searchParams.has('lite');
/** @param {URL} url */
const isSame = (url) => url.pathname + url.search === location.pathname + location.search;
/** @param {URL} url */
const withoutHash = (url) => url.href.replace(/#.*/, '');

/** @param {HTMLElement} element */
const focus = (element) => {
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
};

const cache = createPageCache(fetchPage, { fresh: FRESH, limit: KEPT_PAGES });
/**
 * Pages as they were left, by the page of their entry.
 * @type {Map<string, Page>}
 */
const pages = new Map();
const scroll = storedScroll();
/**
 * The entry of the history that is shown.
 * @type {Entry}
 */
let entry = history.state?.page ? history.state : { page: randomId(), at: randomId() };
/** Counts requests: an answer to an older one comes too late. */
let turn = 0;
/**
 * A change that the browser has not made yet; another change makes it at once.
 * @type {(() => void) | undefined}
 */
let waiting;
/** Announces the new page's title to screen readers. */
const announcer = document.createElement('p');
/**
 * Called after each change of the page.
 * @type {(main: HTMLElement) => void}
 */
let onShow;

/**
 * Forgets the oldest page if there are too many. Leptos keeps what it has hydrated for good: the
 * page is taken apart, so that an element that is kept does not keep the others.
 */
const forgetOldest = () => {
  if (pages.size <= KEPT_PAGES) return;
  const [[oldest, { parts }]] = pages;
  pages.delete(oldest);
  const main = parts[1];
  if (main.isConnected || [...pages.values()].some((it) => it.parts[1] === main)) return;
  for (const element of [main, ...main.querySelectorAll('*')]) element.replaceChildren();
};

/**
 * Puts `page` in the place of the page shown, which belongs to the entry `left`.
 * @param {Page} page
 * @param {string} left
 */
const swap = (page, left) => {
  const before = { .../** @type {Page} */ (pageOf(document)), focused: document.activeElement };
  pages.delete(left);
  pages.set(left, before);
  forgetOldest();
  const menus = [before, page].map(({ parts: [menu] }) => get(menu, 'ul'));
  const across = menus[0].scrollLeft;
  // Parts that are the same need no new layout.
  before.parts.forEach((part, nth) => part.isEqualNode(page.parts[nth]) || part.replaceWith(page.parts[nth]));
  if (across) menus[1].scrollLeft = across;
  for (const element of before.head) element.remove();
  document.head.append(...page.head);
  document.title = page.title;
  root.lang = page.lang;
  MARKS.forEach((name, nth) => {
    const mark = page.marks[nth];
    if (mark === undefined) delete root.dataset[name];
    else root.dataset[name] = mark;
  });
};

/**
 * Shows `page`, then calls `settle` to move focus and scroll.
 * @param {Page} page
 * @param {string} left
 * @param {(main: HTMLElement) => void} settle
 */
const showPage = (page, left, settle) => {
  const change = () => {
    if (waiting !== change) return;
    waiting = undefined;
    swap(page, left);
    const main = page.parts[1];
    onShow(main);
    settle(main);
    announcer.textContent = page.title;
    document.dispatchEvent(new Event('tinlang:page'));
  };
  waiting?.();
  waiting = change;
  if (!document.startViewTransition || matchMedia('(prefers-reduced-motion: reduce)').matches) {
    change();
    return;
  }
  const transition = document.startViewTransition(change);
  // A transition that is skipped because of another one is no failure.
  transition.ready.catch(() => {});
  transition.finished.catch(() => {});
};

/**
 * Settles on a page that was reached by a link: at its top, or where the link points.
 * @param {HTMLElement} main
 */
const arrive = (main) => {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id && document.getElementById(id);
  focus(target || (main.querySelector('h1') ?? main));
  if (target) target.scrollIntoView();
  else scrollTo(0, 0);
};

/**
 * Settles on a page as it was left.
 * @param {HTMLElement} main
 * @param {Element | null} [focused]
 */
const comeBack = (main, focused) => {
  const target = focused instanceof HTMLElement && main.contains(focused) ? focused : main.querySelector('h1');
  focus(target ?? main);
  scrollTo(0, scroll[entry.at] ?? 0);
};

/**
 * Calls `use` with the page at `href`, or `fallBack` if it cannot be shown in this document.
 * @param {string} href
 * @param {() => void} fallBack
 * @param {(page: Page, url: URL) => void} use
 */
const load = async (href, fallBack, use) => {
  turn += 1;
  const mine = turn;
  root.dataset.going = '';
  let next;
  let page;
  try {
    next = await cache.take(href, navigator.serviceWorker?.controller ? TIME_LIMIT : TIME_LIMIT_ALONE);
    page = pageIn(next);
    // Parsed in one step, shown in another, so that the browser can answer a touch between them.
    await pause();
  } catch {
    // The browser loads it and shows the error.
    page = undefined;
  }
  if (mine !== turn) return;
  delete root.dataset.going;
  if (page && next) use(page, next.url);
  else fallBack();
};

/**
 * Lets the browser load a page. A preload would be a second request beside the one that the worker runs.
 * @param {URL} url
 */
const assign = async (url) => {
  try {
    const registration = await navigator.serviceWorker?.getRegistration();
    await registration?.navigationPreload?.disable();
  } catch {
    // The page is requested twice.
  }
  location.assign(url);
};

/** @param {URL} url */
const go = (url) => {
  return load(
    withoutHash(url),
    () => void assign(url),
    (page, at) => {
      at.hash ||= url.hash;
      scroll[entry.at] = scrollY;
      history.scrollRestoration = 'manual';
      const left = entry.page;
      entry = { page: randomId(), at: randomId() };
      history.pushState(entry, '', at);
      showPage(page, left, arrive);
    },
  );
};

/** @param {MouseEvent} event */
const onClick = (event) => {
  if (event.defaultPrevented || event.button) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const url = linkedUrl(event);
  if (!url || !isPage(url)) return;
  if (isSame(url)) {
    // The browser's own: a place in this page, or this page again.
    scroll[entry.at] = scrollY;
    return;
  }
  event.preventDefault();
  void go(url);
};

/** @param {SubmitEvent} event */
const onSubmit = (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || event.defaultPrevented || form.method !== 'get' || form.target) return;
  const url = new URL(form.action);
  const fields = /** @type {string[][]} */ ([...new FormData(form)]);
  url.search = `${new URLSearchParams(fields)}`;
  if (!isPage(url) || isSame(url)) return;
  event.preventDefault();
  void go(url);
};

/** @param {Entry | null} state */
const onHistory = (state) => {
  turn += 1;
  delete root.dataset.going;
  waiting?.();
  if (!state?.page) {
    // A place in this page, opened just now.
    entry = { page: entry.page, at: randomId() };
    history.replaceState(entry, '');
    return;
  }
  scroll[entry.at] = scrollY;
  const left = entry.page;
  entry = state;
  const kept = pages.get(state.page);
  if (state.page === left) {
    scrollTo(0, scroll[state.at] ?? 0);
  } else if (kept) {
    showPage(kept, left, (main) => comeBack(main, kept.focused));
  } else {
    const show = (/** @type {Page} */ page) => showPage(page, left, (main) => comeBack(main));
    void load(location.href, () => location.reload(), show);
  }
};

/** Lets the browser restore the scroll of a page that is left for good. */
const onLeave = () => {
  if (history.scrollRestoration === 'auto') return;
  scroll[entry.at] = scrollY;
  history.scrollRestoration = 'auto';
  try {
    sessionStorage.setItem(SCROLL_KEY, JSON.stringify(scroll));
  } catch {
    // Pages begin at their top.
  }
};

/** Fetches beforehand what a finger touches or a pointer rests on. */
const fetchBeforehand = () => {
  /** @type {number | undefined} */
  let resting;
  /** @param {Event} event */
  const prefetch = (event) => {
    const url = linkedUrl(event);
    if (url && isPage(url) && !isSame(url)) cache.request(withoutHash(url));
  };
  document.addEventListener('touchstart', prefetch, { passive: true });
  document.addEventListener('mouseover', (event) => {
    clearTimeout(resting);
    if (linkedUrl(event)) resting = setTimeout(prefetch, REST, event);
  });
};
/**
 * Starts the navigator.
 * @param {(main: HTMLElement) => void} show called after each change of the page
 */
export const start = (show) => {
  onShow = show;
  announcer.className = 'visually-hidden';
  announcer.setAttribute('role', 'status');
  document.body.append(announcer);
  document.addEventListener('click', onClick);
  document.addEventListener('submit', onSubmit);
  addEventListener('popstate', ({ state }) => onHistory(state));
  addEventListener('pagehide', onLeave);
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) history.scrollRestoration = 'manual';
  });
  history.replaceState(entry, '');
  if (!navigator.connection?.saveData) fetchBeforehand();
};
