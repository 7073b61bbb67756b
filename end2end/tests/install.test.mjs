// The website as an installed app: installing is possible and offered, and the uninstalling
// worker leaves nothing behind.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { articleUrl, close, DESKTOP, PHONE, started, withPage as withAnyPage, workerReady } from '../lib/browser.mjs';
import { openStored, toolsCame, untilPicturesStored, untilStored, updateWorker } from '../lib/device-pages.mjs';
import { startProxy } from '../lib/proxy.mjs';
import { startPaper } from '../lib/server.mjs';
import { until } from '../lib/wait.mjs';

const paper = process.env.TINLANG_PAPER;
let proxy;
before(async () => {
  proxy = await startProxy(paper);
});
after(async () => {
  await close();
  await proxy.stop();
});

const withPage = (options, use) => withAnyPage({ serviceWorkers: 'allow', ...options }, use);

/** How long a new worker may take to replace another one, in milliseconds: Chromium sometimes waits
    until the earlier one was idle for thirty seconds. */
const TAKEOVER = 60_000;

for (const viewport of [PHONE, DESKTOP]) {
  test(`${viewport.width} px: the browser can install the website`, () =>
    withPage({ viewport }, async (page, context) => {
      await openStored(page, `${proxy.url}/`);
      const session = await context.newCDPSession(page);
      const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
      // Tests run in a private window, which cannot install anything.
      const errors = installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito');
      assert.deepEqual(errors, []);
      const manifest = await session.send('Page.getAppManifest');
      assert.deepEqual(manifest.errors, []);
      const said = JSON.parse(manifest.data);
      for (const { src, sizes } of [...said.icons, ...said.screenshots]) {
        const size = await page.evaluate(async (source) => {
          const image = new Image();
          image.src = source;
          await image.decode();
          return `${image.naturalWidth}x${image.naturalHeight}`;
        }, src);
        assert.equal(size, sizes, src);
      }
      for (const { url } of said.shortcuts) assert.equal((await fetch(proxy.url + url)).status, 200, url);
    }));
}

test('the uninstalling worker deletes everything that was stored; saved articles come back with offline reading', async () => {
  const other = await startPaper('off', process.env.TINLANG_WEATHER_MOCK, undefined, ['--no-offline']);
  try {
    await withPage({ viewport: PHONE }, async (page, context) => {
      const url = proxy.url + new URL(await articleUrl(paper, 1000)).pathname;
      await openStored(page, url);
      await page.locator('.save').click();
      await page.locator('.tools .status', { hasText: 'Đã lưu trên máy này' }).waitFor();
      proxy.to(other.url);
      const second = await context.newPage();
      await second.goto(`${proxy.url}/`);
      await updateWorker(second);
      await until(
        second,
        async () =>
          !(await navigator.serviceWorker.getRegistrations()).length &&
          !(await caches.keys()).length &&
          !(await indexedDB.databases()).length,
        undefined,
        TAKEOVER,
      );
      // The first page is one of the earlier worker: it was told, and stores nothing more.
      await page.waitForFunction(() => document.documentElement.dataset.offline === undefined);
      await page.locator('.save').click();
      await page.locator('.save[aria-pressed=false]').waitFor();
      await page.locator('.save').click();
      await page.locator('.save[aria-pressed=true]').waitFor();
      const left = () => page.evaluate(async () => [await caches.keys(), await indexedDB.databases()]);
      assert.deepEqual(await left(), [[], []]);
      await second.close();
      // Pages without a worker register none.
      await page.goto(`${proxy.url}/`);
      assert.equal(await page.locator('link[rel=manifest]').count(), 0);
      assert.equal((await page.evaluate(() => navigator.serviceWorker.getRegistrations())).length, 0);
      // Offline reading is on again: the list still names the article.
      proxy.to(paper);
      await page.goto(`${proxy.url}/`);
      await workerReady(page);
      await untilStored(page, url);
      await untilPicturesStored(page);
    });
  } finally {
    proxy.to(paper);
    await other.stop();
  }
});

test('installing is offered in the footer, once in thirty days', () =>
  withPage({ viewport: PHONE }, async (page) => {
    const offered = page.locator('footer .install');
    const offer = () =>
      page.evaluate(() => {
        const event = new Event('beforeinstallprompt', { cancelable: true });
        event.prompt = async () => (window.prompted = true);
        dispatchEvent(event);
        return event.defaultPrevented;
      });
    await openStored(page, `${proxy.url}/`);
    assert.ok(await offer(), 'the browser does not ask by itself');
    await offered.getByRole('button', { name: 'Cài đặt' }).click();
    assert.ok(await page.evaluate(() => window.prompted));
    await offered.waitFor({ state: 'detached' });
    const again = async (days) => {
      await page.evaluate((days) => localStorage.setItem('cai-dat', `${Date.now() - days * 864e5}`), days);
      await page.reload();
      await started(page);
      await offer();
      await toolsCame(page);
    };
    await again(29);
    assert.equal(await offered.count(), 0);
    await again(31);
    await offered.waitFor();
    await offered.getByRole('button', { name: 'Để sau' }).click();
    assert.equal(await offered.count(), 0);
  }));

test('on iOS the footer explains how to install', () =>
  withPage({ viewport: PHONE }, async (page) => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'standalone', { value: false }));
    await page.goto(`${proxy.url}/`);
    await page.locator('footer .install', { hasText: 'Thêm vào MH chính' }).waitFor();
    assert.equal(await page.locator('.install').getByRole('button').count(), 1);
    await page.reload();
    await toolsCame(page);
    assert.equal(await page.locator('.install').count(), 0);
  }));
