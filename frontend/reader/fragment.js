// Fragments: what differs from the page that is shown. The frame, the style, and the latest and
// most read articles are here already.
import { isArticle } from '../device/page-parts.js';
import { FRAGMENT } from '../device/stored-address.js';
import { get } from './dom.js';

const root = document.documentElement;
const TABS = 'leptos-island[data-component^=Tabs]';
/** How long the latest and most read articles are shown again, in milliseconds. */
const FRESH = 600_000;
/** Pages of editions, which have no fragments. */
const WHOLE = /^\/(?:mo-)?an-ban\b/;

/** The name of this document's build. */
const build = /boot-(\w+)\.js$/.exec(root.dataset.boot ?? '')?.[1] ?? '';
/** How the documents of this build, and their fragments, begin. */
const MARKS = [`data-boot="${root.dataset.boot}"`, `data-build="${build}"`];

/**
 * The latest and the most read articles as they were printed.
 * @type {{ island: Node, at: number, isKnown: boolean } | undefined}
 */
let tabs;

const worker = () => Boolean(navigator.serviceWorker?.controller);

/**
 * Keeps the tabs of a document, before they are hydrated.
 * @param {Document} from
 */
export const keepTabs = (from) => {
  const island = from.querySelector(TABS);
  const at = Number(from.documentElement.dataset.tabs) || Date.now();
  if (island?.firstChild) tabs = { island: island.cloneNode(true), at, isKnown: worker() };
};
keepTabs(document);

/** True if the tabs are fresh. The worker must have seen them, too: it shows them without a network. */
const areFresh = () => tabs && Date.now() - tabs.at < FRESH && (tabs.isKnown || !worker());

/**
 * Returns the address of a page's fragment; nothing if the whole page is needed.
 * @param {URL} url
 */
export const fragmentOf = ({ pathname, search }) => {
  const showsTabs = pathname === '/' || isArticle(pathname);
  return WHOLE.test(pathname) || (showsTabs && !areFresh()) ? undefined : FRAGMENT + pathname + search;
};

/**
 * Returns the beginning of a document that says of which build it is.
 * @param {string} text
 */
const start = (text) => text.slice(0, text.indexOf('<title>'));

/**
 * True for a whole document of this build, and for a fragment of one. It is tested as text: the
 * policy of this page reports another style as soon as it is parsed.
 * @param {string} text
 */
export const isOurs = (text) => MARKS.some((mark) => start(text).includes(mark));
/** @param {string} text */
export const isFragment = (text) => start(text).includes(MARKS[1]);

/**
 * Returns menu, main and footer of the page whose fragment this is; nothing if one is missing.
 * @param {Document} fragment
 * @param {URL} url
 * @returns {HTMLElement[] | undefined}
 */
export const partsOf = (fragment, { pathname, search }) => {
  const main = fragment.querySelector('main');
  const place = main?.querySelector(TABS);
  if (!main || (place && !tabs)) return undefined;
  if (place && tabs) {
    const island = /** @type {HTMLElement} */ (tabs.island.cloneNode(true));
    // The latest articles are those besides the one that is shown.
    /** @type {HTMLElement | null | undefined} */
    const own = island.querySelector(`#moi-nhat li a[href="${pathname}"]`)?.closest('li');
    if (own) own.hidden = true;
    place.replaceWith(island);
  }
  const [menu, footer] = ['.sections', 'footer'].map((part) => /** @type {HTMLElement} */ (get(document, part).cloneNode(true)));
  const section = fragment.documentElement.dataset.menu;
  for (const link of menu.querySelectorAll('a')) {
    link.removeAttribute('aria-current');
    if (link.pathname === pathname) link.setAttribute('aria-current', 'page');
    else if (link.pathname === section) link.setAttribute('aria-current', 'true');
  }
  /** @type {HTMLAnchorElement} */
  const other = get(footer, '.view-switch');
  other.setAttribute('href', `${pathname}?lite${search.replace('?', '&')}`);
  return [menu, main, footer];
};
