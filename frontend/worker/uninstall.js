// The worker of a website whose owner turned offline reading off: deletes an
// earlier worker's data from the device, and then itself. Open pages stay, and are
// told to store nothing more.
addEventListener('install', () => skipWaiting());

/** How long nothing may appear before it is the end, in passes, and how many passes there are at most. */
const CALM = 4;
const MOST = 40;
/** The pause between two passes, in milliseconds. */
const PAUSE = 500;

/** Deletes what is stored; returns whether there was anything. */
const sweep = async () => {
  const names = await caches.keys();
  for (const name of names) await caches.delete(name);
  // Some browsers do not list databases.
  const databases = await (indexedDB.databases?.().catch(() => []) ?? []);
  indexedDB.deleteDatabase('tin-lang');
  return names.length > 0 || databases.some(({ name }) => name === 'tin-lang');
};

/** Tells open pages, which may be of an earlier build, to store nothing more. */
const tellPages = async () => {
  for (const page of await clients.matchAll({ includeUncontrolled: true })) page.postMessage({ uninstalled: true });
};

addEventListener('activate', (event) => {
  const work = async () => {
    await tellPages();
    let calm = 0;
    // The earlier worker may still be storing what it began to load.
    for (let pass = 0; calm < CALM && pass < MOST; pass += 1) {
      calm = (await sweep()) ? 0 : calm + 1;
      await new Promise((done) => setTimeout(done, PAUSE));
    }
    await registration.unregister();
  };
  event.waitUntil(work());
});
