// A service worker of an earlier build with pages of this one: the state of a reader between an
// update and "Dùng bản mới". TINLANG_OLD_BIN names the
// earlier binary; without it there is nothing to test. `cargo xtask compare` sets it.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { articleUrl, close, PHONE, withPage, workerReady } from '../lib/browser.mjs';
import { storedPaths, untilPicturesStored, untilStored } from '../lib/device-pages.mjs';
import { startProxy } from '../lib/proxy.mjs';
import { startPaper } from '../lib/server.mjs';
import { until } from '../lib/wait.mjs';

const binary = process.env.TINLANG_OLD_BIN;
const skip = binary ? false : 'TINLANG_OLD_BIN is not set';
const fixtures = path.join(path.dirname(fileURLToPath(import.meta.url)), '../fixtures');

/** Console messages of the browser without network. */
const GONE = [/ERR_INTERNET_DISCONNECTED/, /ERR_FAILED/, /Failed to load resource/];

let old;
let proxy;
before(async () => {
  if (skip) return;
  const imported = [path.join(fixtures, 'paper.wxr.xml'), '--media', path.join(fixtures, 'uploads')];
  old = await startPaper('old', process.env.TINLANG_WEATHER_MOCK, imported, [], binary);
  proxy = await startProxy(old.url);
});
after(async () => {
  await close();
  await proxy?.stop();
  await old?.stop();
});

test('an earlier worker serves pages of this build, and what was stored stays', { skip }, () =>
  withPage({ viewport: PHONE, serviceWorkers: 'allow', expected: GONE }, async (page, context) => {
    const own = async (id) => proxy.url + new URL(await articleUrl(old.url, id)).pathname;
    const open = async (url) => {
      await page.goto(url);
      await workerReady(page);
      await untilStored(page, url);
    };
    const [saved, read, later] = [await own(1000), await own(1001), await own(1002)];
    await open(saved);
    const title = await page.locator('h1').innerText();
    await page.locator('.save').click();
    await untilPicturesStored(page);
    await open(read);

    proxy.to(process.env.TINLANG_PAPER);
    const script = await page.evaluate(() => navigator.serviceWorker.controller.scriptURL);
    await page.goto(later);
    await untilStored(page, later);
    // The new worker waits for the reader; the earlier one is still in charge.
    await until(page, async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting));
    assert.equal(await page.evaluate(() => navigator.serviceWorker.controller.scriptURL), script);
    await page.locator('.save').click();
    await page.locator('.save[aria-pressed=true]').waitFor();
    await page.locator('[role=status]', { hasText: 'Đã lưu' }).first().waitFor();

    await context.setOffline(true);
    for (const url of [saved, read, later]) {
      await page.goto(url);
      assert.ok((await page.locator('h1').innerText()).length > 0);
    }
    await page.goto(`${proxy.url}/da-luu`);
    await page.locator('main.on-device').waitFor();
    assert.ok((await page.locator('main.on-device').innerText()).includes(title));
    await context.setOffline(false);

    // The new worker takes over what the earlier one stored.
    await page.goto(later);
    const reloaded = page.waitForEvent('load');
    await page.locator('.device-line').getByRole('button', { name: 'Dùng bản mới' }).click();
    await reloaded;
    await until(page, async () => !(await navigator.serviceWorker.getRegistration()).waiting);
    const paths = await storedPaths(page);
    for (const url of [saved, read, later]) assert.ok(paths.includes(new URL(url).pathname), url);
    await context.setOffline(true);
    await page.goto(saved);
    assert.equal(await page.locator('h1').innerText(), title);
    await page.locator('.save[aria-pressed=true]').waitFor();
  }));
