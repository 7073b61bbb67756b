// What must not depend on one engine: the paper without network in WebKit.
// Where it is not installed, these tests are skipped, and `cargo xtask test`
// says so.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { articleUrl } from '../lib/browser.mjs';
import { startProxy } from '../lib/proxy.mjs';
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

/** Waits until the worker works for this page, which is touched for that. */
const workerReady = (page) =>
  page.until(() => {
    dispatchEvent(new Event('scroll'));
    return Boolean(navigator.serviceWorker.controller);
  });

/** Waits until the worker keeps a page. */
const kept = (page, url) =>
  page.until(async (path) => {
    const { active } = await navigator.serviceWorker.ready;
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((done) => (port1.onmessage = ({ data }) => done(data.value)));
    active.postMessage({ ask: 'paths' }, [port2]);
    return (await answer).includes(path);
  }, new URL(url).pathname);

const heading = (page) => page.run(() => document.querySelector('h1').textContent);

test('WebKit: with the server gone, what was read and what was saved opens, and the rest says why not', options, () =>
  withWebKit(binary, async (page) => {
    const [read, saved] = [await own(1001), await own(1000)];
    await page.goto(saved);
    await workerReady(page);
    await kept(page, saved);
    const title = await heading(page);
    await page.until(() => document.querySelector('.save')?.offsetWidth);
    await page.run(() => document.querySelector('.save').click());
    await page.until(async () => (await (await caches.open('anh-luu')).keys()).length);
    await page.goto(read);
    await kept(page, read);
    const other = await heading(page);
    await proxy.stop();
    try {
      await page.goto(read);
      assert.equal(await heading(page), other);
      await page.until(() => /ản lưu lúc/.test(document.querySelector('.device-line')?.textContent));
      await page.goto(saved);
      assert.equal(await heading(page), title);
      await page.until(() => document.querySelector('main article img')?.naturalWidth);
      await page.until(() => document.querySelector('.save').ariaPressed === 'true');
      await page.goto(`${proxy.url}/khong-co-o-day`);
      assert.equal(await heading(page), 'Không có mạng');
      await page.until(() => document.querySelectorAll('.kept-list a').length > 1);
    } finally {
      await proxy.start();
    }
  }));

test('WebKit: an edition is checked, taken, read and searched with the server gone', options, () =>
  withWebKit(binary, async (page) => {
    const demo = await startProxy(process.env.TINLANG_DEMO);
    try {
      await page.goto(`${demo.url}/an-ban/7-ngay`);
      await workerReady(page);
      await page.until(() => document.querySelector('.edition[data-ready]'));
      const title = await page.run(() => document.querySelector('main .teasers h2 a').textContent);
      await page.run(() => [...document.querySelectorAll('.edition button')].find((it) => /^Tải về máy này/.test(it.textContent)).click());
      await page.until(() => document.querySelector('.edition .told a'));
      await demo.stop();
      await page.goto(`${demo.url}/tim-kiem?q=${encodeURIComponent(title)}`);
      const href = await page.until(() => document.querySelector('main .teasers h2 a mark')?.closest('a').href);
      await page.goto(href);
      assert.equal(await heading(page), title);
    } finally {
      await demo.stop();
    }
  }));
