// Pages kept on a device, put there by the paper's own script.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { PATIENCE, pause, until } from './wait.mjs';

const frontend = new URL('../../frontend/', import.meta.url);
const WITHIN = '/pkg/kept-by-test/';

/** Lets pages of `context` import the scripts that keep pages. */
export async function serveKept(context) {
  await context.route(`**${WITHIN}**`, async (route) => {
    const name = new URL(route.request().url()).pathname.slice(WITHIN.length);
    const body = await readFile(fileURLToPath(new URL(name, frontend)), 'utf8');
    await route.fulfill({ body, contentType: 'text/javascript' });
  });
}

/** Keeps pages, `[path, document]` each, as if they had been read. */
export async function keepPages(page, documents) {
  await page.evaluate(
    async ([from, documents]) => {
      const { READ, keep, parts } = await import(`${from}device/database.js`);
      for (const [path, text] of documents) {
        const own = parts(text);
        await keep({ path, ...own, at: Date.now(), kind: READ, bytes: own.main.length });
      }
    },
    [WITHIN, documents],
  );
}

/**
 * Cuts the network off: pages come from `documents` (by path, whatever their
 * query) marked as kept, the build's files from the paper, nothing else.
 */
export async function cutOff(context, base, documents) {
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

/** A page of the paper with its headers, to come back to. */
export async function fetched(base, path) {
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

/** What the worker answers to a question; in any engine. */
export const askWorker = (page, question) =>
  page.evaluate(async (question) => {
    const { active } = await navigator.serviceWorker.ready;
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((done) => (port1.onmessage = ({ data }) => done(data.value)));
    active.postMessage(question, [port2]);
    return answer;
  }, question);

/** The addresses of all pages that the worker has. */
export const keptPaths = (page) => askWorker(page, { ask: 'paths' });

/** Waits until the worker has the page of an address, or until it has it no more. */
export async function whenKept(page, url, wanted = true) {
  const { pathname } = new URL(url);
  const end = Date.now() + PATIENCE;
  while ((await keptPaths(page)).includes(pathname) !== wanted) {
    if (Date.now() > end) throw new Error(`${pathname} ${wanted ? 'was never kept' : 'stays'}`);
    await pause();
  }
}

/** Waits until the pictures of a saved article are here. */
export const whenPicturesKept = (page) => until(page, async () => (await (await caches.open('anh-luu')).keys()).length);
