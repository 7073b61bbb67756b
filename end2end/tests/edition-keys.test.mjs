// Editions while the paper's key and content change: a new key follows the old one, the newest
// edition is not fetched in vain, and an interrupted download continues after a restart.

import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, afterEach, beforeEach, test } from 'node:test';

import { PHONE, articleUrl, close, withPage as withAnyPage, workerReady } from '../lib/browser.mjs';
import { untilStored } from '../lib/device-pages.mjs';
import { OPEN, WEEK, button, device, fileOf, give, ofEditions, ready, takeWeek, told } from '../lib/edition.mjs';
import { startFaultyProxy } from '../lib/faulty-proxy.mjs';
import { startPaper, tinlang } from '../lib/server.mjs';

const withPage = (options, use) => withAnyPage({ viewport: PHONE, serviceWorkers: 'allow', ...options }, use);

let paper;
beforeEach(async () => {
  paper = await startPaper('keys', process.env.TINLANG_WEATHER_MOCK, null);
});
afterEach(() => paper.stop());
after(close);

const keyOf = async () => JSON.parse((await fileOf(paper.url, '/an-ban/khoa.json')).toString()).key;

test('a device that trusts a key trusts the one that follows, and keeps what it signed before', async () => {
  await withPage({}, async (page) => {
    await takeWeek(page, paper.url);
    await told(page).locator('a').waitFor();
    const before = await fileOf(paper.url, `${WEEK}.html`);
    const first = await keyOf();
    const said = await tinlang(['key', 'renew', ...paper.database]);
    assert.match(said, /keys before {2}1/);
    assert.equal(await keyOf(), first, 'the running server still has the old key');
    await paper.restart();
    assert.notEqual(await keyOf(), first);
    const [, fingerprint] = /fingerprint {2}(\w+)/.exec(await tinlang(['key', 'show', ...paper.database]));
    await page.goto(`${paper.url}/trang/toa-soan`);
    assert.equal((await page.locator('.edition-key').innerText()).replaceAll(' ', ''), fingerprint);

    // The worker that knows the old key stores pages of the new one.
    const article = await articleUrl(paper.url, 9000005);
    await page.goto(article);
    await workerReady(page);
    await untilStored(page, article);

    // Files of the new key are taken, and older files of the old one.
    await page.goto(paper.url + OPEN);
    await ready(page);
    const now = await fileOf(paper.url, `${WEEK}.tinlang`);
    assert.equal(await give(page, 'moi.tinlang', now), null);
    assert.match(await told(page).innerText(), /^Chữ ký đúng/);
    assert.equal(await give(page, 'cu.html', before), null);
    assert.equal(await give(page, 'moi.tinlang', now), null, 'the new key stays trusted');
  });
  // A device that starts with the new key takes older files, too.
  await withPage({}, async (page) => {
    await page.goto(paper.url + OPEN);
    await ready(page);
    const now = await fileOf(paper.url, `${WEEK}.html`);
    assert.match(now.toString(), /<template class="tinlang-keys">/);
    assert.equal(await give(page, 'moi.html', now), null);
  });
});

test('a paper that lost its key is refused, and its newest edition is not fetched again and again', async () => {
  const proxy = await startFaultyProxy(paper.url, () => undefined);
  try {
    await withPage({}, async (page) => {
      const newest = () => proxy.editions('/an-ban/moi-nhat').map(({ tag, status }) => [Boolean(tag), status]);
      const visit = async (count) => {
        await page.goto(`${proxy.url}/`);
        await page.evaluate(() => localStorage.removeItem('moi-nhat'));
        await page.reload();
        await workerReady(page);
        await page.waitForFunction(() => localStorage.getItem('moi-nhat'));
        assert.equal(newest().length, count);
      };
      await page.goto(`${proxy.url}/`);
      await workerReady(page);
      await page.waitForFunction(() => localStorage.getItem('moi-nhat'));
      assert.deepEqual(newest(), [[false, 200]]);
      await visit(2);
      assert.deepEqual(newest()[1], [true, 304], 'nothing is new');

      const [, address] = paper.database;
      await rm(`${address.replace('sqlite:', '').replace(/\.db$/, '')}-edition.key`);
      await paper.restart();
      await visit(3);
      assert.deepEqual(newest()[2], [true, 200], 'another key signed it');
      await visit(4);
      assert.deepEqual(newest()[3], [true, 304], 'what was refused is not fetched again');
      await page.goto(proxy.url + OPEN);
      await ready(page);
      assert.equal(await give(page, 'a.tinlang', await fileOf(paper.url, `${WEEK}.tinlang`)), 'other_key');
    });
  } finally {
    await proxy.stop();
  }
});

test('an interrupted download continues after a restart, also if the edition changed meanwhile', async () => {
  for (const changes of [false, true]) {
    let broken = false;
    const proxy = await startFaultyProxy(paper.url, ({ url, method }) => {
      if (broken || method !== 'GET' || !url.startsWith(`${WEEK}.tinlang`)) return undefined;
      broken = true;
      return { cut: 5000 };
    });
    try {
      await withPage({ expected: [/ERR_/] }, async (page) => {
        await takeWeek(page, proxy.url);
        await page.locator('.edition[data-refused=cut]').waitFor();
        if (changes) {
          await tinlang(['correct', '9000005', '--title', 'Tên đã sửa', '--text', 'Sửa tên.', ...paper.database]);
        }
        await paper.restart();
        await page.reload();
        await ready(page);
        await button(page, /^Tải tiếp/).click();
        await told(page).locator('a').waitFor();
        assert.deepEqual(
          proxy.editions(WEEK).map(({ range, status }) => [range, status]),
          [
            [undefined, 200],
            ['bytes=5000-', 206],
          ],
        );
        assert.ok(ofEditions(await device(page)).length > 10);
      });
    } finally {
      await proxy.stop();
    }
  }
});
