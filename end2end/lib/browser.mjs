// Chromium, and pages that report: a console message, a violation of the content
// security policy or a failed request fails a test that does not expect it.

import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

export const PHONE = { width: 360, height: 740 };
export const DESKTOP = { width: 1280, height: 900 };

let browser;

/** Returns the browser of this test file. */
export async function launch() {
  browser ??= await chromium.launch({
    executablePath: process.env.TINLANG_CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  return browser;
}

export async function close() {
  await browser?.close();
  browser = undefined;
}

/**
 * Runs `use(page, context)` on a page of a fresh context. `expected` are
 * patterns of messages that the test itself causes.
 */
export async function withPage(options, use) {
  const { expected = [], ...contextOptions } = options;
  // Tests of the worker allow it themselves.
  const plain = { viewport: DESKTOP, locale: 'vi-VN', serviceWorkers: 'block' };
  const context = await (await launch()).newContext({ ...plain, ...contextOptions });
  const complaints = [];
  const note = (text) => {
    if (text.includes('Service Worker registration blocked by Playwright')) return;
    if (!expected.some((pattern) => pattern.test(text))) complaints.push(text);
  };
  context.on('page', (page) => watch(page, note));
  await context.exposeBinding('noteBreach', (_, text) => note(text));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      window.noteBreach(`CSP: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  try {
    const page = await context.newPage();
    await use(page, context);
    assert.deepEqual(complaints, [], 'the page complained');
  } finally {
    await context.close();
  }
}

function watch(page, note) {
  page.on('console', (message) => note(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => note(`error: ${error}`));
  page.on('requestfailed', (request) => {
    // The page was left before the response came.
    if (request.failure()?.errorText === 'net::ERR_ABORTED') return;
    note(`request failed: ${request.url()} ${request.failure()?.errorText}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) note(`status ${response.status()}: ${response.url()}`);
  });
}

/** Waits until the page's islands are hydrated. */
export async function hydrated(page) {
  await page.waitForFunction(() => document.documentElement.dataset.islands === 'ready');
}

/** Waits until the loader has started everything; naming the manifest is its last step. */
export async function started(page) {
  await page.locator('link[rel=manifest]').waitFor({ state: 'attached' });
}

/** Touches the page, so that the worker is registered, and waits until it controls the page. */
export async function workerReady(page) {
  await page.waitForFunction(() => document.readyState === 'complete');
  await page.keyboard.press('Shift');
  await page.waitForFunction(() => navigator.serviceWorker.controller, null, { polling: 50 });
}

/** Returns the address of an article by its number. */
export async function articleUrl(base, id) {
  const answer = await fetch(`${base}/x-${id}.html`, { redirect: 'manual' });
  assert.equal(answer.status, 301, `article ${id}`);
  return new URL(answer.headers.get('location'), base).href;
}

/** Returns the article numbers of the teasers within `selector`, in order. */
export async function ids(page, selector) {
  return page.locator(`${selector} [data-article]`).evaluateAll((items) => items.map((item) => item.dataset.article));
}
