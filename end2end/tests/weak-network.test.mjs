// Reading through a network that is slow, breaks off, or is a proxy that answers itself: what is
// stored is shown whole, nothing foreign replaces it, and nothing is said to be saved that is not.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';

import { articleUrl, close, PHONE, withPage as withAnyPage, workerReady } from '../lib/browser.mjs';
import { askWorker, forgetPage, putPage, untilPicturesStored, untilStored } from '../lib/device-pages.mjs';
import { device } from '../lib/edition.mjs';
import { startFaultyProxy } from '../lib/faulty-proxy.mjs';
import { PATIENCE, pause, until } from '../lib/wait.mjs';

const paper = process.env.TINLANG_PAPER;
/** What happens to documents, to pictures, and to the newest edition. */
let onPages;
let onPictures;
let onNewest;
/** True if the server is gone. */
let isGone;
let proxy;

before(async () => {
  proxy = await startFaultyProxy(paper, ({ url, headers }) => {
    if (isGone) return { gone: true };
    if (url.startsWith('/media/')) return onPictures;
    if (url === '/an-ban/moi-nhat.tinlang') return onNewest;
    return headers.accept?.startsWith('text/html') ? onPages : undefined;
  });
});
beforeEach(() => {
  onPages = undefined;
  onPictures = undefined;
  onNewest = undefined;
  isGone = false;
});
after(async () => {
  await close();
  await proxy.stop();
});

/** Messages of the browser about a faulty network. */
const TROUBLE = [/ERR_/, /status (403|429|50\d)/, /Failed to load resource/];
const withPage = (options, use) =>
  withAnyPage({ viewport: PHONE, serviceWorkers: 'allow', expected: TROUBLE, ...options }, use);

const path = async (id) => new URL(await articleUrl(paper, id)).pathname;
const line = (page) => page.locator('.device-line');
const title = (page) => page.locator('h1').innerText();
/** The last words of the article that is shown. */
const lastWords = (page) => page.locator('.text > p').last().innerText();

/** The article of a stored page. What is beside it, such as the most read articles, changes with time. */
const articleIn = (main) => /<article.*<\/article>/s.exec(main)[0];

/** Opens a page and waits until the worker has stored it. */
const open = async (page, address) => {
  await page.goto(proxy.url + address);
  await workerReady(page);
  await untilStored(page, proxy.url + address);
};

/** Lets the page believe that it has the newest articles already, so that only opened pages are stored. */
const withoutNewest = (page) => page.addInitScript(() => localStorage.setItem('moi-nhat', `${Date.now()}`));

const FOREIGN = '<!DOCTYPE html><html><head><title>Maintenance</title></head><body><main><h1>Back soon</h1></main></body></html>';
const refusal = (status) => ({ answer: { status, type: 'text/html', body: `<html><body><h1>${status} Nope</h1></body></html>` } });

const TROUBLES = {
  'the first byte takes eight seconds': { wait: 8000 },
  'one kilobyte comes in a second': { rate: 1000 },
  'the connection breaks in the middle': { cut: 30_000 },
  'the page ends in the middle': { end: 30_000 },
  'a proxy answers 403': refusal(403),
  'a proxy answers 429': refusal(429),
  'a proxy answers 502': refusal(502),
  'a proxy answers 503 in plain text': { answer: { status: 503, type: 'text/plain', body: 'upstream connect error' } },
  'a proxy answers with a page of its own': { answer: { status: 200, body: FOREIGN } },
};

test('a stored article opens whole, and stays stored, whatever the network does', () =>
  withPage({}, async (page) => {
    const address = await path(1000);
    await open(page, address);
    const [name, end] = [await title(page), await lastWords(page)];
    await page.locator('.save').click();
    await untilPicturesStored(page);
    await page.locator('.save[aria-pressed=true]').waitFor();
    const stored = (await device(page)).pages[address];
    for (const [what, trouble] of Object.entries(TROUBLES)) {
      onPages = trouble;
      await page.goto(proxy.url + address, { waitUntil: 'commit' });
      await page.locator('footer').waitFor();
      assert.equal(await title(page), name, what);
      assert.equal(await lastWords(page), end, what);
      await line(page).filter({ hasText: /ản lưu lúc|đang cập nhật/ }).waitFor();
      // A request that still runs is the answer to the next one, too.
      await page.waitForFunction(() => document.documentElement.dataset.coming === undefined);
      onPages = undefined;
      const now = (await device(page)).pages[address];
      assert.deepEqual([now.kind, articleIn(now.main)], [stored.kind, articleIn(stored.main)], what);
      assert.ok(now.main.endsWith('</main>'), what);
    }
  }));

test('a half page in the browser\'s cache does not stay in the way of the whole one', () =>
  withPage({}, async (page) => {
    await withoutNewest(page);
    const address = await path(1000);
    await open(page, address);
    await forgetPage(page, address);
    onPages = { end: 23_000 };
    await page.goto(proxy.url + address);
    await line(page).filter({ hasText: 'Trang tải chưa hết' }).waitFor();
    onPages = undefined;
    await page.goto(proxy.url + address);
    await untilStored(page, proxy.url + address);
    await page.reload();
    await page.locator('footer').waitFor();
    assert.equal(await page.locator('html').getAttribute('data-kept'), null);
  }));

test('what is not stored: a refusal shows what is, half a page says so', () =>
  withPage({}, async (page) => {
    await withoutNewest(page);
    const [stored, other] = [await path(1001), await path(1000)];
    await open(page, stored);
    for (const status of [403, 429, 502, 503]) {
      onPages = refusal(status);
      await page.goto(proxy.url + other);
      assert.equal(await title(page), 'Chưa mở được trang này', `${status}`);
      await page.locator(`.kept-list a[href="${stored}"]`).waitFor();
    }
    for (const half of [{ cut: 23_000 }, { end: 23_000 }]) {
      onPages = half;
      await page.goto(proxy.url + other);
      assert.ok(await page.locator('.text p').count(), 'what came is shown');
      await line(page).filter({ hasText: 'Trang tải chưa hết' }).waitFor();
      onPages = undefined;
      await line(page).getByRole('button', { name: 'Tải lại' }).click();
      await page.locator('footer').waitFor();
      assert.ok((await title(page)).length > 5);
      // Nothing was stored of the half page; the whole one is.
      await untilStored(page, proxy.url + other);
      assert.match((await device(page)).pages[other].main, /<\/main>$/);
      await forgetPage(page, other);
    }
    // Too little to be seen.
    onPages = { end: 500 };
    await page.goto(proxy.url + (await path(1002)));
    assert.equal(await title(page), 'Chưa mở được trang này');
    // A page of a login portal is shown, and not stored.
    onPages = { answer: { status: 200, body: FOREIGN } };
    const third = await path(1003);
    await page.goto(proxy.url + third);
    assert.equal(await title(page), 'Back soon');
    assert.equal((await device(page)).pages[third], undefined);
  }));

test('the newest of many stored articles comes first in the list of what can be read', () =>
  withPage({}, async (page, context) => {
    await open(page, '/');
    await page.waitForFunction(() => localStorage.getItem('moi-nhat'));
    await context.setOffline(true);
    await page.goto(`${proxy.url}/khong-co-o-day`);
    await page.locator('.kept-list li').nth(5).waitFor();
    const times = await page.locator('.kept-list time').evaluateAll((all) => all.map((it) => Date.parse(it.dateTime)));
    assert.deepEqual(times, [...times].sort((a, b) => b - a));
  }));

test('newest articles that the server refused once come with the next page', () =>
  withPage({}, async (page) => {
    onNewest = refusal(503);
    const refused = page.waitForResponse((response) => response.status() === 503);
    await open(page, '/');
    assert.match((await refused).url(), /moi-nhat\.tinlang$/);
    onNewest = undefined;
    await page.goto(`${proxy.url}/moi-nhat`);
    const cameAlong = async () => Object.values((await device(page)).pages).some(({ brief }) => brief);
    for (const end = Date.now() + PATIENCE; !(await cameAlong()); await pause()) assert.ok(Date.now() < end);
  }));

test('a tap on a slow link requests the page once', () =>
  withPage({}, async (page) => {
    await withoutNewest(page);
    await open(page, '/moi-nhat');
    const link = page.locator('main .teasers h2 a').first();
    const address = await link.getAttribute('href');
    const requests = () => proxy.asked.filter(({ url, method }) => url === address && method === 'GET').length;
    const first = requests();
    onPages = { wait: 5000 };
    await link.click();
    await page.waitForURL(proxy.url + address);
    await page.locator('main.article').waitFor();
    await untilStored(page, proxy.url + address);
    assert.equal(requests() - first, 1);
    onPages = undefined;
    // The next page is preloaded again.
    await page.goto(`${proxy.url}/doc-nhieu`);
    assert.ok(await page.evaluate(async () => (await (await navigator.serviceWorker.ready).navigationPreload.getState()).enabled));
  }));

const CUTS = {
  'the network cut': (context) => context.setOffline(true),
  'the server gone': () => (isGone = true),
};
for (const [what, cut] of Object.entries(CUTS)) {
  test(`${what}: a page that an app opened with its own query is found under its address`, () =>
    withPage({}, async (page, context) => {
      const address = await path(1001);
      await open(page, '/');
      await page.goto(`${proxy.url}${address}?fbclid=IwAR0abc&utm_source=zalo`);
      const name = await title(page);
      await untilStored(page, proxy.url + address);
      await page.waitForFunction(() => localStorage.getItem('moi-nhat'));
      await cut(context);
      for (const query of ['', '?utm_campaign=x', '?fbclid=1', '?lite', '?lite&fbclid=1', '?sau=1613611800-1000']) {
        await page.goto(proxy.url + address + query);
        assert.equal(await title(page), name, query);
      }
      // The home screen's shortcut.
      await page.goto(`${proxy.url}/moi-nhat?utm_source=homescreen`);
      assert.equal(await title(page), 'Mới nhất');
      assert.ok((await page.locator('main .teasers a[href$=".html"]').count()) > 0);
    }));
}

test('an HTML page in place of a picture is not stored; the article is saved without it, says so, and gets it later', () =>
  withPage({}, async (page) => {
    const address = await path(1000);
    onPictures = { answer: { status: 200, body: FOREIGN } };
    await open(page, address);
    await page.locator('.save').click();
    await page.locator('.tools .status', { hasText: 'chưa tải được ảnh' }).waitFor();
    const pictures = () =>
      page.evaluate(async () => {
        const names = ['anh', 'anh-luu'];
        const all = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
        return all.reduce((sum, count) => sum + count, 0);
      });
    assert.equal(await pictures(), 0);
    await page.goto(`${proxy.url}/da-luu`);
    await page.locator('.saved-list .lacking', { hasText: 'chưa tải được ảnh' }).waitFor();
    onPictures = undefined;
    await page.reload();
    while ((await device(page)).pages[address].missing !== 0);
    assert.ok((await pictures()) > 0);
    await page.locator('.saved-list .lacking').waitFor({ state: 'detached' });
  }));

test('saved articles whose text the browser cleared are fetched again, and lost entries come back', () =>
  withPage({}, async (page) => {
    const [address, other] = [await path(1000), await path(1001)];
    for (const it of [address, other]) {
      await open(page, it);
      await page.locator('.save').click();
      await page.locator('.tools .status', { hasText: 'Đã lưu trên máy này' }).waitFor();
    }
    // The text of one is gone, the entry of the other.
    await forgetPage(page, address);
    await page.evaluate((lost) => {
      const list = JSON.parse(localStorage.getItem('da-luu')).filter(({ href }) => href !== lost);
      localStorage.setItem('da-luu', JSON.stringify(list));
    }, other);
    await page.goto(`${proxy.url}/da-luu`);
    await page.locator('.saved-list li').nth(1).waitFor();
    await until(page, async () => document.querySelectorAll('.saved-list li').length === 2);
    while ((await device(page)).pages[address]?.kind !== 'da-luu');
    await page.locator('.saved-list .lacking').waitFor({ state: 'detached' });
    const { pages } = await device(page);
    assert.deepEqual([pages[address].kind, pages[other].kind], ['da-luu', 'da-luu']);
  }));

test('a new version of a saved article keeps it saved, and its new pictures are fetched', () =>
  withPage({}, async (page) => {
    const address = await path(1000);
    await open(page, address);
    await page.locator('.save').click();
    await page.locator('.tools .status', { hasText: 'Đã lưu trên máy này' }).waitFor();
    // What was stored is an older version, whose pictures were others.
    await putPage(page, { ...(await device(page)).pages[address], main: '<main>bản cũ</main>' });
    await page.evaluate(() => caches.delete('anh-luu'));
    await page.goto(proxy.url + address);
    await untilPicturesStored(page);
    for (let missing = 1; missing; ) ({ missing } = (await device(page)).pages[address]);
    const { kind, main } = (await device(page)).pages[address];
    assert.equal(kind, 'da-luu');
    assert.ok(main.includes('class="text"'));
  }));

test('removing a saved article leaves the pictures that another one shows', () =>
  withPage({}, async (page) => {
    const address = await path(1000);
    await open(page, address);
    await page.locator('.save').click();
    await page.locator('.tools .status', { hasText: 'Đã lưu trên máy này' }).waitFor();
    const saved = (await device(page)).pages[address];
    const other = '/bai-cung-anh-7.html';
    await putPage(page, { ...saved, path: other });
    const pictures = () => page.evaluate(async () => (await (await caches.open('anh-luu')).keys()).length);
    const all = await pictures();
    assert.ok(all > 0);
    await askWorker(page, { ask: 'drop', path: other });
    assert.equal(await pictures(), all);
    await askWorker(page, { ask: 'drop', path: address });
    assert.equal(await pictures(), 0);
  }));

test('a press before the worker is installed waits for it', () =>
  withPage({}, async (page) => {
    const address = await path(1000);
    await page.goto(proxy.url + address);
    await page.locator('.save').click();
    await page.locator('.tools .status', { hasText: 'Đã lưu trên máy này' }).waitFor();
    assert.equal((await device(page)).pages[address].kind, 'da-luu');
  }));

test('an article that came along with the newest can be saved without a network', () =>
  withPage({}, async (page, context) => {
    await open(page, '/');
    await page.waitForFunction(() => localStorage.getItem('moi-nhat'));
    const address = Object.values((await device(page)).pages).find(({ brief }) => brief).path;
    await context.setOffline(true);
    await page.goto(proxy.url + address);
    await page.locator('.save').click();
    await page.locator('.tools .status', { hasText: /Đã lưu/ }).waitFor();
    const { kind, brief } = (await device(page)).pages[address];
    assert.deepEqual([kind, brief], ['da-luu', true]);
    // With a network, the whole article with its pictures takes its place when it is opened.
    await context.setOffline(false);
    await page.goto(proxy.url + address);
    for (let now = { brief }; now.brief; ) now = (await device(page)).pages[address];
    assert.equal((await device(page)).pages[address].kind, 'da-luu');
  }));

test('a device without room: nothing is said to be saved, and nothing stays of the attempt', () =>
  withPage({}, async (page, context) => {
    const address = await path(1000);
    await page.goto(`${proxy.url}/robots.txt`);
    const session = await context.newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: proxy.url, quotaSize: 300_000 });
    await page.goto(proxy.url + address);
    await page.locator('.save').click();
    await page.locator('.tools .status', { hasText: /Mới ghi được tên bài: thiết bị hết chỗ/ }).waitFor();
    assert.equal((await page.locator('.tools').innerText()).includes('Đã lưu trên máy'), false);
    await until(page, async () => !(await caches.keys()).some((name) => name.startsWith('ban-dung-')));
    await page.goto(`${proxy.url}/an-ban/moi-nhat`);
    await page.locator('.edition[data-ready]').waitFor({ state: 'attached' });
    await page.locator('.edition').getByRole('button', { name: /^Tải về máy này/ }).click();
    await page.locator('.edition[data-refused]').waitFor();
    assert.doesNotMatch(await page.locator('.edition .status').innerText(), /Đã lưu/);
    await session.send('Storage.overrideQuotaForOrigin', { origin: proxy.url });
  }));

const NO_WORKER = {
  'a browser that forbids workers': (page) =>
    page.addInitScript(() => {
      navigator.serviceWorker.register = () => Promise.reject(new DOMException('forbidden', 'SecurityError'));
    }),
  'a browser without workers': (page) =>
    page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined })),
};
for (const [what, forbid] of Object.entries(NO_WORKER)) {
  test(`${what}: the title is listed, and the reader learns that no more is saved`, () =>
    withPage({}, async (page) => {
      await forbid(page);
      const address = await path(1000);
      await page.goto(proxy.url + address);
      await page.locator('.save').click();
      await page.locator('.tools .status', { hasText: /Mới ghi được tên bài: trình duyệt này không lưu được bài/ }).waitFor();
      await page.locator('.to-saved').click();
      await page.locator(`.saved-list a[href="${address}"]`).waitFor();
      await page.locator('.on-device .hint', { hasText: 'danh sách chỉ có tên bài' }).waitFor();
      await page.locator('.saved-list .remove').click();
      await page.locator('.saved-list li').waitFor({ state: 'detached' });
      await page.goto(`${proxy.url}/an-ban/moi-nhat`);
      await page.locator('.edition[data-ready]').waitFor({ state: 'attached' });
      await page.locator('.edition').getByRole('button', { name: /^Tải về máy này/ }).click();
      await page.locator('.edition[data-refused=no_worker]').waitFor();
      assert.deepEqual((await device(page)).pages, {});
    }));
}
