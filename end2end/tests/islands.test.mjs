// Pages with scripts: every island hydrates and works, and nothing breaks where
// it cannot.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { FAIR, OLDEST } from '../lib/wxr-export.mjs';
import { DESKTOP, PHONE, articleUrl, close, hydrated, ids, withPage, workerReady } from '../lib/browser.mjs';
import { untilStored } from '../lib/device-pages.mjs';

const paper = process.env.TINLANG_PAPER;
const crowd = process.env.TINLANG_CROWD;
after(close);

const boxes = '#tin-lien-quan, #tin-moi-hon, #tin-khac';
const allIds = (page) =>
  page.locator(boxes).locator('[data-article]').evaluateAll((items) => items.map((item) => item.dataset.article));

for (const viewport of [PHONE, DESKTOP]) {
  test(`${viewport.width} px: every island hydrates`, () =>
    withPage({ viewport }, async (page) => {
      await page.goto(await articleUrl(crowd, OLDEST + 40));
      await hydrated(page);
      const islands = await page.locator('leptos-island').count();
      assert.equal(islands, await page.locator('leptos-island[data-ready]').count());
      assert.ok(islands >= 3, `${islands} islands`);
    }));
}

test('load more adds the next articles without repeating, to the end of the section', () =>
  withPage({}, async (page) => {
    await page.goto(await articleUrl(crowd, OLDEST + 40));
    await hydrated(page);
    const more = page.locator('#tin-khac .more');
    const before = await ids(page, '#tin-khac');
    await more.click();
    await page.waitForFunction(
      (count) => document.querySelectorAll('#tin-khac [data-article]').length > count,
      before.length,
    );
    const grown = await ids(page, '#tin-khac');
    assert.deepEqual(grown.slice(0, before.length), before);
    assert.match(await page.locator('#tin-khac .status').innerText(), /Đã thêm \d+ tin/);
    const focused = await page.evaluate(() => document.activeElement.closest('[data-article]')?.dataset.article);
    assert.equal(focused, grown[before.length], 'the keyboard goes on at the first new one');
    for (let presses = 0; presses < 20; presses += 1) {
      if ((await more.getAttribute('href')) === '/cho-phien') break;
      const count = (await ids(page, '#tin-khac')).length;
      await more.click();
      await page.waitForFunction((n) => document.querySelectorAll('#tin-khac [data-article]').length > n, count);
    }
    const all = await allIds(page);
    assert.equal(new Set(all).size, all.length, 'none twice');
    await more.click();
    await page.waitForURL(`${crowd}/cho-phien`);
  }));

test('load more adds no related article that the page shows already', () =>
  withPage({}, async (page) => {
    await page.goto(await articleUrl(crowd, FAIR));
    await hydrated(page);
    const before = (await ids(page, '#tin-lien-quan')).length;
    await page.locator('#tin-lien-quan .more').click();
    await page.waitForFunction((n) => document.querySelectorAll('#tin-lien-quan [data-article]').length > n, before);
    const all = await allIds(page);
    assert.equal(new Set(all).size, all.length);
    assert.ok(!all.includes(String(FAIR)), 'nor the article itself');
    // One press brings them all, and says so.
    assert.match(await page.locator('#tin-lien-quan .status').innerText(), /^Đã thêm \d+ tin\. Không còn tin nào khác\.$/);
  }));

test('if the page shows every related article, no more are offered', () =>
  withPage({}, async (page) => {
    // All texts are similar here, so the newest articles count as related.
    await page.goto(await articleUrl(crowd, OLDEST + 40));
    await hydrated(page);
    assert.ok((await ids(page, '#tin-lien-quan')).length > 0);
    assert.equal(await page.locator('#tin-lien-quan .more').count(), 0);
  }));

test('tabs work by mouse and keyboard', () =>
  withPage({ viewport: PHONE }, async (page) => {
    await page.goto(await articleUrl(paper, 1000));
    await hydrated(page);
    const latest = page.locator('#moi-nhat');
    const mostRead = page.locator('#doc-nhieu');
    const shown = async () => [await latest.isVisible(), await mostRead.isVisible()];
    assert.deepEqual(await shown(), [true, false]);
    await page.getByRole('tab', { name: 'Đọc nhiều' }).click();
    assert.deepEqual(await shown(), [false, true]);
    assert.match(await mostRead.innerText(), /\S/, 'it says so where nothing was counted');
    await page.keyboard.press('ArrowRight');
    assert.deepEqual(await shown(), [true, false]);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'tab-moi-nhat');
    await page.keyboard.press('ArrowLeft');
    assert.deepEqual(await shown(), [false, true]);
    await page.keyboard.press('Home');
    assert.deepEqual(await shown(), [true, false]);
  }));

test('weather is refreshed by a press, and chosen cities are stored', () =>
  withPage({}, async (page) => {
    const url = await articleUrl(paper, 1000);
    await page.goto(url);
    await hydrated(page);
    const asked = page.waitForResponse((response) => response.url().includes('/api/weather'));
    await page.locator('.weather').getByRole('button', { name: 'Cập nhật' }).click();
    assert.equal((await asked).status(), 200);
    const shown = page.locator('.weather .bar:not([hidden]) li');
    await shown.first().waitFor();
    assert.equal(await shown.count(), 4);
    assert.match(await shown.first().innerText(), /21\s*°C/);
    const status = page.locator('.weather .status');
    await status.filter({ hasText: 'Chưa có dữ liệu mới. Cập nhật' }).waitFor();
    const [bar, own] = [await page.locator('.weather').boundingBox(), await status.boundingBox()];
    assert.ok(own.y >= bar.y && own.y + own.height <= bar.y + bar.height, 'it is inside the bar');
    await page.waitForFunction(() => !document.querySelector('.weather .status').textContent.trim());

    await page.locator('.chooser summary').click();
    await page.locator('.chooser label', { hasText: 'Hà Nội' }).click();
    assert.equal(await shown.count(), 3);
    await page.locator('.chooser label', { hasText: 'Cần Thơ' }).click();
    assert.equal(await shown.count(), 4);
    await page.reload();
    await hydrated(page);
    await page.locator('.weather .bar:not([hidden]) li', { hasText: 'Cần Thơ' }).waitFor();
    assert.equal(await page.locator('.weather .bar:not([hidden]) li', { hasText: 'Hà Nội' }).count(), 0);
    assert.equal((await status.textContent()).trim(), '', 'nobody pressed');

    await page.route('**/api/weather*', async (route) => {
      const response = await route.fetch();
      const now = { ...(await response.json()), note: 'Cập nhật lúc 23:59' };
      await route.fulfill({ response, json: now });
    });
    await page.locator('.weather').getByRole('button', { name: 'Cập nhật' }).click();
    await status.filter({ hasText: 'Đã cập nhật thời tiết.' }).waitFor();
    assert.equal(await page.locator('.weather .bar:not([hidden]) .note').innerText(), 'Cập nhật lúc 23:59');
  }));

test('a touch before hydration is repeated after it', () =>
  withPage({}, async (page) => {
    let release;
    const held = new Promise((resolve) => (release = resolve));
    await page.route('**/*.wasm', async (route) => {
      await held;
      await route.continue();
    });
    const url = await articleUrl(crowd, OLDEST + 40);
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    const before = (await ids(page, '#tin-khac')).length;
    await page.locator('#tin-khac .more').click();
    assert.equal(await page.locator('leptos-island[data-ready]').count(), 0);
    release();
    await page.waitForFunction((n) => document.querySelectorAll('#tin-khac [data-article]').length > n, before);
    assert.equal(page.url(), url);
  }));

test('without the wasm, links are followed and tabs open', () =>
  withPage({ expected: [/\.wasm/, /ERR_FAILED/] }, async (page) => {
    await page.route('**/*.wasm', (route) => route.abort());
    await page.goto(await articleUrl(crowd, OLDEST + 40));
    await page.waitForFunction(() => document.documentElement.dataset.islands === 'failed');
    // What an island only wraps is not its own: saving works.
    const own = (all) => all.filter((it) => it.closest('leptos-island, leptos-children').localName === 'leptos-island').length;
    assert.equal(await page.locator('leptos-island button:visible').evaluateAll(own), 0, 'dead buttons stay hidden');
    assert.ok(await page.locator('.save').isVisible());
    assert.ok(!(await page.locator('.listen').isVisible()));
    await page.getByRole('tab', { name: 'Đọc nhiều' }).click();
    assert.ok(await page.locator('#doc-nhieu').isVisible());
    await page.locator('#tin-khac .more').click();
    await page.waitForURL(/sau=/);
  }));

test('without network, islands report what failed and work again later', () =>
  withPage({ expected: [/ERR_INTERNET_DISCONNECTED/] }, async (page, context) => {
    await page.goto(await articleUrl(crowd, OLDEST + 40));
    await hydrated(page);
    await context.setOffline(true);
    const before = (await ids(page, '#tin-khac')).length;
    await page.locator('#tin-khac .more').click();
    await page.locator('#tin-khac .status', { hasText: 'Chưa tải được tin' }).waitFor();
    await page.locator('.weather').getByRole('button', { name: 'Cập nhật' }).click();
    await page.locator('.weather .status', { hasText: 'Chưa tải được thời tiết' }).waitFor();
    assert.ok(await page.locator('.weather li').first().isVisible(), 'the old figures stay');
    await context.setOffline(false);
    await page.locator('#tin-khac .more').click();
    await page.waitForFunction((n) => document.querySelectorAll('#tin-khac [data-article]').length > n, before);
  }));

test('without network, "Xem thêm" leads to the articles on the device', () =>
  withPage({ serviceWorkers: 'allow', expected: [/ERR_INTERNET_DISCONNECTED/] }, async (page, context) => {
    const url = await articleUrl(crowd, OLDEST + 40);
    await page.goto(url);
    await workerReady(page);
    await page.reload();
    await hydrated(page);
    await untilStored(page, url);
    await context.setOffline(true);
    await page.locator('#tin-khac .more').click();
    await page.locator('#tin-khac .status', { hasText: 'Chưa tải được tin' }).waitFor();
    await page.getByRole('link', { name: 'Những bài có trên máy này' }).click();
    await page.waitForURL('**/ngoai-tuyen');
    await page.locator(`.kept-list a[href="${new URL(url).pathname}"]`).waitFor();
  }));
