// Editions: a week's articles taken in one file, kept, handed on, opened; what
// is not whole or not the paper's is refused and nothing of it is kept.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { DESKTOP, PHONE, close, launch, withPage, workerReady } from '../lib/browser.mjs';
import { whenPicturesKept } from '../lib/kept.mjs';
import { startPaper } from '../lib/paper.mjs';
import { startWeak } from '../lib/weak.mjs';

const demo = process.env.TINLANG_DEMO;
const crowd = process.env.TINLANG_CROWD;
const WEEK = '/an-ban/7-ngay';
const OPEN = '/mo-an-ban';

let folder;
before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tinlang-edition-'));
});
after(async () => {
  await close();
  await rm(folder, { recursive: true, force: true });
});

const told = (page) => page.locator('.edition .told');
const ready = (page) => page.locator('.edition[data-ready]').waitFor({ state: 'attached' });
const button = (page, name) => page.locator('.edition').getByRole('button', { name });

/** What the device keeps: pages by path, and the names of values. */
const device = (page) =>
  page.evaluate(
    () =>
      new Promise((done, failed) => {
        const asked = indexedDB.open('tin-lang', 1);
        // Nothing was ever kept: it stays so.
        asked.onupgradeneeded = () => asked.transaction.abort();
        asked.onerror = () =>
          asked.error.name === 'AbortError' ? done({ pages: {}, values: [] }) : failed(asked.error);
        asked.onsuccess = () => {
          const transaction = asked.result.transaction(['trang', 'khac']);
          const pages = transaction.objectStore('trang').getAll();
          const values = transaction.objectStore('khac').getAllKeys();
          transaction.oncomplete = () => {
            asked.result.close();
            done({ pages: Object.fromEntries(pages.result.map((it) => [it.path, it])), values: values.result });
          };
        };
      }),
  );

const ofEditions = ({ pages }) => Object.values(pages).filter(({ kind }) => kind === 'an-ban');

/** Takes the week; the articles that its page lists. */
async function takeWeek(page, base) {
  await page.goto(base + WEEK);
  await ready(page);
  const articles = await page
    .locator('main .teasers h2 a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  await button(page, /^Tải về máy này/).click();
  return articles;
}

const fileOf = async (base, address) => Buffer.from(await (await fetch(base + address)).arrayBuffer());

/** Opens a file that was handed on, and waits for what is said of it. */
async function give(page, name, buffer) {
  await page.locator('.edition .told').evaluate((said) => said.replaceChildren());
  await page.locator('.opening input').setInputFiles({ name, mimeType: 'text/html', buffer });
  await page.waitForFunction(() => {
    const place = document.querySelector('.edition');
    return place.dataset.refused || place.querySelector('.told a');
  });
  return page.locator('.edition').getAttribute('data-refused');
}

test('a week is taken with one press: every article is kept, and the lists that lead to them', () =>
  withPage({ viewport: PHONE }, async (page) => {
    const articles = await takeWeek(page, demo);
    assert.ok(articles.length > 10, `${articles.length} articles`);
    await told(page).locator('a').waitFor();
    assert.match(await told(page).innerText(), new RegExp(`Đã lưu ${articles.length} bài`));
    const { pages, values } = await device(page);
    for (const at of [...articles, WEEK, '/']) {
      const kept = pages[at];
      assert.equal(kept?.kind, 'an-ban', at);
      assert.match(kept.main, /^<main id="noi-dung".*<\/main>$/s);
      assert.ok(kept.title.includes('Tin Làng') && kept.canonical.endsWith(at) && kept.bytes > 0 && kept.at > 0);
    }
    assert.ok(values.includes('an-ban/khoa') && values.includes('an-ban/ban/7-ngay'));
    const main = pages[articles[0]].main;
    for (const website of ['leptos-island', 'class="tools', 'tin-khac', '<script']) {
      assert.ok(!main.includes(website), website);
    }
    // What is here is said the next time, and only what is new is offered.
    await page.reload();
    await ready(page);
    await told(page).filter({ hasText: /^Máy này có bản làm lúc/ }).waitFor();
    await button(page, /^Tải phần mới/).click();
    await told(page).locator('a').waitFor();
    assert.equal(ofEditions(await device(page)).length, ofEditions({ pages }).length);
    await button(page, 'Xóa khỏi máy này').click();
    await page.getByText('Đã xóa khỏi máy này.').waitFor();
    assert.equal(ofEditions(await device(page)).length, 0);
  }));

test('with pictures, they are kept, too', () =>
  withPage({ viewport: PHONE }, async (page) => {
    await page.goto(demo + WEEK);
    await ready(page);
    const before = await button(page, /^Tải về máy này/).innerText();
    await page.getByLabel('Kèm hình').check();
    await page.waitForFunction((words) => !document.querySelector('.edition button')?.innerText.includes(words), before);
    await button(page, /^Tải về máy này/).click();
    await told(page).locator('a').waitFor();
    const { pages } = await device(page);
    const shown = new Set(
      ofEditions({ pages }).flatMap(({ main }) => [...main.matchAll(/<img src="([^"]*)"/g)].map(([, at]) => at)),
    );
    assert.ok(shown.size > 5, `${shown.size} pictures`);
    const missing = await page.evaluate(async (addresses) => {
      const found = await Promise.all(addresses.map((address) => caches.match(address)));
      return addresses.filter((_, nth) => !found[nth]);
    }, [...shown]);
    assert.deepEqual(missing, []);
  }));

test('an edition that is let go of takes nothing of another one along', () =>
  withPage({ viewport: PHONE }, async (page) => {
    const week = await takeWeek(page, demo);
    await told(page).locator('a').waitFor();
    const today = await page.locator('main .teasers time').first().getAttribute('datetime');
    const shared = await page.locator('main .teasers h2 a').first().getAttribute('href');
    await page.goto(`${demo}/an-ban/${today.slice(0, 10)}`);
    await ready(page);
    await button(page, /^Tải về máy này/).click();
    await told(page).locator('a').waitFor();
    assert.ok((await device(page)).values.includes(`an-ban/ban/${today.slice(0, 10)}`));
    await button(page, 'Xóa khỏi máy này').click();
    await page.getByText('Đã xóa khỏi máy này.').waitFor();
    const { pages, values } = await device(page);
    assert.ok(!values.includes(`an-ban/ban/${today.slice(0, 10)}`) && values.includes('an-ban/ban/7-ngay'));
    assert.equal(pages[shared].kind, 'an-ban');
    assert.deepEqual(week.filter((path) => !pages[path]), []);
    assert.ok(pages['/']);
  }));

test('a page that was read and is as new stays as it is', () =>
  withPage({ viewport: PHONE }, async (page) => {
    await page.goto(demo + WEEK);
    await ready(page);
    const at = await page.locator('main .teasers h2 a').first().getAttribute('href');
    await button(page, /^Tải về máy này/).click();
    await told(page).locator('a').waitFor();
    const put = (entry) =>
      page.evaluate(
        (it) =>
          new Promise((done) => {
            const asked = indexedDB.open('tin-lang', 1);
            asked.onsuccess = () => {
              const transaction = asked.result.transaction('trang', 'readwrite');
              transaction.objectStore('trang').put(it);
              transaction.oncomplete = () => {
                asked.result.close();
                done();
              };
            };
          }),
        entry,
      );
    const { pages } = await device(page);
    await put({ ...pages[at], kind: 'da-luu', main: '<main>đã đọc</main>', at: Date.now() });
    await put({ ...pages['/'], kind: 'muc', main: '<main>mới hơn</main>', at: Date.now() });
    await page.reload();
    await ready(page);
    await button(page, /^Tải phần mới/).click();
    await told(page).locator('a').waitFor();
    const later = (await device(page)).pages;
    assert.deepEqual([later[at].kind, later[at].main], ['da-luu', '<main>đã đọc</main>']);
    assert.equal(later['/'].main, '<main>mới hơn</main>');
  }));

test('a download that breaks off goes on where it stopped', async () => {
  let broken = false;
  const proxy = await startWeak(demo, ({ url, method }) => {
    if (broken || method !== 'GET' || !url.includes('.tinlang')) return undefined;
    broken = true;
    return { cut: 5000 };
  });
  try {
    await withPage({ viewport: PHONE, expected: [/ERR_/] }, async (page) => {
      const articles = await takeWeek(page, proxy.url);
      await page.locator('.edition[data-refused=cut]').waitFor();
      assert.match(await told(page).innerText(), /^Mất kết nối/);
      assert.equal(ofEditions(await device(page)).length, 0);
      // Another visit finds the part that came.
      await page.reload();
      await ready(page);
      await button(page, /^Tải tiếp \(còn \d+ KB\)/).click();
      await told(page).locator('a').waitFor();
      assert.deepEqual(
        proxy.asked.map(({ range }) => range),
        [undefined, 'bytes=5000-'],
      );
      const { pages, values } = await device(page);
      for (const at of articles) assert.equal(pages[at]?.kind, 'an-ban', at);
      assert.ok(values.length > 0);
    });
  } finally {
    await proxy.stop();
  }
});

test('one wrong byte on the way: it is refused with words, and nothing is kept', async () => {
  const proxy = await startWeak(demo, ({ url }) => (url.includes('.tinlang') ? { change: 4000 } : undefined));
  try {
    await withPage({ viewport: PHONE }, async (page) => {
      await takeWeek(page, proxy.url);
      await page.locator('.edition[data-refused=broken]').waitFor();
      assert.match(await told(page).innerText(), /^Tệp bị hỏng: .*Chưa lưu bài nào/);
      const { pages, values } = await device(page);
      assert.equal(ofEditions({ pages }).length, 0);
      assert.ok(!values.includes('an-ban/khoa') && !values.includes('an-ban/ban/7-ngay'));
    });
  } finally {
    await proxy.stop();
  }
});

test('a question that is never answered keeps nobody from what is here', async () => {
  const weak = await startWeak(demo, ({ method }) => (method === 'HEAD' ? { hang: true } : undefined));
  try {
    await withPage({ viewport: PHONE }, async (page) => {
      await takeWeek(page, weak.url);
      await told(page).locator('a').waitFor();
      await page.reload();
      await ready(page);
      await told(page).filter({ hasText: /^Máy này có bản làm lúc/ }).waitFor();
      await button(page, 'Xóa khỏi máy này').click();
      await page.getByText('Đã xóa khỏi máy này.').waitFor();
      assert.equal(ofEditions(await device(page)).length, 0);
    });
  } finally {
    await weak.stop();
  }
});

test('a full device: it is said, nothing of the edition is kept, and what was saved stays', () =>
  withPage({ viewport: PHONE, serviceWorkers: 'allow' }, async (page, context) => {
    await page.goto(demo + OPEN);
    await workerReady(page);
    // All that may come by itself came.
    await page.waitForFunction(() => localStorage.getItem('moi-nhat'));
    const read = Object.keys((await device(page)).pages).find((at) => at.endsWith('.html'));
    await page.goto(demo + read);
    await page.locator('.save').click();
    await whenPicturesKept(page);
    const session = await context.newCDPSession(page);
    const room = (quotaSize) => session.send('Storage.overrideQuotaForOrigin', { origin: demo, quotaSize });
    await page.goto(demo + WEEK);
    await ready(page);
    await page.getByLabel('Kèm hình').check();
    const { usage } = await page.evaluate(() => navigator.storage.estimate());
    await room(usage + 20_000);
    try {
      await button(page, /^Tải về máy này/).click();
      await page.locator('.edition[data-refused=full]').waitFor();
      const { pages, values } = await device(page);
      assert.equal(ofEditions({ pages }).length, 0);
      assert.ok(!values.includes('an-ban/ban/7-ngay'));
      assert.equal(pages[read].kind, 'da-luu');
      const left = await page.evaluate(async () => (await (await caches.open('an-ban')).keys()).length);
      assert.equal(left, 0, 'no picture of it stays');
    } finally {
      await room();
    }
    await button(page, /^Tải /).click();
    await told(page).locator('a').waitFor();
    assert.ok(ofEditions(await device(page)).length > 10);
  }));

test('whichever byte is wrong, a given file is refused', () =>
  withPage({ viewport: PHONE }, async (page) => {
    const file = await fileOf(demo, `${WEEK}.tinlang`);
    await page.goto(demo + OPEN);
    await ready(page);
    const head = file.indexOf(10);
    const places = [];
    for (let at = 0; at <= head; at += 4) places.push(at);
    for (let at = head + 1; at < file.length; at += Math.ceil(file.length / 20)) places.push(at);
    const reasons = new Set();
    for (const at of places) {
      const broken = Buffer.from(file);
      broken[at] ^= 1;
      const refused = await give(page, 'a.tinlang', broken);
      assert.ok(refused, `byte ${at} of ${file.length}: ${file.subarray(at, at + 8)}`);
      reasons.add(refused);
    }
    for (const reason of ['broken', 'forged', 'no_edition']) assert.ok(reasons.has(reason), reason);
    assert.equal(await give(page, 'a.tinlang', file.subarray(0, -1)), 'broken');
    assert.equal(await give(page, 'a.html', Buffer.from('<html></html>')), 'no_edition');
    assert.equal(await give(page, 'a.tinlang', Buffer.alloc(0)), 'no_edition');
    assert.equal(ofEditions(await device(page)).length, 0);
    assert.equal(await give(page, 'a.tinlang', file), null, 'the whole file is taken');
  }));

test('another paper is not taken for this one', () =>
  withPage({ viewport: PHONE }, async (page) => {
    const file = await fileOf(demo, `${WEEK}.tinlang`);
    await page.goto(crowd + OPEN);
    await ready(page);
    assert.equal(await give(page, 'a.tinlang', file), 'other_key');
    assert.match(await told(page).innerText(), /khóa khác/);
    assert.equal(ofEditions(await device(page)).length, 0);
  }));

test('the .html is a plain paper that any browser opens, scripts off and no network', async () => {
  const address = path.join(folder, 'an-ban.html');
  await writeFile(address, await fileOf(demo, `${WEEK}.html`));
  await withPage({ viewport: PHONE, javaScriptEnabled: false, offline: true }, async (page) => {
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(address).href);
    assert.deepEqual(asked, [pathToFileURL(address).href]);
    const links = page.locator('nav ol a');
    assert.ok((await links.count()) > 10);
    const title = await links.nth(1).innerText();
    await links.nth(1).click();
    const id = new URL(page.url()).hash.slice(1);
    const section = page.locator(`[id="${id}"]`);
    const spaced = (words) => words.replaceAll('\u00a0', ' ');
    assert.equal(spaced(await section.locator('h1').innerText()), spaced(title));
    assert.ok((await section.locator('.text').innerText()).length > 200);
    assert.equal(await page.locator('script').count(), 0);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth).catch(() => false);
    assert.ok(!wide, 'it fits the screen');
  });
});

test('handed on: one device makes the .html, another opens it as the signed edition', async () => {
  const context = await (await launch()).newContext({ viewport: PHONE, locale: 'vi-VN' });
  let html;
  try {
    await context.addInitScript(() => {
      navigator.canShare = ({ files }) => files[0].type === 'text/html';
      navigator.share = async ({ files }) => {
        window.shared = { name: files[0].name, text: await files[0].text() };
      };
    });
    const page = await context.newPage();
    await takeWeek(page, demo);
    await told(page).locator('a').waitFor();
    await context.setOffline(true);
    await button(page, 'Gửi cho máy khác').click();
    await page.waitForFunction(() => window.shared);
    const shared = await page.evaluate(() => window.shared);
    assert.equal(shared.name, 'an-ban-7-ngay.html');
    html = shared.text;
  } finally {
    await context.close();
  }
  const own = (await fileOf(demo, `${WEEK}.html`)).toString();
  assert.equal(html.length, own.length, 'the device makes the same page as the server');
  assert.equal(html, own);
  await withPage({ viewport: DESKTOP }, async (page) => {
    await page.goto(demo + OPEN);
    await ready(page);
    const at = html.indexOf('<template class="tinlang-edition">') + 2000;
    const forged = html.slice(0, at) + (html[at] === 'A' ? 'B' : 'A') + html.slice(at + 1);
    assert.equal(await give(page, 'an-ban.html', Buffer.from(forged)), 'broken');
    assert.equal(ofEditions(await device(page)).length, 0);
    assert.equal(await give(page, 'an-ban.html', Buffer.from(html)), null);
    assert.ok(ofEditions(await device(page)).length > 10);
    await told(page).getByRole('link', { name: 'Đọc ấn bản' }).click();
    await page.waitForURL(demo + WEEK);
    await ready(page);
    await told(page).filter({ hasText: /^Máy này có bản làm lúc/ }).waitFor();
  });
});

test('a browser without a share sheet saves the file, and a dropped file is opened', async () => {
  await withPage({ viewport: DESKTOP }, async (page) => {
    await page.addInitScript(() => {
      navigator.canShare = undefined;
    });
    await takeWeek(page, demo);
    await told(page).locator('a').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Gửi cho máy khác').click()]);
    assert.equal(download.suggestedFilename(), 'an-ban-7-ngay.html');
  });
  await withPage({ viewport: DESKTOP }, async (page) => {
    const file = await fileOf(demo, `${WEEK}.tinlang`);
    await page.goto(demo + OPEN);
    await ready(page);
    const given = await page.evaluateHandle((bytes) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(bytes)], 'a.tinlang'));
      return transfer;
    }, [...file]);
    await page.dispatchEvent('main', 'drop', { dataTransfer: given });
    await told(page).locator('a').waitFor();
    assert.ok(ofEditions(await device(page)).length > 10);
  });
});

/** What a browser complains of by itself where the network is gone. */
const GONE = [/ERR_INTERNET_DISCONNECTED/, /ERR_CONNECTION_REFUSED/, /ERR_FAILED/, /Failed to load resource/];

for (const [name, cut] of Object.entries({
  'the network cut': (context) => context.setOffline(true),
  'the server stopped': (_, own) => own.stop(),
})) {
  test(`${name}: an edition opens as pages under their own addresses, linked to each other and searched`, async () => {
    const own = await startPaper('gone', process.env.TINLANG_WEATHER_MOCK, null);
    try {
      await withPage({ viewport: PHONE, serviceWorkers: 'allow', expected: GONE }, async (page, context) => {
        await page.goto(own.url);
        await workerReady(page);
        const articles = await takeWeek(page, own.url);
        await told(page).locator('a').waitFor();
        const file = await fileOf(own.url, `${WEEK}.html`);
        await cut(context, own);
        await page.goto(own.url + articles[3]);
        assert.ok(await page.locator('html').getAttribute('data-kept'));
        assert.ok((await page.locator('main.article .text').innerText()).length > 200);
        await page.goto(own.url + WEEK);
        await ready(page);
        assert.ok(await button(page, 'Gửi cho máy khác').isVisible());
        const link = page.locator('main .teasers h2 a').nth(5);
        const title = await link.innerText();
        await link.click();
        await page.locator('main.article h1', { hasText: title }).waitFor();
        // The front page and a section's list came along.
        await page.goto(own.url);
        await page.locator('main.front h2 a').first().waitFor();
        await page.locator('main.article, main.front').locator('a[href$=".html"]').first().click();
        await page.locator('main.article h1').waitFor();
        await page.goto(`${own.url}/tim-kiem?q=${encodeURIComponent(title)}`);
        await page.locator('main .teasers mark').first().waitFor();
        const found = page.locator('main .teasers h2 a').first();
        assert.equal(await found.innerText(), title);
        await found.click();
        await page.locator('main.article h1', { hasText: title }).waitFor();
        // A file that comes by another way is checked and opened here, too.
        await page.goto(own.url + OPEN);
        await ready(page);
        assert.equal(await give(page, 'an-ban.html', file), null);
      });
    } finally {
      await own.stop();
    }
  });
}

test('the worker\'s first page takes the newest articles along, unless its reader saves data', async () => {
  for (const saveData of [false, true]) {
    await withPage({ viewport: PHONE, serviceWorkers: 'allow' }, async (page) => {
      const asked = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await page.addInitScript((saves) => {
        Object.defineProperty(navigator, 'connection', { value: { saveData: saves } });
      }, saveData);
      await page.goto(demo);
      await workerReady(page);
      let kept = {};
      while (!kept['/']) kept = (await device(page)).pages;
      assert.match(kept['/'].main, /class="front"/);
      const articles = () => Object.keys(kept).filter((at) => at.endsWith('.html')).length;
      if (saveData) {
        assert.deepEqual([articles(), asked.filter((at) => at.includes('edition'))], [0, []], 'nothing is loaded');
        return;
      }
      while (!articles()) kept = (await device(page)).pages;
      assert.equal(articles(), 20);
      assert.deepEqual(new Set(Object.values(kept).filter(({ path }) => path.endsWith('.html')).map(({ kind }) => kind)), new Set(['da-doc']));
      // Once is enough for half a day.
      await page.waitForFunction(() => localStorage.getItem('moi-nhat'));
      asked.length = 0;
      await page.goto(`${demo}/moi-nhat`);
      await workerReady(page);
      await page.waitForFunction(() => performance.now() > 1500);
      assert.deepEqual(asked.filter((at) => at.endsWith('.tinlang')), []);
    });
  }
});

test('scripts off: the page says what is in it and its links bring the files', () =>
  withPage({ viewport: PHONE, javaScriptEnabled: false, acceptDownloads: true }, async (page) => {
    await page.goto(demo);
    await page.locator('footer').getByRole('link', { name: 'Tải 7 ngày qua' }).click();
    await page.waitForURL(demo + WEEK);
    assert.ok((await page.locator('main .teasers li').count()) > 10);
    const links = page.locator('.edition-files a');
    assert.equal(await links.count(), 3);
    const [download] = await Promise.all([page.waitForEvent('download'), links.last().click()]);
    assert.equal(download.suggestedFilename(), 'an-ban-7-ngay.html');
  }));
