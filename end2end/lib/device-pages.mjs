// Pages stored on a device by the website's own scripts.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { workerReady } from './browser.mjs';
import { PATIENCE, pause, until } from './wait.mjs';

const frontend = new URL('../../frontend/', import.meta.url);
/** Below this path pages can import the scripts of `frontend/`. */
export const SCRIPTS = '/pkg/of-tests/';

/** Lets pages of `context` import the scripts that store pages. */
export async function serveScripts(context) {
  await context.route(`**${SCRIPTS}**`, async (route) => {
    const name = new URL(route.request().url()).pathname.slice(SCRIPTS.length);
    const body = await readFile(fileURLToPath(new URL(name, frontend)), 'utf8');
    await route.fulfill({ body, contentType: 'text/javascript' });
  });
}

/** Stores pages, `[path, document]` each, as if they had been read. */
export async function storePages(page, documents) {
  await page.evaluate(
    async ([scripts, documents]) => {
      const { documentParts } = await import(`${scripts}device/page-parts.js`);
      const { storePage } = await import(`${scripts}device/stored-pages.js`);
      for (const [path, text] of documents) {
        const parts = documentParts(text);
        await storePage({ path, ...parts, at: Date.now(), kind: 'da-doc', bytes: parts.main.length });
      }
    },
    [SCRIPTS, documents],
  );
}

/**
 * Turns the network off: pages come from `documents` (by path, with any query)
 * marked as stored, the build's files from the server, nothing else.
 */
export async function goOffline(context, base, documents) {
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    if (url.pathname.startsWith('/pkg/')) return route.fallback();
    const answer = documents[url.pathname];
    if (url.origin !== base || !answer) return route.abort('internetdisconnected');
    return route.fulfill({
      body: answer.text.replace('<html ', `<html data-kept="${Date.now()}" `),
      headers: answer.headers,
    });
  });
}

/** Returns a page of the server with its headers, as `goOffline` takes it. */
export async function fetchDocument(base, path) {
  const answer = await fetch(base + path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return {
    path: new URL(answer.url).pathname,
    text: await answer.text(),
    headers: {
      'content-type': answer.headers.get('content-type'),
      'content-security-policy': answer.headers.get('content-security-policy'),
    },
  };
}

/** Returns the worker's answer to a request; in any engine. */
export const askWorker = (page, request) =>
  page.evaluate(async (request) => {
    const { active } = await navigator.serviceWorker.ready;
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((done) => (port1.onmessage = ({ data }) => done(data.value)));
    active.postMessage(request, [port2]);
    return answer;
  }, request);

/** How long an answer to a harmless request may take, in milliseconds. */
const ANSWER_LIMIT = 3000;

/** Returns the paths of all stored pages. A worker that the browser stops meanwhile is asked again. */
export async function storedPaths(page) {
  for (;;) {
    const late = new Promise((done) => setTimeout(done, ANSWER_LIMIT));
    const paths = await Promise.race([askWorker(page, { ask: 'paths' }), late]);
    if (paths) return paths;
  }
}

/** Looks for a new worker; does not wait for the installation of an earlier one. */
export const updateWorker = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await Promise.race([registration?.update(), new Promise((done) => setTimeout(done, 3000))]);
  });

/** Waits until the page of an address is stored or, with `wanted` false, deleted. */
export async function untilStored(page, url, wanted = true) {
  const { pathname } = new URL(url);
  const end = Date.now() + PATIENCE;
  while ((await storedPaths(page)).includes(pathname) !== wanted) {
    if (Date.now() > end) throw new Error(`${pathname} ${wanted ? 'was never stored' : 'stays'}`);
    await pause();
  }
}

/** Waits until the pictures of a saved article are stored. */
export const untilPicturesStored = (page) => until(page, async () => (await (await caches.open('anh-luu')).keys()).length);

/** Calls a method of the store of pages, past the website's scripts. */
const changePages = (page, method, argument) =>
  page.evaluate(
    ([method, argument]) =>
      new Promise((done) => {
        const asked = indexedDB.open('tin-lang', 1);
        asked.onsuccess = () => {
          const change = asked.result.transaction('trang', 'readwrite');
          change.objectStore('trang')[method](argument);
          change.oncomplete = () => {
            asked.result.close();
            done();
          };
        };
      }),
    [method, argument],
  );

/** Deletes a stored page, as a browser does that clears its storage. */
export const forgetPage = (page, path) => changePages(page, 'delete', path);

/** Puts a record of a page in the place of what is stored. */
export const putPage = (page, record) => changePages(page, 'put', record);

/** Opens a page and waits until the worker has stored it. */
export const openStored = async (page, url) => {
  await page.goto(url);
  await workerReady(page);
  await untilStored(page, url);
};

/** Waits until the offline tools are loaded and have done what they were loaded for. */
export const toolsCame = (page) =>
  until(page, async () => {
    const came = performance.getEntriesByType('resource').find(({ name }) => name.includes('/pkg/offline-'));
    return came && import(came.name).then(() => true);
  });
