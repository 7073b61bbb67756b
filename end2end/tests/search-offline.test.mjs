// Searching the stored articles without network: the device shows what the
// server prints over the same articles.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { CROWD, FAIR, OLDEST } from '../lib/wxr-export.mjs';
import { PHONE, close, ids, withPage } from '../lib/browser.mjs';
import { goOffline, fetchDocument, storePages, serveScripts } from '../lib/device-pages.mjs';

const crowd = process.env.TINLANG_CROWD;
const english = process.env.TINLANG_ENGLISH;
after(close);

/** Console messages of the browser without network. */
const CUT = [/ERR_INTERNET_DISCONNECTED/];

const numbers = (from, count) => Array.from({ length: count }, (_, nth) => from + nth);
const articles = (base, numbers) => Promise.all(numbers.map((id) => fetchDocument(base, `/x-${id}.html`)));

/** Runs `use(page)` on a device without network that stores articles of `base`. */
const onDevice = (base, kept, use, options = {}) =>
  withPage({ viewport: PHONE, expected: CUT, ...options }, async (page, context) => {
    const form = await fetchDocument(base, '/tim-kiem');
    const documents = Object.fromEntries([form, ...kept].map((it) => [it.path, it]));
    await goOffline(context, base, documents);
    await serveScripts(context);
    await page.goto(`${base}/tim-kiem`);
    await storePages(page, kept.map(({ path, text }) => [path, text]));
    await use(page, context);
  });

/** Searches, and waits for the results. */
const search = async (page, base, query) => {
  await page.goto(`${base}/tim-kiem?${query}`);
  await answered(page);
};
const answered = (page) => page.locator('main :is(.found, .no-finds)').first().waitFor();

/** Returns what the page shows of a search, without pictures. */
const shown = (page) =>
  page.evaluate(() => {
    const main = document.querySelector('main');
    const text = (element) => element.textContent.replace(/\s+/g, ' ').trim();
    const html = (element) => element.innerHTML.replace(/<!-*>/g, '').replace(/\s+/g, ' ').trim();
    const link = ({ href, textContent }) => {
      const url = new URL(href);
      return [textContent, url.pathname, ...[...url.searchParams].map((field) => field.join('='))];
    };
    return {
      said: [...main.querySelectorAll('.found, .no-finds p')].map(text),
      finds: [...main.querySelectorAll('.teasers > li')].map((item) => ({
        id: item.dataset.article,
        path: new URL(item.querySelector('h2 a').href).pathname,
        title: html(item.querySelector('h2 a')),
        said: html(item.querySelector('p')),
        time: item.querySelector('time').outerHTML,
      })),
      links: [...main.querySelectorAll('.no-finds a, .paging a')].map(link),
      fields: [...main.querySelectorAll('.search-form [name]')].map(({ name, value }) => `${name}=${value}`),
      open: main.querySelector('.narrowing').open,
      title: document.title,
    };
  });

const ASKED = [
  'q=phien+cho',
  'q=phiên chợ thứ 7',
  'q="gốm sành" mờ sáng',
  'q=tho+gom',
  'q=phien+cho&muc=nghe-gom',
  'q=phien+cho&muc=cho-phien&tu=2022-01-10&den=2022-01-12',
  'q=phienn+cho',
  'q=zzzzz',
  'q=gom+hoa+binh',
  'q=thợ',
];

test("the device shows the server's results over the same articles", async () => {
  const kept = await articles(crowd, [...numbers(OLDEST, CROWD), ...numbers(1000, 7)]);
  await withPage({ viewport: PHONE }, async (page) => {
    const expected = {};
    for (const query of ASKED) {
      await page.goto(`${crowd}/tim-kiem?${query}`);
      expected[query] = await shown(page);
    }
    assert.equal(expected['q=phien+cho'].finds.length, 20);
    await onDevice(crowd, kept, async (own) => {
      for (const query of ASKED) {
        await search(own, crowd, query);
        assert.deepEqual(await shown(own), expected[query], query);
        assert.match(await own.locator('#tren-may').innerText(), /đã tìm trong 82\sbài lưu trên máy này/);
      }
    });
  });
});

test('paging, back and forward work on the device', async () => {
  const kept = await articles(crowd, numbers(OLDEST, CROWD));
  await onDevice(crowd, kept, async (page) => {
    await search(page, crowd, 'q=phien+cho');
    const first = await ids(page, 'main');
    await page.locator('.paging a[rel=next]').click();
    await page.waitForURL(/tiep=/);
    await page.waitForFunction((id) => !document.querySelector(`[data-article="${id}"]`), first[0]);
    await answered(page);
    const second = await ids(page, 'main');
    assert.equal(second.length, 20);
    assert.deepEqual(first.filter((id) => second.includes(id)), []);
    await page.locator('main .teasers h2 a').nth(3).click();
    await page.waitForURL(/\.html$/);
    await page.goBack();
    await page.waitForURL(/tiep=/);
    await answered(page);
    assert.deepEqual(await ids(page, 'main'), second);
    await page.goBack();
    await page.waitForURL((url) => !url.search.includes('tiep'));
    await page.waitForFunction((id) => document.querySelector(`[data-article="${id}"]`), first[0]);
    assert.deepEqual(await ids(page, 'main'), first);
    await page.locator('#q').fill('thứ mười một');
    await page.keyboard.press('Enter');
    await page.locator('.no-finds').waitFor();
    assert.equal(new URL(page.url()).searchParams.get('q'), 'thứ mười một');
  });
});

test('spelling suggestions and filters work on the device', async () => {
  const kept = await articles(crowd, [FAIR, FAIR + 1]);
  await onDevice(crowd, kept, async (page) => {
    await search(page, crowd, 'q=phienn+cho');
    await page.locator('.meant a').click();
    await page.locator('main .teasers mark').first().waitFor();
    assert.deepEqual(await ids(page, 'main'), [`${FAIR + 1}`, `${FAIR}`]);
    await search(page, crowd, 'q=phien+cho&muc=nghe-gom');
    await page.locator('.no-finds a').first().click();
    await page.locator('main .teasers mark').first().waitFor();
    assert.equal((await ids(page, 'main')).length, 2);
  });
});

test('the device shows results in the language of the website', async () => {
  const front = await (await fetch(`${english}/`)).text();
  const [, id] = /data-article="(\d+)"/.exec(front);
  const kept = await articles(english, [id]);
  await onDevice(english, kept, async (page) => {
    const words = await page.evaluate(async (html) => {
      const { body } = new DOMParser().parseFromString(html, 'text/html');
      return body.querySelector('h1').textContent;
    }, kept[0].text);
    await search(page, english, `q=${encodeURIComponent(words)}`);
    assert.deepEqual(await ids(page, 'main'), [id]);
    assert.match(await page.locator('.found').first().innerText(), /1 result for/);
    assert.match(await page.locator('#tren-may').innerText(), /articles kept on this device \(1\)/);
  });
});

test('with network the server answers and no search script for the device is loaded', () =>
  withPage({ viewport: PHONE }, async (page) => {
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${crowd}/tim-kiem?q=phien+cho`);
    await page.locator('#q').focus();
    await page.waitForFunction(() => document.querySelector('#q').getAttribute('role') === 'combobox');
    assert.ok(await page.locator('#tren-may').isHidden());
    assert.deepEqual(asked.filter((url) => /search-(offline|worker)|device-/.test(url)), []);
  }));

test('if the search script is not stored, the page says so', () =>
  onDevice(
    crowd,
    [],
    async (page, context) => {
      await context.route('**/pkg/device-*.wasm', (route) => route.abort('internetdisconnected'));
      await page.goto(`${crowd}/tim-kiem?q=phien+cho`);
      await page.locator('#tren-may', { hasText: 'không tìm được' }).waitFor();
      assert.ok(await page.locator('.search-form').isVisible());
    },
    { expected: [...CUT, /Failed to fetch/] },
  ));
