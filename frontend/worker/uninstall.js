// The worker of a website whose owner turned offline reading off: deletes an
// earlier worker's data from the device, and then itself. Open pages stay.
addEventListener('install', () => skipWaiting());

addEventListener('activate', (event) => {
  const work = async () => {
    for (const name of await caches.keys()) await caches.delete(name);
    indexedDB.deleteDatabase('tin-lang');
    await registration.unregister();
  };
  event.waitUntil(work());
});
