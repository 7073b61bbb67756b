// Read counts: a page reports once per tab that it was read, and the article
// appears among the most read. The clock is the test's own.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { articleUrl, close, withPage } from '../lib/browser.mjs';
import { pause } from '../lib/wait.mjs';

const paper = process.env.TINLANG_PAPER;
after(close);

// Headless browsers are not counted by their user agent.
const userAgent = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36';

/** The article numbers that the page sends to the server. */
function beacons(page) {
  const told = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/read') told.push(request.postData());
  });
  return told;
}

/** Counts stand in a snapshot of thirty seconds and on a page of a minute. */
const SHOWN = 150_000;

/** Waits until `holds()` is true. */
async function until(holds, what) {
  const started = Date.now();
  while (!(await holds())) {
    assert.ok(Date.now() - started < SHOWN, what);
    await pause();
  }
}

async function ranked() {
  const text = await (await fetch(`${paper}/doc-nhieu`)).text();
  // Which lists there are depends on how many articles were read.
  return [...text.matchAll(/data-article="(\d+)"/g)].map((found) => found[1]);
}

test('an article that is visible for five seconds is counted once per tab', () =>
  withPage({ userAgent }, async (page) => {
    const told = beacons(page);
    assert.ok(!(await ranked()).includes('1000'));
    await page.clock.install();
    await page.goto(await articleUrl(paper, 1000));
    await page.clock.fastForward(4000);
    assert.deepEqual(told, [], 'not before its time');
    const answered = page.waitForResponse((response) => response.url().endsWith('/api/read'));
    await page.clock.fastForward(2000);
    assert.equal((await answered).status(), 204);
    assert.deepEqual(told, ['1000']);
    await until(async () => (await ranked()).includes('1000'), 'it stands among the most read');

    await page.reload();
    await page.clock.fastForward(60_000);
    await page.goto(`${paper}/`);
    await page.clock.fastForward(60_000);
    assert.deepEqual(told, ['1000'], 'neither a second time nor for other pages');
    const kept = await page.evaluate(() => [document.cookie, Object.keys(sessionStorage)]);
    assert.deepEqual(kept, ['', ['da-dem']]);
  }));

test('a hidden page is not counted until it is visible', () =>
  withPage({ userAgent }, async (page) => {
    const told = beacons(page);
    await page.clock.install();
    await page.addInitScript(() => {
      window.seen = 'hidden';
      Object.defineProperty(document, 'visibilityState', { get: () => window.seen });
    });
    const show = (state) =>
      page.evaluate((seen) => {
        window.seen = seen;
        document.dispatchEvent(new Event('visibilitychange'));
      }, state);
    await page.goto(await articleUrl(paper, 1001));
    await page.clock.fastForward(60_000);
    await show('visible');
    await page.clock.fastForward(3000);
    await show('hidden');
    await page.clock.fastForward(60_000);
    assert.deepEqual(told, []);
    const asked = page.waitForRequest((request) => request.url().endsWith('/api/read'));
    await show('visible');
    await page.clock.fastForward(6000);
    await asked;
    assert.deepEqual(told, ['1001']);
  }));

for (const [what, script] of [
  ['Do Not Track', () => Object.defineProperty(navigator, 'doNotTrack', { get: () => '1' })],
  ['Global Privacy Control', () => Object.defineProperty(navigator, 'globalPrivacyControl', { get: () => true })],
]) {
  test(`with ${what} nothing is counted`, () =>
    withPage({ userAgent }, async (page) => {
      const told = beacons(page);
      await page.clock.install();
      await page.addInitScript(script);
      await page.goto(await articleUrl(paper, 1000));
      await page.clock.fastForward(60_000);
      assert.deepEqual(told, []);
    }));
}

test('without scripts and in the lite view nothing is counted', async () => {
  await withPage({ userAgent, javaScriptEnabled: false }, async (page) => {
    const told = beacons(page);
    await page.goto(await articleUrl(paper, 1000));
    await page.goto(`${paper}/doc-nhieu`);
    assert.deepEqual(told, []);
  });
  await withPage({ userAgent }, async (page) => {
    const told = beacons(page);
    await page.clock.install();
    await page.goto(`${await articleUrl(paper, 1000)}?lite`);
    await page.clock.fastForward(60_000);
    assert.deepEqual(told, []);
    assert.equal(await page.locator('script').count(), 0);
  });
});

test('every footer links to the statements, on the narrowest screen', () =>
  withPage({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false }, async (page) => {
    for (const [name, words] of [
      ['Quyền riêng tư', 'không theo dõi ai'],
      ['Cookie', 'da-dem'],
      ['Tòa soạn', 'Cải chính'],
      ['Cải chính', 'Chưa có bài nào phải cải chính.'],
    ]) {
      await page.goto(`${paper}/`);
      await page.locator('.imprint .pages').getByRole('link', { name, exact: true }).click();
      assert.ok((await page.locator('main').innerText()).includes(words), name);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 320, `${name} is ${wide} px wide`);
    }
  }));
