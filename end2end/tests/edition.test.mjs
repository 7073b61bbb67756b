// Editions: a week's articles in one file are downloaded, stored and opened; a
// file that is not whole is refused, and nothing of it is stored.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { PHONE, close, withPage as withAnyPage, workerReady } from '../lib/browser.mjs';
import { OPEN, WEEK, button, device, fileOf, give, ofEditions, ready, takeWeek, told } from '../lib/edition.mjs';
import { putPage, untilPicturesStored } from '../lib/device-pages.mjs';
import { startPaper } from '../lib/server.mjs';
import { startFaultyProxy } from '../lib/faulty-proxy.mjs';

const demo = process.env.TINLANG_DEMO;

after(close);

const withPage = (options, use) => withAnyPage({ serviceWorkers: 'allow', ...options }, use);

test('one press downloads a week: every article and the lists that link to them are stored', () =>
  withPage({ viewport: PHONE }, async (page) => {
    const articles = await takeWeek(page, demo);
    assert.ok(articles.length > 10, `${articles.length} articles`);
    await told(page).locator('a').waitFor();
    assert.match(await told(page).innerText(), new RegExp(`^Chữ ký đúng của .+: ${articles.length} bài, từ .+ đến .+ Đã lưu trên máy này`));
    const { pages, values } = await device(page);
    for (const at of [...articles, WEEK, '/']) {
      const kept = pages[at];
      assert.equal(kept?.kind, 'an-ban', at);
      assert.match(kept.main, /^<main id="noi-dung".*<\/main>$/s);
      assert.ok(kept.title.includes('Tin Làng') && kept.canonical.endsWith(at) && kept.bytes > 0 && kept.at > 0);
    }
    assert.ok(values.includes('an-ban/khoa') && values.includes('an-ban/ban/7-ngay'));
    const main = pages[articles[0]].main;
    for (const website of ['leptos-island', 'tin-khac', '<script']) {
      assert.ok(!main.includes(website), website);
    }
    // The next visit reports what is stored and offers only what is new.
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

test('pictures are stored when they are included', () =>
  withPage({ viewport: PHONE }, async (page) => {
    await page.goto(demo + WEEK);
    await ready(page);
    const before = await button(page, /^Tải về máy này/).innerText();
    await page.getByLabel('Kèm ảnh').check();
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

test('removing an edition removes nothing of another one', () =>
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

test('a read page that is as new as the edition stays', () =>
  withPage({ viewport: PHONE }, async (page) => {
    await page.goto(demo + WEEK);
    await ready(page);
    const at = await page.locator('main .teasers h2 a').first().getAttribute('href');
    await button(page, /^Tải về máy này/).click();
    await told(page).locator('a').waitFor();
    const { pages } = await device(page);
    await putPage(page, { ...pages[at], kind: 'da-luu', main: '<main>đã đọc</main>', at: Date.now() });
    await putPage(page, { ...pages['/'], kind: 'muc', main: '<main>mới hơn</main>', at: Date.now() });
    await page.reload();
    await ready(page);
    await button(page, /^Tải phần mới/).click();
    await told(page).locator('a').waitFor();
    const later = (await device(page)).pages;
    assert.deepEqual([later[at].kind, later[at].main], ['da-luu', '<main>đã đọc</main>']);
    assert.equal(later['/'].main, '<main>mới hơn</main>');
  }));

test('an interrupted download resumes where it stopped', async () => {
  let broken = false;
  const proxy = await startFaultyProxy(demo, ({ url, method }) => {
    if (broken || method !== 'GET' || !url.startsWith(`${WEEK}.tinlang`)) return undefined;
    broken = true;
    return { cut: 5000 };
  });
  try {
    await withPage({ viewport: PHONE, expected: [/ERR_/] }, async (page) => {
      const articles = await takeWeek(page, proxy.url);
      await page.locator('.edition[data-refused=cut]').waitFor();
      assert.match(await told(page).innerText(), /^Mất kết nối/);
      assert.equal(ofEditions(await device(page)).length, 0);
      // The next visit finds the received part.
      await page.reload();
      await ready(page);
      await button(page, /^Tải tiếp \(còn \d+ KB\)/).click();
      await told(page).locator('a').waitFor();
      assert.deepEqual(
        proxy.editions(WEEK).map(({ range }) => range),
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

test('an interrupted download can be removed', async () => {
  const weak = await startFaultyProxy(demo, ({ url, method }) => (method === 'GET' && url.includes('.tinlang') ? { cut: 5000 } : undefined));
  try {
    await withPage({ viewport: PHONE, expected: [/ERR_/] }, async (page) => {
      await takeWeek(page, weak.url);
      await button(page, /^Tải tiếp/).waitFor();
      await button(page, 'Xóa khỏi máy này').click();
      await button(page, /^Tải về máy này/).waitFor();
      assert.equal(await button(page, 'Xóa khỏi máy này').count(), 0);
      assert.ok(!(await device(page)).values.some((name) => name.includes(WEEK)));
    });
  } finally {
    await weak.stop();
  }
});

test('one changed byte: the file is refused with a message and nothing is stored', async () => {
  const proxy = await startFaultyProxy(demo, ({ url }) => (url.includes('.tinlang') ? { change: 4000 } : undefined));
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

test('a request that is never answered does not block what is stored', async () => {
  const weak = await startFaultyProxy(demo, ({ method }) => (method === 'HEAD' ? { hang: true } : undefined));
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

test('a full device: a message says so, nothing of the edition is stored, and saved articles stay', () =>
  withPage({ viewport: PHONE, serviceWorkers: 'allow' }, async (page, context) => {
    await page.goto(demo + OPEN);
    await workerReady(page);
    // Everything that loads by itself has loaded.
    await page.waitForFunction(() => localStorage.getItem('moi-nhat'));
    const read = Object.keys((await device(page)).pages).find((at) => at.endsWith('.html'));
    await page.goto(demo + read);
    await page.locator('.save').click();
    await untilPicturesStored(page);
    const ofReads = ({ pages }) => Object.values(pages).filter(({ kind }) => kind === 'da-doc').length;
    const reads = ofReads(await device(page));
    const session = await context.newCDPSession(page);
    const room = (quotaSize) => session.send('Storage.overrideQuotaForOrigin', { origin: demo, quotaSize });
    await page.goto(demo + WEEK);
    await ready(page);
    await page.getByLabel('Kèm ảnh').check();
    const { usage } = await page.evaluate(() => navigator.storage.estimate());
    await room(usage + 20_000);
    try {
      await button(page, /^Tải về máy này/).click();
      await page.locator('.edition[data-refused=full]').waitFor();
      const { pages, values } = await device(page);
      assert.equal(ofEditions({ pages }).length, 0);
      assert.ok(!values.includes('an-ban/ban/7-ngay'));
      assert.equal(pages[read].kind, 'da-luu');
      assert.equal(ofReads({ pages }), reads, 'no article goes for a picture');
      const left = await page.evaluate(async () => (await (await caches.open('an-ban')).keys()).length);
      assert.equal(left, 0, 'no picture of it stays');
    } finally {
      await room();
    }
    await button(page, /^Tải /).click();
    await told(page).locator('a').waitFor();
    assert.ok(ofEditions(await device(page)).length > 10);
  }));

/** Console messages of the browser without network. */
const GONE = [/ERR_INTERNET_DISCONNECTED/, /ERR_CONNECTION_REFUSED/, /ERR_FAILED/, /Failed to load resource/];

for (const [name, cut] of Object.entries({
  'the network cut': (context) => context.setOffline(true),
  'the server stopped': (_, own) => own.stop(),
})) {
  test(`${name}: the pages of an edition open under their own addresses, link to each other and are searched`, async () => {
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
        // The front page and a section's list are stored, too.
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
        // A shared file is checked and opened without network, too.
        await page.goto(own.url + OPEN);
        await ready(page);
        assert.equal(await give(page, 'an-ban.html', file), null);
      });
    } finally {
      await own.stop();
    }
  });
}

test('the newest articles are downloaded with the first page, unless Data Saver is on', async () => {
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
      // It is downloaded again after half a day at the earliest.
      await page.waitForFunction(() => localStorage.getItem('moi-nhat'));
      asked.length = 0;
      await page.goto(`${demo}/moi-nhat`);
      await workerReady(page);
      await page.waitForFunction(() => performance.now() > 1500);
      assert.deepEqual(asked.filter((at) => at.endsWith('.tinlang')), []);
    });
  }
});

test('scripts off: the page lists the content of the edition and links to the files', () =>
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
