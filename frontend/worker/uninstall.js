// The worker of a paper that has none any more: it takes an earlier one and
// what it kept off the device, and then itself. Pages that are open stay.
addEventListener('install', () => skipWaiting());

addEventListener('activate', (event) => {
  const work = async () => {
    for (const name of await caches.keys()) await caches.delete(name);
    indexedDB.deleteDatabase('tin-lang');
    await registration.unregister();
  };
  event.waitUntil(work());
});
