// The paper's worker: what was fetched once is here without network. It keeps
// the build's files, pages and pictures; it never touches the newsroom, nor
// what the server is told.
import { answerAsked } from './messages.js';
import { dropOthers } from './page-frame.js';
import { answerPage, isPage, keepAlways } from './pages.js';
import { answerPicture } from './pictures.js';
import { notificationclick, push, pushsubscriptionchange } from './push.js';

/** The build's own files; those of other builds go when this one takes over. */
const FILES = 'ban-dung-';
const OWN = FILES + BUILD;

addEventListener('install', (event) => {
  const work = async () => {
    const files = await caches.open(OWN);
    await files.addAll(SHELL);
    // Who saves data gets the rest, which opens editions and searches, with its first use.
    if (!navigator.connection?.saveData) await files.addAll(AT_NEED);
    await keepAlways();
  };
  event.waitUntil(work());
});

addEventListener('activate', (event) => {
  const work = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith(FILES) && name !== OWN);
    await Promise.all(old.map((name) => caches.delete(name)));
    await dropOthers();
    await registration.navigationPreload?.enable();
    await clients.claim();
  };
  event.waitUntil(work());
});

const file = async (event, { pathname }) => {
  const here = await caches.match(event.request);
  if (here) return here;
  const answer = await fetch(event.request);
  if (answer.ok && AT_NEED.includes(pathname)) {
    const copy = answer.clone();
    event.waitUntil(caches.open(OWN).then((files) => files.put(pathname, copy)).catch(() => {}));
  }
  return answer;
};

addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin || request.headers.has('range')) return;
  const html = request.mode === 'navigate' || request.headers.get('accept')?.startsWith('text/html');
  if (url.pathname.startsWith('/pkg/')) event.respondWith(file(event, url));
  else if (url.pathname.startsWith('/media/')) event.respondWith(answerPicture(event));
  else if (html && isPage(url)) event.respondWith(answerPage(event, url));
});

addEventListener('message', (event) => {
  const port = event.ports[0];
  const answer = answerAsked(event.data).then(
    (value) => port?.postMessage({ value }),
    (error) => port?.postMessage({ error: error.name }),
  );
  event.waitUntil(answer);
});

addEventListener('push', push);
addEventListener('notificationclick', notificationclick);
addEventListener('pushsubscriptionchange', pushsubscriptionchange);
