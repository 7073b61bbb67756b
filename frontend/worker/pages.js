// Pages: from the network if it responds, else the stored ones. A missing network is not reported
// while a response can still arrive.
/** @import { PageKind, PageRecord } from '../types/database' */
/** @import { UpdateMessage, UpdateResult } from '../types/messages' */
import { deletePage, getPage } from '../device/database.js';
import { LIST, OWN, READ, SAVED } from '../device/page-kinds.js';
import { documentParts, isArticle } from '../device/page-parts.js';
import { getReadLimit, storePages, trimPages } from '../device/stored-pages.js';
import { ALWAYS, OFFLINE, SEARCH } from './page-address.js';
import { pageInFrame, setFrame } from './page-frame.js';
import { isHtml, isPrivate, responseDate } from './response.js';

/** How long the network may take before the stored page is shown, in milliseconds. */
const TIME_LIMIT = 4000;
/** The same for a request of the page's navigator, which gives up after three seconds. */
const NAVIGATOR_TIME_LIMIT = 2500;
/** So many pages are stored that are no articles. */
const LIST_LIMIT = 40;
const OK = 200;
const GONE = 410;
const SERVER_ERROR = 500;

/**
 * @param {string} path
 * @returns {PageKind}
 */
const kindOf = (path) => (isArticle(path) ? READ : ALWAYS.includes(path) ? OWN : LIST);

/**
 * Stores a page that was fetched, unless it is private or no whole page.
 * @param {string} path
 * @param {string} text
 * @param {Response} response
 */
export const storeFetched = async (path, text, response) => {
  const parts = documentParts(text);
  if (!parts || isPrivate(response)) return;
  await setFrame(text, response);
  const page = { ...parts, path, at: responseDate(response), kind: kindOf(path), bytes: parts.main.length };
  // The network's answer replaces whatever is stored.
  await storePages([{ ...page, changed: Infinity }], {});
  await trimPages(READ, await getReadLimit());
  await trimPages(LIST, LIST_LIMIT);
};

/** Fetches the pages that are always stored. */
export const storeAlways = async () => {
  for (const path of ALWAYS) {
    const response = await fetch(path, { cache: 'reload' });
    if (response.status !== OK) throw new Error(`${path}: ${response.status}`);
    await storeFetched(path, await response.text(), response);
  }
};

/**
 * Deletes an article that was withdrawn, unless the reader saved it.
 * @param {string} path
 */
const deleteWithdrawn = async (path) => {
  const stored = await getPage(path);
  if (stored && stored.kind !== SAVED) await deletePage(path);
};

/**
 * Returns the network's answer; stores it if it is a page.
 * @param {FetchEvent} event
 * @param {string | undefined} path nothing for a page that is not stored
 */
const fetchPage = async (event, path) => {
  /** @type {Response} */
  const response = (await event.preloadResponse) ?? (await fetch(event.request));
  if (!path) return response;
  if (response.status === OK && !response.redirected && isHtml(response)) {
    const copy = response.clone();
    // A page that cannot be stored is shown all the same.
    event.waitUntil(copy.text().then((text) => storeFetched(path, text, copy)).catch(() => {}));
  }
  // It is deleted with the next answer, if not now.
  if (response.status === GONE) event.waitUntil(deleteWithdrawn(path).catch(() => {}));
  return response;
};

/**
 * Reports to the page that shows a stored page what became of the newer version.
 * @param {FetchEvent} event
 * @param {string} path
 * @param {PageRecord} stored
 * @param {Promise<Response>} coming
 */
const reportUpdate = async (event, path, stored, coming) => {
  /** @type {UpdateResult} */
  let came = 'none';
  try {
    const response = (await coming).clone();
    const parts = response.status === OK && documentParts(await response.text());
    if (parts) came = parts.main === stored.main ? 'same' : 'newer';
  } catch {
    // No network.
  }
  const client = await clients.get(event.resultingClientId || event.clientId);
  /** @type {UpdateMessage} */
  const message = { page: path, came };
  client?.postMessage(message);
};

/**
 * Returns the stored page; nothing without a database.
 * @param {string} path
 */
const getStored = (path) => getPage(path).catch(() => undefined);

/** Returns the page shown instead of one that is not stored. */
const missing = async () => {
  const page = await getStored(OFFLINE);
  return (page && (await pageInFrame({ ...page, at: 0 }))) ?? Response.error();
};

/**
 * Answers the request for a page.
 * @param {FetchEvent} event
 * @param {URL} url
 */
export const answerPage = async (event, url) => {
  // An address with a query is another page, and there are too many of them.
  const path = url.search ? undefined : url.pathname;
  const coming = fetchPage(event, path);
  // Whether it fails is decided below.
  event.waitUntil(coming.catch(() => {}));
  // Without network the search form searches the stored articles itself.
  const storedPath = path ?? (url.pathname === SEARCH ? SEARCH : undefined);
  const stored = storedPath && (await getStored(storedPath));
  if (!stored) return coming.catch(missing);
  if (!path) return coming.catch(async () => (await pageInFrame(stored)) ?? missing());
  const limit = event.request.mode === 'navigate' ? TIME_LIMIT : NAVIGATOR_TIME_LIMIT;
  /** @type {Promise<'late'>} */
  const late = new Promise((resolve) => setTimeout(resolve, limit, 'late'));
  const first = await Promise.race([coming.catch(() => undefined), late]);
  if (first instanceof Response && first.status < SERVER_ERROR) return first;
  const isComing = first === 'late';
  const shown = await pageInFrame(stored, isComing);
  if (!shown) return coming;
  if (isComing) event.waitUntil(reportUpdate(event, url.pathname, stored, coming));
  return shown;
};
