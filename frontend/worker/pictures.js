// Pictures: a stored one is returned immediately and updated from the network; the oldest are
// deleted if there are too many. Those of saved articles have a separate cache.
import { EDITION_PICTURES_CACHE } from '../device/edition-records.js';
import { SEEN_PICTURES_CACHE, isFull, putPicture } from '../device/make-room.js';
import { isPicture } from './response.js';

export const SAVED_PICTURES_CACHE = 'anh-luu';

/** Limits of stored pictures: their number, and their size in bytes. */
const MAX_COUNT = 150;
const MAX_BYTES = 15_000_000;

/**
 * Deletes the oldest pictures until the rest fits.
 * @param {Cache} cache
 */
const trim = async (cache) => {
  const requests = await cache.keys();
  let bytes = 0;
  let count = 0;
  for (const request of [...requests].reverse()) {
    const response = await cache.match(request);
    bytes += Number(response?.headers.get('content-length')) || 0;
    count += 1;
    if (count > MAX_COUNT || bytes > MAX_BYTES) await cache.delete(request);
  }
};

/**
 * Stores a picture that was seen; on a full device, none.
 * @param {Request} request
 * @param {Response} response
 */
const store = async (request, response) => {
  const cache = await caches.open(SEEN_PICTURES_CACHE);
  try {
    await cache.put(request, response);
    await trim(cache);
  } catch (error) {
    // A picture whose download breaks off deletes no others.
    if (isFull(error)) await caches.delete(SEEN_PICTURES_CACHE);
  }
};

/**
 * Returns the start of a picture's address, which its other sizes and formats share.
 * @param {string} url
 */
export const pictureStem = (url) => /^.*\/[^/]*?(?=-\d+\.\w+$)/.exec(new URL(url).pathname)?.[0];

/**
 * Returns the same picture in another size or format: pages name several, and one of them is stored.
 * @param {Request} request
 */
const otherSize = async ({ url }) => {
  const stem = pictureStem(url);
  if (!stem) return undefined;
  for (const name of [SAVED_PICTURES_CACHE, EDITION_PICTURES_CACHE, SEEN_PICTURES_CACHE]) {
    if (!(await caches.has(name))) continue;
    const cache = await caches.open(name);
    const like = (await cache.keys()).find((it) => new URL(it.url).pathname.startsWith(`${stem}-`));
    if (like) return cache.match(like);
  }
  return undefined;
};

/**
 * Answers the request for a picture.
 * @param {FetchEvent} event
 */
export const answerPicture = async (event) => {
  const { request } = event;
  const match = await caches.match(request);
  const stored = match && isPicture(match) ? match : undefined;
  const coming = fetch(request).then((response) => {
    if (isPicture(response)) event.waitUntil(store(request, response.clone()));
    return response;
  });
  if (!stored) {
    return coming.catch(async (error) => {
      const like = await otherSize(request);
      if (like) return like;
      throw error;
    });
  }
  // The stored one is shown already.
  event.waitUntil(coming.catch(() => {}));
  return stored;
};

/**
 * Returns a picture from the device or the network; throws where it does not come whole.
 * @param {string} address
 */
const pictureAt = async (address) => {
  const stored = await caches.match(address);
  const response = stored && isPicture(stored) ? stored : await fetch(address);
  if (!isPicture(response)) throw new TypeError(address);
  return { body: await response.blob(), headers: response.headers };
};

/**
 * Stores the pictures of a saved article. Returns how many bytes they have, and how many are
 * missing: without network or room.
 * @param {string[]} addresses
 * @param {() => Promise<boolean>} isWanted false once the article is saved no more
 */
export const savePictures = async (addresses, isWanted) => {
  let bytes = 0;
  let missing = 0;
  for (const address of addresses) {
    try {
      const { body, headers } = await pictureAt(address);
      if (!(await isWanted())) break;
      await putPicture(await caches.open(SAVED_PICTURES_CACHE), address, body, headers);
      bytes += body.size;
    } catch {
      missing += 1;
    }
  }
  return { bytes, missing };
};

/**
 * Deletes the pictures of an article that is saved no more.
 * @param {string[]} addresses
 */
export const deletePictures = async (addresses) => {
  const cache = await caches.open(SAVED_PICTURES_CACHE);
  for (const address of addresses) await cache.delete(address);
};
