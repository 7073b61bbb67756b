// The service worker: stores the build's files, pages and pictures, and answers
// with them without network. It handles neither the newsroom nor the API.
import { handleRequest } from './messages.js';
import { isPage } from './page-address.js';
import { deleteOtherFrames } from './page-frame.js';
import { answerPage, storeAlways } from './pages.js';
import { answerPicture } from './pictures.js';
import { notificationclick, push, pushsubscriptionchange } from './push.js';

/** Caches of builds' files; those of other builds are deleted when this one takes over. */
const BUILD_CACHE_PREFIX = 'ban-dung-';
const BUILD_CACHE = BUILD_CACHE_PREFIX + BUILD;

addEventListener('install', (event) => {
  const work = async () => {
    const cache = await caches.open(BUILD_CACHE);
    await cache.addAll(SHELL);
    // With Data Saver on, the files that open editions and search are stored on first use.
    if (!navigator.connection?.saveData) await cache.addAll(AT_NEED);
    await storeAlways();
  };
  event.waitUntil(work());
});

addEventListener('activate', (event) => {
  const work = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith(BUILD_CACHE_PREFIX) && name !== BUILD_CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
    await deleteOtherFrames();
    await registration.navigationPreload?.enable();
    await clients.claim();
  };
  event.waitUntil(work());
});

/**
 * Answers the request for a file of a build.
 * @param {FetchEvent} event
 * @param {URL} url
 */
const answerFile = async (event, { pathname }) => {
  const stored = await caches.match(event.request);
  if (stored) return stored;
  const response = await fetch(event.request);
  if (response.ok && AT_NEED.includes(pathname)) {
    const copy = response.clone();
    // Without room it is fetched again next time.
    event.waitUntil(caches.open(BUILD_CACHE).then((cache) => cache.put(pathname, copy)).catch(() => {}));
  }
  return response;
};

addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin || request.headers.has('range')) return;
  const html = request.mode === 'navigate' || request.headers.get('accept')?.startsWith('text/html');
  if (url.pathname.startsWith('/pkg/')) event.respondWith(answerFile(event, url));
  else if (url.pathname.startsWith('/media/')) event.respondWith(answerPicture(event));
  else if (html && isPage(url)) event.respondWith(answerPage(event, url));
});

addEventListener('message', (event) => {
  const port = event.ports[0];
  const answer = handleRequest(event.data).then(
    (value) => port?.postMessage({ value }),
    (error) => port?.postMessage({ error: error.name }),
  );
  event.waitUntil(answer);
});

addEventListener('push', push);
addEventListener('notificationclick', notificationclick);
addEventListener('pushsubscriptionchange', pushsubscriptionchange);
