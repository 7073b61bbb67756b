// Pictures: those that are here at once, and asked for again beside; the
// oldest go where there are too many. Those of saved articles have a room of
// their own.
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
  } catch {
    await caches.delete(SEEN);
  }
};

export const answerPicture = async (event) => {
  const { request } = event;
  const here = await caches.match(request);
  const coming = fetch(request).then((answer) => {
    if (answer.status === 200) event.waitUntil(keep(request, answer.clone()));
    return answer;
  });
  if (!here) return coming;
  event.waitUntil(coming.catch(() => {}));
  return here;
};

/** Keeps the pictures of a saved article; how many bytes they have. */
export const savePictures = async (addresses) => {
  const cache = await caches.open(SAVED_PICTURES);
  let bytes = 0;
  for (const address of addresses) {
    const answer = (await caches.match(address)) ?? (await fetch(address));
    if (answer.status !== 200) continue;
    const body = await answer.blob();
    bytes += body.size;
    await cache.put(address, new Response(body, { headers: answer.headers }));
  }
  return bytes;
};

export const dropPictures = async (addresses) => {
  const cache = await caches.open(SAVED_PICTURES);
  for (const address of addresses) await cache.delete(address);
};
