// Pages that are being fetched or were fetched beforehand.

/**
 * @template Page
 * @typedef {object} Request
 * @property {AbortController} controller
 * @property {number} since when it was sent, in milliseconds of `performance.now()`
 * @property {Promise<Page>} response
 */

/**
 * Returns a cache of requests. `fresh` is how long a response is used, in milliseconds, `limit` how
 * many requests are kept.
 * @template Page
 * @param {(href: string, signal: AbortSignal) => Promise<Page>} fetchPage
 * @param {{ fresh: number, limit: number }} limits
 */
export const createPageCache = (fetchPage, { fresh, limit }) => {
  /** @type {Map<string, Request<Page>>} */
  const requests = new Map();

  /** @param {string} href */
  const request = (href) => {
    const before = requests.get(href);
    if (before && performance.now() - before.since < fresh) return before;
    const controller = new AbortController();
    const own = { controller, since: performance.now(), response: fetchPage(href, controller.signal) };
    own.response.catch(() => requests.delete(href));
    requests.set(href, own);
    if (requests.size > limit) requests.delete(/** @type {string} */ (requests.keys().next().value));
    return own;
  };

  /**
   * Returns the page and forgets it; other requests are aborted, and this one after `timeLimit` milliseconds.
   * @param {string} href
   * @param {number} timeLimit
   */
  const take = async (href, timeLimit) => {
    for (const [other, { controller }] of requests) if (other !== href) controller.abort();
    const { controller, response } = request(href);
    const late = setTimeout(() => controller.abort(), timeLimit);
    try {
      return await response;
    } finally {
      clearTimeout(late);
      requests.delete(href);
    }
  };

  return { request, take };
};
