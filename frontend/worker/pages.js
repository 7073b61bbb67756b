// Pages: from the network if a whole page of this paper comes in time, else the stored ones. A
// missing network is not reported while a response can still arrive.
/** @import { PageKind, PageRecord } from '../types/database' */
/** @import { UpdateMessage, UpdateResult } from '../types/messages' */
/** @import { Running } from './requests.js' */
/** @import { Whole } from './whole-page.js' */
import { deletePage, getPage } from '../device/database.js';
import { LIST, OWN, READ, SAVED } from '../device/page-kinds.js';
import { isArticle } from '../device/page-parts.js';
import { getReadLimit, storePages, trimPages } from '../device/stored-pages.js';
import { ALWAYS, FRAGMENT, OFFLINE, SEARCH, standIn, storedAs } from '../device/stored-address.js';
import { pageInFrame, setFrame } from './page-frame.js';
import { noteLoad, requestPage, runningRequest } from './requests.js';
import { isHtml } from './response.js';
import { replacePictures } from './saved-pictures.js';
import { fromMain } from './stream.js';
import { isAnswer, isHalf, isPaper, storableParts } from './whole-page.js';

/** How long the whole page may take before the stored one is shown, in milliseconds. */
const TIME_LIMIT = 4000;
/** The same for a request of the page's navigator, which gives up after three seconds. */
const NAVIGATOR_TIME_LIMIT = 2500;
/** So many pages are stored that are no articles. */
const LIST_LIMIT = 40;
const GONE = 410;
const SERVER_ERROR = 500;
/** Statuses by which a proxy refuses, often in words that no reader understands. */
const REFUSALS = [403, 429];

/**
 * @param {string} path
 * @returns {PageKind}
 */
const kindOf = (path) => (isArticle(path) ? READ : ALWAYS.includes(path) ? OWN : LIST);

/**
 * Stores a page that was fetched. Returns false for anything that is no whole page of this paper.
 * @param {string} path
 * @param {Whole} whole
 */
export const storeFetched = async (path, whole) => {
  const parts = storableParts(path, whole);
  if (!parts) return false;
  await setFrame(whole);
  const page = { ...parts, path, at: Date.now(), kind: kindOf(path), bytes: parts.main.length };
  // The network's answer replaces whatever is stored.
  await storePages([{ ...page, changed: Infinity }], {});
  await trimPages(READ, await getReadLimit());
  await trimPages(LIST, LIST_LIMIT);
  return true;
};

/**
 * Fetches and stores a page. Returns false if none came; throws without network or room.
 * @param {string} path
 * @param {RequestInit} [how]
 * @param {string} [address] that of its fragment
 */
export const fetchAndStore = async (path, how, address = path) => {
  const response = await fetch(address, { headers: { accept: 'text/html' }, ...how });
  return storeFetched(path, { response, text: await response.text() });
};

/** Fetches the pages that are always stored. */
export const storeAlways = async () => {
  for (const path of ALWAYS) {
    if (!(await fetchAndStore(path, { cache: 'reload' }))) throw new Error(path);
  }
};

/**
 * Stores what came; deletes an article that was withdrawn, unless the reader saved it.
 * @param {string} path
 * @param {Whole} whole
 * @param {string} address where the page or its fragment came from
 */
const learn = async (path, whole, address) => {
  // The browser's cache holds the half page as a whole one, and would bring it again.
  if (isHalf(whole)) {
    await fetchAndStore(path, { cache: 'reload' }, address);
    return;
  }
  const before = await getPage(path);
  if (whole.response.status === GONE) {
    if (isPaper(whole.text) && before && before.kind !== SAVED) await deletePage(path);
    return;
  }
  if (!(await storeFetched(path, whole)) || before?.kind !== SAVED) return;
  const now = await getPage(path);
  if (now && now.main !== before.main) await replacePictures(path, before.main, now.main);
};

/**
 * Reports to the page that shows a stored page what became of the newer version.
 * @param {FetchEvent} event
 * @param {string} path
 * @param {PageRecord} stored
 * @param {Promise<Whole>} coming
 */
const reportUpdate = async (event, path, stored, coming) => {
  /** @type {UpdateResult} */
  let came = 'none';
  try {
    const parts = storableParts(path, await coming);
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
 * Returns a response as the request of an event allows it: a load does not take the end of a
 * redirect that the navigator followed.
 * @param {FetchEvent} event
 * @param {Response} response
 */
const fitting = ({ request }, response) =>
  response.redirected && request.redirect === 'manual' ? Response.redirect(response.url) : response;

/**
 * Answers with what the network brings.
 * @param {FetchEvent} event
 * @param {Running} running
 */
const answerFromNetwork = async (event, running) => {
  /** @type {Response} */
  let response;
  try {
    response = (await running.response).clone();
  } catch {
    // No network.
    return missing();
  }
  if (response.status >= SERVER_ERROR || REFUSALS.includes(response.status)) {
    const whole = await running.whole.catch(() => undefined);
    return whole && isPaper(whole.text) ? response : missing();
  }
  const isDocument = isHtml(response) && !response.redirected && response.body;
  if (!isDocument) return fitting(event, response);
  return (await fromMain(response)) ?? missing();
};

/**
 * Returns how long the whole page may take. An answer to a search is waited for.
 * @param {FetchEvent} event
 * @param {URL} url
 */
const timeLimit = ({ request }, { pathname, search }) => {
  if (pathname === SEARCH && search) return undefined;
  return request.mode === 'navigate' ? TIME_LIMIT : NAVIGATOR_TIME_LIMIT;
};

/**
 * Returns what a request brings; nothing if that fails.
 * @param {FetchEvent} event
 * @param {URL} url
 * @param {Running} running
 * @returns {Promise<Whole | 'late' | undefined>}
 */
const inTime = (event, url, running) => {
  const limit = timeLimit(event, url);
  /** @type {Promise<'late'>} */
  const late = new Promise((resolve) => {
    if (limit) setTimeout(resolve, limit, 'late');
  });
  return Promise.race([running.whole.catch(() => undefined), late]);
};

/**
 * Answers with the network's whole page if it comes in time, else with the stored one.
 * @param {FetchEvent} event
 * @param {URL} url
 * @param {Running} running
 * @param {PageRecord} stored
 */
const answerStored = async (event, url, running, stored) => {
  const first = await inTime(event, url, running);
  if (first && first !== 'late' && isAnswer(url.pathname, first)) return fitting(event, first.response.clone());
  const path = storedAs(url);
  const isComing = first === 'late' && path !== undefined;
  const shown = await pageInFrame(stored, isComing);
  if (!shown) return answerFromNetwork(event, running);
  if (isComing) event.waitUntil(reportUpdate(event, path, stored, running.whole));
  return shown;
};

/**
 * Sends the request of an event, and stores the page that comes, or the one whose fragment comes.
 * @param {FetchEvent} event
 * @param {string | undefined} path under which the page is stored
 * @param {string} [address] that of its fragment
 */
const request = (event, path, address = path) => {
  const running = requestPage(event);
  if (path && address && running.isNew) {
    // A page that cannot be stored is shown all the same.
    event.waitUntil(running.whole.then((whole) => learn(path, whole, address)).catch(() => {}));
  }
  return running;
};

/**
 * Returns the page whose fragment the navigator gave up waiting for, when it is here.
 * @param {string} path
 */
const fromFragment = async (path) => {
  const running = runningRequest(FRAGMENT + path);
  if (!running) return undefined;
  const whole = await running.whole.catch(() => undefined);
  const parts = whole && storableParts(path, whole);
  return parts && pageInFrame({ ...parts, path, at: Date.now() });
};

/**
 * Answers the request for the fragment of a page: with it, or with the stored page if none comes in
 * time. Anything else is for the request of the whole page, which the navigator sends then.
 * @param {FetchEvent} event
 * @param {URL} url that of the page
 */
export const answerFragment = async (event, url) => {
  const path = storedAs(url);
  const running = request(event, path, path && FRAGMENT + path);
  const stored = await getStored(standIn(url) ?? '');
  if (!stored) return (await running.response).clone();
  const whole = await inTime(event, url, running);
  if (whole && whole !== 'late') return storableParts(stored.path, whole) ? whole.response.clone() : Response.error();
  const isComing = whole === 'late' && path !== undefined;
  const shown = await pageInFrame(stored, isComing);
  if (shown && isComing) event.waitUntil(reportUpdate(event, path, stored, running.whole));
  return shown ?? Response.error();
};

/**
 * Answers the request for a page.
 * @param {FetchEvent} event
 * @param {URL} url
 */
export const answerPage = async (event, url) => {
  noteLoad(event);
  const path = storedAs(url);
  const begun = event.request.mode === 'navigate' && path && (await fromFragment(path));
  if (begun) return begun;
  const running = request(event, path);
  const stored = await getStored(standIn(url) ?? '');
  return stored ? answerStored(event, url, running, stored) : answerFromNetwork(event, running);
};
