// The website without network: with the browser's network off, and with the server stopped.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { articleUrl, close, DESKTOP, hydrated, PHONE, withPage as withAnyPage, workerReady } from '../lib/browser.mjs';
import { askWorker, openStored, storedPaths, toolsCame, untilPicturesStored, untilStored, updateWorker } from '../lib/device-pages.mjs';
import { startPaper, tinlang } from '../lib/server.mjs';
import { startProxy } from '../lib/proxy.mjs';
import { until } from '../lib/wait.mjs';
import { startFaultyProxy } from '../lib/faulty-proxy.mjs';

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

/** Console messages of the browser without network. */
const GONE = [/ERR_INTERNET_DISCONNECTED/, /ERR_CONNECTION_REFUSED/, /ERR_FAILED/, /ERR_EMPTY_RESPONSE/, /Failed to load resource/];

const own = async (id) => {
  const { pathname } = new URL(await articleUrl(paper, id));
  return proxy.url + pathname;
};

const line = (page) => page.locator('.device-line');

/** Both ways of having no network: the browser's network is off, or the server is stopped. */
const CUTS = {
  'the network cut': { cut: (context) => context.setOffline(true), mend: (context) => context.setOffline(false) },
  'the server stopped': { cut: () => proxy.stop(), mend: () => proxy.start() },
};

for (const [name, { cut, mend }] of Object.entries(CUTS)) {
  test(`${name}: a read page opens after a restart, shows its age, and links to stored pages`, () =>
    withPage({ viewport: PHONE, expected: GONE }, async (page, context) => {
      await openStored(page, `${proxy.url}/`);
      const url = await own(1000);
      await page.goto(url);
      const title = await page.locator('h1').innerText();
      await untilStored(page, url);
      await page.close();
      await cut(context);
      try {
        const cold = await context.newPage();
        await cold.goto(url);
        assert.equal(await cold.locator('h1').innerText(), title);
        assert.ok(await cold.locator('.text p').count());
        await line(cold).filter({ hasText: /ản lưu lúc \d\d:\d\d/ }).waitFor();
        // With the navigator, and with a page load.
        await cold.locator('.paper-name a').click();
        await cold.waitForURL(`${proxy.url}/`);
        await cold.locator('main.front').waitFor();
        await cold.reload();
        await cold.locator('main.front').waitFor();
        // The frame was fetched with another page, and mentions nothing of it.
        assert.equal(await cold.locator('.view-switch').getAttribute('href'), '/?lite');
        assert.equal(await cold.locator('.sections [aria-current]').count(), 0);
        await cold.goto(`${proxy.url}/khong-co-o-day`);
        assert.equal(await cold.locator('h1').innerText(), 'Chưa mở được trang này');
        await cold.locator('.kept-list a', { hasText: title.slice(0, 20) }).click();
        await cold.waitForURL(url);
        await cold.locator('main.article').waitFor();
      } finally {
        await mend(context);
      }
    }));
}

test('without network, links to pages that are not stored are marked', () =>
  withPage({ viewport: PHONE, expected: GONE }, async (page, context) => {
    await openStored(page, `${proxy.url}/moi-nhat`);
    const read = await page.locator('main .teasers h2 a').first().getAttribute('href');
    await openStored(page, proxy.url + read);
    await openStored(page, `${proxy.url}/moi-nhat`);
    await context.setOffline(true);
    await line(page).filter({ hasText: 'Không có mạng' }).waitFor();
    assert.equal(await page.locator(`main h2 a[href="${read}"]`).getAttribute('data-away'), null);
    const away = page.locator('main a[data-away]').first();
    assert.equal(await away.getAttribute('title'), 'Chưa có trên máy này');
    await away.click();
    await line(page).filter({ hasText: 'chưa có trên máy' }).waitFor();
    assert.equal(page.url(), `${proxy.url}/moi-nhat`);
    await context.setOffline(false);
    await page.waitForFunction(() => !document.querySelector('a[data-away]'));
    await line(page).waitFor({ state: 'hidden' });
  }));

test('on a slow network the stored page is shown and the newer version is offered when it comes', () =>
  withPage({ viewport: PHONE, expected: GONE }, async (page) => {
    const url = await own(1000);
    await openStored(page, url);
    const title = await page.locator('h1').innerText();
    proxy.slow(8000);
    try {
      await page.goto(url, { waitUntil: 'commit' });
      assert.equal(await page.locator('h1').innerText(), title);
      await line(page).filter({ hasText: 'đang cập nhật' }).waitFor();
      // The newer version is the same: nothing is offered, nothing moves.
      await page.waitForFunction(() => document.documentElement.dataset.coming === undefined, null, { timeout: 15_000 });
      await line(page).filter({ hasNotText: 'đang cập nhật' }).waitFor();
      // A page that is not stored is waited for.
      await page.goto(`${proxy.url}/doc-nhieu`, { timeout: 30_000 });
      assert.equal(await page.locator('h1').innerText(), 'Đọc nhiều');
    } finally {
      proxy.slow(0);
    }
  }));

test('a saved article opens with its picture after two new builds', () =>
  withPage({ viewport: PHONE, expected: GONE }, async (page, context) => {
    const url = await own(1000);
    await openStored(page, url);
    const title = await page.locator('h1').innerText();
    await page.locator('.save').click();
    await untilPicturesStored(page);
    for (const build of [1, 2]) {
      proxy.build(build);
      await page.goto(`${proxy.url}/`);
      await updateWorker(page);
      await line(page).getByRole('button', { name: 'Dùng bản mới' }).click();
      await page.waitForFunction(
        (build) => document.documentElement.dataset.boot.includes(`v${build}.js`) && navigator.serviceWorker.controller,
        build,
      );
    }
    // One of the picture's sizes and formats is stored and stands in for the others.
    await page.evaluate(() => caches.delete('anh'));
    for (const { cut, mend } of Object.values(CUTS)) {
      await cut(context);
      await page.goto(url);
      assert.equal(await page.locator('h1').innerText(), title);
      // In the frame of the current build its scripts work.
      assert.match(await page.locator('html[data-boot]').getAttribute('data-boot'), /v2\.js$/);
      await page.locator('.save[aria-pressed=true]').waitFor();
      await page.waitForFunction(() => {
        const image = document.querySelector('main article img');
        return image.complete && image.naturalWidth > 0;
      });
      await page.goto(`${proxy.url}/da-luu`);
      await page.locator('main.on-device').waitFor();
      await mend(context);
    }
    proxy.build(0);
  }));

test('a new build is offered in every tab; "later" holds for a day', () =>
  withPage({ viewport: PHONE, expected: GONE }, async (page, context) => {
    const offer = (tab) => line(tab).getByRole('button', { name: 'Dùng bản mới' });
    const isCurrent = (tab, build) =>
      tab.waitForFunction((build) => document.documentElement.dataset.boot.includes(`v${build}.js`), build);
    await openStored(page, `${proxy.url}/`);
    const second = await context.newPage();
    await second.goto(`${proxy.url}/moi-nhat`);
    await workerReady(second);
    await second.waitForFunction(() => history.state?.page);
    proxy.build(3);
    try {
      await updateWorker(page);
      await offer(page).waitFor();
      await offer(second).waitFor();
      await offer(page).click();
      await isCurrent(page, 3);
      // The build has taken over: the other tab has only to be loaded again.
      await offer(second).click();
      await isCurrent(second, 3);

      proxy.build(4);
      await updateWorker(page);
      await offer(page).waitFor();
      await line(page).getByRole('button', { name: 'Để sau' }).click();
      await page.reload();
      await page.waitForFunction(() => history.state?.page);
      await toolsCame(page);
      assert.equal(await offer(page).count(), 0);
      await page.evaluate(() => localStorage.setItem('de-sau', `${Date.now() - 25 * 3_600_000}`));
      await page.reload();
      await offer(page).click();
      await isCurrent(page, 4);
    } finally {
      proxy.build(0);
    }
  }));

test('the page of saved articles reports what is stored and removes it', () =>
  withPage({ viewport: PHONE }, async (page) => {
    const url = await own(1000);
    await openStored(page, url);
    await page.locator('.save').click();
    await untilPicturesStored(page);
    await page.goto(`${proxy.url}/da-luu`);
    const stock = page.locator('.stock');
    await stock.getByText(/1 bài đã lưu, \d+ KB/).waitFor();
    await stock.getByText(/Còn trống khoảng \d+/).waitFor();
    // The reader chooses how many articles that were read are stored.
    for (const id of [1001, 1002, 1003]) {
      await page.goto(await own(id));
      await untilStored(page, await own(id));
    }
    await page.goto(`${proxy.url}/da-luu`);
    const number = async () => Number(/(\d+) bài đã đọc và bài mới/.exec(await stock.innerText())?.[1]);
    while (!((await number()) > 10));
    assert.equal(await stock.getByLabel(/Giữ tối đa/).inputValue(), '200');
    await stock.getByLabel(/Giữ tối đa/).selectOption('10');
    while ((await number()) !== 10);
    await page.reload();
    await stock.waitFor();
    assert.equal(await stock.getByLabel(/Giữ tối đa/).inputValue(), '10');
    page.on('dialog', (dialog) => dialog.accept());
    await stock.getByRole('button', { name: 'Xóa: bài đã lưu' }).click();
    await stock.getByText(/1 bài đã lưu/).waitFor({ state: 'detached' });
    const pictures = () => page.evaluate(async () => (await (await caches.open('anh-luu')).keys()).length);
    assert.equal(await pictures(), 0);
    assert.ok(await page.locator('.saved .empty').isVisible(), 'the list does not name it any more');
    // Opening the page again fetches nothing again.
    await page.reload();
    await stock.waitFor();
    assert.equal(await page.evaluate(() => localStorage.getItem('da-luu')), null);
    assert.deepEqual(await askWorker(page, { ask: 'reconcile', paths: [] }), []);
    assert.deepEqual([await stock.getByText('1 bài đã lưu').count(), await pictures()], [0, 0]);
  }));

for (const [name, { cut, mend }] of Object.entries(CUTS)) {
  test(`little room, then ${name}: saved articles stay, read ones make room`, () =>
    withPage({ viewport: PHONE, expected: GONE }, async (page, context) => {
      const url = await own(1000);
      await openStored(page, url);
      await page.locator('.save').click();
      await untilPicturesStored(page);
      const session = await context.newCDPSession(page);
      const { usage } = await page.evaluate(() => navigator.storage.estimate());
      await session.send('Storage.overrideQuotaForOrigin', { origin: proxy.url, quotaSize: usage + 60_000 });
      for (const id of [1001, 1002, 1003, 1004, 1005, 1006]) await page.goto(await own(id));
      await cut(context);
      try {
        await page.goto(url);
        await page.locator('.save[aria-pressed=true]').waitFor();
        assert.ok(await page.locator('html').getAttribute('data-kept'));
      } finally {
        await mend(context);
        await session.send('Storage.overrideQuotaForOrigin', { origin: proxy.url });
      }
    }));
}

test('an article that is unsaved while its pictures load is not saved', () =>
  withPage({ viewport: PHONE }, async (page) => {
    const url = await own(1000);
    const { pathname: path } = new URL(url);
    await openStored(page, url);
    proxy.slow(1500);
    try {
      const saving = askWorker(page, { ask: 'save', path });
      while (!(await askWorker(page, { ask: 'stock' }))['da-luu']);
      await askWorker(page, { ask: 'drop', path });
      await saving;
    } finally {
      proxy.slow(0);
    }
    const stock = await askWorker(page, { ask: 'stock' });
    assert.ok(!stock['da-luu'] && stock['da-doc'].pages.some((it) => it.path === path), JSON.stringify(stock));
    assert.equal(await page.evaluate(async () => (await (await caches.open('anh-luu')).keys()).length), 0);
  }));

test('an interrupted picture deletes no other one', async () => {
  let breaks = false;
  const weak = await startFaultyProxy(paper, ({ url }) => (breaks && url.startsWith('/media/') ? { cut: 100 } : undefined));
  try {
    await withPage({ viewport: PHONE, expected: [/ERR_/] }, async (page) => {
      await openStored(page, weak.url + new URL(await articleUrl(paper, 1000)).pathname);
      const seen = () => page.evaluate(async () => (await (await caches.open('anh')).keys()).map(({ url }) => url));
      await page.reload();
      await until(page, async () => (await (await caches.open('anh')).keys()).length);
      const before = await seen();
      breaks = true;
      const failed = await page.evaluate(async ([first]) => {
        // Another size of the picture, which is not stored.
        const other = first.replace(/-(480|960)\./, (_, width) => `-${1440 - width}.`);
        return fetch(other).then((answer) => answer.blob()).then(() => '', String);
      }, before);
      assert.match(failed, /TypeError/);
      // Stored pictures are requested again, and that is interrupted, too.
      await page.reload();
      await page.waitForFunction(() => document.querySelector('main article img').naturalWidth > 0);
      await page.reload();
      assert.deepEqual(await seen(), before);
    });
  } finally {
    await weak.stop();
  }
});

test('with Data Saver on, files that open editions and search are stored on first use', () =>
  withPage({ viewport: PHONE }, async (page) => {
    const saves = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });";
    await page.addInitScript(saves);
    const files = () =>
      page.evaluate(async () => {
        const build = (await caches.keys()).find((name) => name.startsWith('ban-dung-'));
        return (await (await caches.open(build)).keys()).map(({ url }) => new URL(url).pathname);
      });
    proxy.ahead(saves);
    try {
      await openStored(page, `${proxy.url}/`);
      const all = await files();
      assert.ok(['boot', 'tinlang', 'search', 'offline'].every((name) => all.some((it) => it.startsWith(`/pkg/${name}-`))), `${all}`);
      assert.ok(!all.some((it) => /\/(edition|device|search-offline)-/.test(it)), `${all}`);
      await page.goto(`${proxy.url}/mo-an-ban`);
      await page.locator('.edition[data-ready]').waitFor({ state: 'attached' });
      while (!(await files()).some((it) => it.startsWith('/pkg/edition-')));
    } finally {
      proxy.ahead('');
    }
  }));

test('private, truncated and other documents are not stored', () =>
  withPage({ viewport: PHONE, expected: [/status (404|5\d\d)/, /(404|5\d\d) \(/, /ERR_/] }, async (page) => {
    await openStored(page, `${proxy.url}/`);
    await page.goto(`${proxy.url}/khong-co-o-day`);
    await page.goto(`${proxy.url}/doc-nhieu?sau=1613611800-1000`);
    await page.goto(`${await own(1000)}?lite`);
    await page.goto(await own(1001));
    await untilStored(page, await own(1001));
    const all = await storedPaths(page);
    assert.ok(!all.some((path) => /khong-co|sau=|lite/.test(path)), `${all}`);
    assert.ok(!all.includes('/doc-nhieu'));
    assert.ok(!all.includes(new URL(await own(1000)).pathname), 'the lite view is not the page');
  }));

for (const [name, { cut, mend }] of Object.entries(CUTS)) {
  test(`${name}: weather, latest and most read articles are the last known ones, with their time`, () =>
    withPage({ viewport: DESKTOP, expected: GONE }, async (page, context) => {
      const url = await own(1000);
      await openStored(page, url);
      await page.goto(await own(1001));
      await untilStored(page, await own(1001));
      await cut(context);
      try {
        await page.goto(url);
        await page.locator('.weather .note', { hasText: /Dữ liệu cũ, lúc \d\d:\d\d, \d\d\/\d\d/ }).waitFor();
        assert.match(await page.locator('.weather').innerText(), /°/);
        await page.locator('.side-column .aged', { hasText: /của lúc \d\d:\d\d, \d\d\/\d\d/ }).waitFor();
        assert.ok(await page.locator('#moi-nhat li').count());
        // The islands hydrate.
        await hydrated(page);
        await page.getByRole('tab', { name: 'Đọc nhiều' }).click();
        await page.locator('#doc-nhieu').waitFor();
        assert.equal(await page.locator('.aged').count(), 1);
      } finally {
        await mend(context);
      }
    }));
}

test('a withdrawn article is deleted from the device unless it was saved', async () => {
  const other = await startPaper('gone', process.env.TINLANG_WEATHER_MOCK, null);
  try {
    await withPage({ viewport: PHONE, expected: [/410/] }, async (page) => {
      const there = [];
      for (const id of [9000005, 9000006]) {
        there.push(await articleUrl(other.url, id));
        await openStored(page, there.at(-1));
      }
      await page.locator('.save').click();
      await untilPicturesStored(page);
      for (const id of ['9000005', '9000006']) await tinlang(['withdraw', id, '--reason', 'Theo yêu cầu.', ...other.database]);
      for (const url of there) {
        for (let status; status !== 410; ) status = (await page.goto(url)).status();
      }
      const [gone, saved] = there;
      await untilStored(page, gone, false);
      assert.ok((await storedPaths(page)).includes(new URL(saved).pathname));
    });
  } finally {
    await other.stop();
  }
});
