// Requests for pages that are running. The browser's own load of a page that the navigator gave up
// waiting for continues with the navigator's request, so that nothing is fetched twice.
/** @import { Whole } from './whole-page.js' */

/**
 * @typedef {object} Running
 * @property {Promise<Response>} response its body is not read: take a clone
 * @property {Promise<Whole>} whole
 * @property {boolean} isNew false for a request that was running already
 */

/** @type {Map<string, Running>} */
const running = new Map();

/**
 * Sends the request of an event. One of the page's navigator goes on if its page ends.
 * @param {FetchEvent} event
 * @returns {Promise<Response>}
 */
const send = async ({ request, preloadResponse }) => {
  if (request.mode !== 'navigate') return fetch(request.url, { cache: request.cache, headers: { accept: 'text/html' } });
  return (await preloadResponse) ?? fetch(request);
};

/**
 * Returns the running request for a path, if there is one.
 * @param {string} path
 */
export const runningRequest = (path) => running.get(location.origin + path);

/** Preloads pages again: the navigator turns it off before it hands a request over. */
const preloadAgain = async () => {
  try {
    const { navigationPreload } = registration;
    if (navigationPreload && !(await navigationPreload.getState()).enabled) await navigationPreload.enable();
  } catch {
    // Pages are not preloaded.
  }
};

/**
 * Notes that the browser loads a page by itself.
 * @param {FetchEvent} event
 */
export const noteLoad = (event) => {
  if (event.request.mode === 'navigate') event.waitUntil(preloadAgain());
};

/**
 * Returns the request for the address of an event.
 * @param {FetchEvent} event
 * @returns {Running}
 */
export const requestPage = (event) => {
  const key = event.request.url.replace(/#.*/, '');
  const known = running.get(key);
  if (known) return { ...known, isNew: false };
  const response = send(event);
  const whole = response.then(async (it) => ({ response: it, text: await it.clone().text() }));
  const own = { response, whole, isNew: true };
  running.set(key, own);
  const end = () => running.delete(key);
  event.waitUntil(whole.then(end, end));
  return own;
};
