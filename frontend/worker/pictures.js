// Pictures: those that are here at once, and asked for again beside; the
// oldest go where there are too many. Those of saved articles have a room of
// their own.
import { EDITION_PICTURES, putPicture } from '../device/database.js';

export const SEEN = 'anh';
export const SAVED_PICTURES = 'anh-luu';

/** So many are kept, and so many bytes of them. */
const COUNT = 150;
const BYTES = 15_000_000;

/** Lets the oldest go until the rest fits. */
const trim = async (cache) => {
  const all = await cache.keys();
  let bytes = 0;
  let count = 0;
  for (const request of all.reverse()) {
    const answer = await cache.match(request);
    bytes += Number(answer?.headers.get('content-length')) || 0;
    count += 1;
    if (count > COUNT || bytes > BYTES) await cache.delete(request);
  }
};

/** Keeps a picture; where the device has no room, none. */
const keep = async (request, answer) => {
  const cache = await caches.open(SEEN);
  try {
    await cache.put(request, answer);
    await trim(cache);
  } catch (error) {
    // A picture that broke off on the way takes no others along.
    if (error.name === 'QuotaExceededError') await caches.delete(SEEN);
  }
};

/** The same picture in another size or format: pages name several, and one of them is kept. */
const standIn = async ({ url }) => {
  const [stem] = /^.*\/[^/]*?(?=-\d+\.\w+$)/.exec(new URL(url).pathname) ?? [];
  if (!stem) return undefined;
  for (const name of [SAVED_PICTURES, EDITION_PICTURES, SEEN]) {
    if (!(await caches.has(name))) continue;
    const cache = await caches.open(name);
    const like = (await cache.keys()).find((it) => new URL(it.url).pathname.startsWith(`${stem}-`));
    if (like) return cache.match(like);
  }
  return undefined;
};

export const answerPicture = async (event) => {
  const { request } = event;
  const here = await caches.match(request);
  const coming = fetch(request).then((answer) => {
    if (answer.status === 200) event.waitUntil(keep(request, answer.clone()));
    return answer;
  });
  if (!here) {
    return coming.catch(async (error) => {
      const like = await standIn(request);
      if (like) return like;
      throw error;
    });
  }
  event.waitUntil(coming.catch(() => {}));
  return here;
};

/** Keeps the pictures of a saved article; how many bytes they have. */
export const savePictures = async (addresses) => {
  const cache = await caches.open(SAVED_PICTURES);
  let bytes = 0;
  for (const address of addresses) {
    const answer = (await caches.match(address)) ?? (await fetch(address).catch(() => undefined));
    if (answer?.status !== 200) continue;
    const body = await answer.blob();
    bytes += body.size;
    await putPicture(cache, address, body, answer.headers);
  }
  return bytes;
};

export const dropPictures = async (addresses) => {
  const cache = await caches.open(SAVED_PICTURES);
  for (const address of addresses) await cache.delete(address);
};
