// Offline reading in WebKit, a second engine. Where it is not installed, these
// tests are skipped, and `cargo xtask test` reports it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { articleUrl } from '../lib/browser.mjs';
import { untilStored, untilPicturesStored } from '../lib/device-pages.mjs';
import { startProxy } from '../lib/proxy.mjs';
import { until } from '../lib/wait.mjs';
import { webkit, withWebKit } from '../lib/webkit.mjs';

const paper = process.env.TINLANG_PAPER;
const binary = await webkit();
const options = { skip: binary ? false : 'WebKit is not installed' };

let proxy;
before(async () => {
  proxy = await startProxy(paper);
});
after(() => proxy.stop());

const own = async (id) => proxy.url + new URL(await articleUrl(paper, id)).pathname;

/** Touches the page, so that the worker is registered, and waits until it controls the page. */
const workerReady = (page) =>
  until(page, () => {
    dispatchEvent(new Event('scroll'));
    return Boolean(navigator.serviceWorker.controller);
  });

const heading = (page) => page.evaluate(() => document.querySelector('h1').textContent);

test('WebKit: without the server, read and saved pages open and others show the offline page', options, () =>
  withWebKit(binary, async (page) => {
    const [read, saved] = [await own(1001), await own(1000)];
    await page.goto(saved);
    await workerReady(page);
    await untilStored(page, saved);
    const title = await heading(page);
    await until(page, () => document.querySelector('.save')?.offsetWidth);
    await page.evaluate(() => document.querySelector('.save').click());
    await untilPicturesStored(page);
    await page.goto(read);
    await untilStored(page, read);
    const other = await heading(page);
    await proxy.stop();
    try {
      await page.goto(read);
      assert.equal(await heading(page), other);
      await until(page, () => /ản lưu lúc/.test(document.querySelector('.device-line')?.textContent));
      await page.goto(saved);
      assert.equal(await heading(page), title);
      await until(page, () => document.querySelector('main article img')?.naturalWidth);
      await until(page, () => document.querySelector('.save').ariaPressed === 'true');
      await page.goto(`${proxy.url}/khong-co-o-day`);
      assert.equal(await heading(page), 'Chưa mở được trang này');
      await until(page, () => document.querySelectorAll('.kept-list a').length > 1);
    } finally {
      await proxy.start();
    }
  }));

test('WebKit: an edition is checked and stored, then read and searched without the server', options, () =>
  withWebKit(binary, async (page) => {
    const demo = await startProxy(process.env.TINLANG_DEMO);
    try {
      await page.goto(`${demo.url}/an-ban/7-ngay`);
      await workerReady(page);
      await until(page, () => document.querySelector('.edition[data-ready]'));
      const title = await page.evaluate(() => document.querySelector('main .teasers h2 a').textContent);
      await page.evaluate(() => [...document.querySelectorAll('.edition button')].find((it) => /^Tải về máy này/.test(it.textContent)).click());
      await until(page, () => document.querySelector('.edition .status a'));
      await demo.stop();
      await page.goto(`${demo.url}/tim-kiem?q=${encodeURIComponent(title)}`);
      const href = await until(page, () => document.querySelector('main .teasers h2 a mark')?.closest('a').href);
      await page.goto(href);
      assert.equal(await heading(page), title);
    } finally {
      await demo.stop();
    }
  }));
