// The service worker: stores the build's files, pages and pictures, and answers
// with them without network. It handles neither the newsroom nor the API.
/** @import { InstallMessage } from '../types/messages' */
import { handleRequest } from './messages.js';
import { deletePage } from '../device/database.js';
import { isFull } from '../device/make-room.js';
import { ALWAYS, isPage, pageOfFragment } from '../device/stored-address.js';
import { deleteFrame, deleteOtherFrames } from './page-frame.js';
import { answerFragment, answerPage, storeAlways } from './pages.js';
import { answerPicture } from './pictures.js';
import { notificationclick, push, pushsubscriptionchange } from './push.js';
import { isFile } from './response.js';

/** Caches of builds' files; those of other builds are deleted when this one takes over. */
const BUILD_CACHE_PREFIX = 'ban-dung-';
const BUILD_CACHE = BUILD_CACHE_PREFIX + BUILD;

/**
 * Stores files of this build that are not stored yet.
 * @param {string[]} addresses
 */
const storeFiles = async (addresses) => {
  const cache = await caches.open(BUILD_CACHE);
  const store = async (/** @type {string} */ address) => {
    if (await cache.match(address)) return;
    const response = await fetch(address);
    if (!isFile(response)) throw new TypeError(address);
    await cache.put(address, response);
  };
  await Promise.all(addresses.map(store));
};

/** Deletes what an installation stored that failed. An earlier worker's own pages stay. */
const deleteInstalled = async () => {
  await caches.delete(BUILD_CACHE);
  await deleteFrame();
  if (registration.active) return;
  for (const path of ALWAYS) await deletePage(path);
};

/**
 * Tells the pages that wait for this worker why it cannot be installed.
 * @param {unknown} error
 */
const reportFailure = async (error) => {
  /** @type {InstallMessage} */
  const message = { install: isFull(error) ? 'full' : 'failed' };
  for (const client of await clients.matchAll({ includeUncontrolled: true })) client.postMessage(message);
};

const install = async () => {
  // An earlier worker with the same files goes on using them.
  const isShared = await caches.has(BUILD_CACHE);
  try {
    await storeFiles(SHELL);
    await storeAlways();
  } catch (error) {
    // A device that is full may hold no database either.
    if (!isShared) await deleteInstalled().catch(() => {});
    await reportFailure(error);
    throw error;
  }
  // With Data Saver on, the files that open editions and search are stored on first use; so are
  // those for which there is no room now.
  if (!navigator.connection?.saveData) await storeFiles(AT_NEED).catch(() => {});
};

addEventListener('install', (event) => event.waitUntil(install()));

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
  if (isFile(response) && AT_NEED.includes(pathname)) {
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
  else if (html && request.mode !== 'navigate') {
    const page = pageOfFragment(url);
    if (page) event.respondWith(answerFragment(event, page));
  }
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
