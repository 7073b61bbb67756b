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

/** Preloads pages again: the navigator turns it off before it hands a request over. */
const preloadAgain = async () => {
  const { navigationPreload } = registration;
  if (navigationPreload && !(await navigationPreload.getState()).enabled) await navigationPreload.enable();
};

/**
 * Returns the request for the address of an event.
 * @param {FetchEvent} event
 * @returns {Running}
 */
export const requestPage = (event) => {
  const { url, mode } = event.request;
  const key = url.replace(/#.*/, '');
  const known = running.get(key);
  if (mode === 'navigate') event.waitUntil(preloadAgain().catch(() => {}));
  if (known) return { ...known, isNew: false };
  const response = send(event);
  const whole = response.then(async (it) => ({ response: it, text: await it.clone().text() }));
  const own = { response, whole, isNew: true };
  running.set(key, own);
  const end = () => running.delete(key);
  event.waitUntil(whole.then(end, end));
  return own;
};
