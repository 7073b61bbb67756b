// Layout and accessibility that can be measured: widths, contrast and names by
// axe, layout shifts, line heights.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, test } from 'node:test';

import { articleUrl, close, hydrated, PHONE, withPage } from '../lib/browser.mjs';
import { voices } from '../lib/speech.mjs';

const paper = process.env.TINLANG_PAPER;
const demo = process.env.TINLANG_DEMO;
const english = process.env.TINLANG_ENGLISH;
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
after(close);

/** Returns the target of the first link that `selector` finds on `url`. */
const linked = (url, selector) =>
  withPage({}, async (page) => {
    await page.goto(url);
    found = await page.locator(selector).first().evaluate((link) => link.href);
  }).then(() => found);
let found;

/** Every kind of page. */
const pages = async () => [
  await articleUrl(paper, 1000),
  `${await articleUrl(paper, 1000)}?lite`,
  demo,
  `${paper}/san-pham-ocop`,
  `${paper}/tim-kiem?q=gom`,
  `${paper}/tim-kiem?q=khongcogihet`,
  `${paper}/moi-nhat`,
  `${paper}/doc-nhieu`,
  `${paper}/da-luu`,
  `${paper}/cai-chinh`,
  `${paper}/2021/02/18`,
  `${paper}/2021/02/19`,
  await linked(demo, '.imprint .pages a'),
  await linked(await articleUrl(paper, 1000), '.byline a'),
  await linked(await articleUrl(paper, 1000), '.topics a'),
  `${paper}/khong-co-gi-o-day`,
  `${paper}/ngoai-tuyen`,
  `${paper}/an-ban/7-ngay`,
  `${paper}/mo-an-ban`,
  // A corrected article, the list of corrections, a withdrawn article: see `run.mjs`.
  `${english}/x-9000005.html`,
  `${english}/cai-chinh`,
  `${english}/x-9000006.html`,
];

for (const colorScheme of ['light', 'dark']) {
  for (const width of [320, 1280]) {
    test(`axe: no violation, ${colorScheme}, ${width} px`, () =>
      // The page's policy does not apply to axe.
      withPage({ colorScheme, viewport: { width, height: 800 }, bypassCSP: true, expected: [/404/, /410/] }, async (page) => {
        await page.addInitScript(voices, ['vi-VN']);
        for (const url of await pages()) {
          await page.goto(url);
          if (!url.endsWith('lite')) {
            await hydrated(page);
            await page.locator('.looks-switch').click();
            await page.locator('.chooser summary').click();
            await page.locator('.chooser label').first().waitFor();
            await page.locator('.chooser summary').click();
            for (const tool of ['.save', '.listen']) {
              if (await page.locator(tool).isVisible()) await page.locator(tool).click();
            }
          }
          await page.evaluate(axe);
          const { violations } = await page.evaluate(() => window.axe.run());
          const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
          assert.deepEqual(found, [], url);
        }
      }));
  }
}

test('no page is wider than a 320 px screen at any text size', () =>
  withPage({ viewport: { width: 320, height: 640 }, expected: [/404/, /410/] }, async (page) => {
    for (const size of ['0', '3']) {
      await page.addInitScript((value) => localStorage.setItem('co-chu', value), size);
      for (const url of await pages()) {
        await page.goto(url);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= 320, `${url} at size ${size} is ${wide} px wide`);
      }
    }
  }));

test('loading and hydrating cause no layout shift', () =>
  withPage({ viewport: { width: 360, height: 740 } }, async (page) => {
    await page.addInitScript(() => {
      window.moved = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.moved += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    for (const url of [await articleUrl(paper, 1000), demo]) {
      await page.goto(url);
      await hydrated(page);
      await page.evaluate(() => document.fonts.ready);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      assert.ok((await page.evaluate(() => window.moved)) <= 0.002, url);
    }
  }));

test('scripts are asked for after the first paint', () =>
  withPage({}, async (page) => {
    await page.goto(await articleUrl(paper, 1000));
    await hydrated(page);
    const { painted, scripts } = await page.evaluate(() => ({
      painted: performance.getEntriesByName('first-contentful-paint')[0].startTime,
      scripts: performance
        .getEntriesByType('resource')
        .filter((it) => it.name.endsWith('.js') || it.name.endsWith('.wasm'))
        .map((it) => it.startTime),
    }));
    assert.ok(scripts.length >= 3);
    for (const asked of scripts) assert.ok(asked >= painted, `${asked} is before ${painted}`);
  }));

test('a letter that Vietnamese does not use loads the rest of the typeface', () =>
  withPage({}, async (page) => {
    await page.goto(await articleUrl(paper, 1000));
    // Fonts of the device, with which text is shown until then, cost nothing.
    const loaded = () =>
      page.evaluate(async () => {
        await document.fonts.ready;
        const families = [...document.fonts].filter((it) => it.status === 'loaded').map((it) => it.family.replaceAll('"', ''));
        return families.filter((it) => ['Faustina', 'Faustina Rest'].includes(it));
      });
    assert.deepEqual(await loaded(), ['Faustina']);
    await page.evaluate(() => {
      document.querySelector('h1').append(' Ørsted');
      document.body.getBoundingClientRect();
    });
    assert.deepEqual((await loaded()).toSorted(), ['Faustina', 'Faustina Rest']);
  }));

test('line height leaves room for stacked diacritics', () =>
  withPage({}, async (page) => {
    await page.goto(await articleUrl(paper, 1000));
    const ratio = (selector) =>
      page.evaluate((wanted) => {
        const style = getComputedStyle(document.querySelector(wanted));
        return parseFloat(style.lineHeight) / parseFloat(style.fontSize);
      }, selector);
    assert.ok((await ratio('.text p')) >= 1.6);
    assert.ok((await ratio('h1')) >= 1.2);
    assert.ok((await ratio('.teasers p')) >= 1.6);
  }));

test('print shows only the article', () =>
  withPage({}, async (page) => {
    await page.goto(await articleUrl(paper, 1000));
    await hydrated(page);
    await page.emulateMedia({ media: 'print' });
    for (const gone of ['.weather', '.share', '.side-column', '.after-article']) {
      assert.ok(!(await page.locator(gone).isVisible()), gone);
    }
    for (const kept of ['h1', '.lead', '.text', '.author-line']) assert.ok(await page.locator(kept).isVisible(), kept);
  }));

test('no first paint waits for more than the page, and its style is complete without scripts', async () => {
  await withPage({ viewport: PHONE, expected: [/ERR_FAILED/] }, async (page) => {
    await page.route(/\/pkg\/|\.webmanifest/, (route) => route.abort());
    await page.goto(await articleUrl(paper, 1000), { waitUntil: 'commit' });
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    assert.ok(await page.locator('h1').isVisible());
    assert.ok(await page.locator('.text p').last().isVisible());
    assert.equal(await page.locator('footer').evaluate((footer) => getComputedStyle(footer).borderTopStyle), 'double');
  });
  const lineBelow = (page) =>
    page
      .locator('.comments li')
      .first()
      .evaluate((comment) => getComputedStyle(comment).borderBottomStyle);
  await withPage({ viewport: PHONE }, async (page) => {
    await page.goto(await articleUrl(paper, 1000));
    await hydrated(page);
    assert.equal(await lineBelow(page), 'solid');
  });
  await withPage({ viewport: PHONE, javaScriptEnabled: false }, async (page) => {
    await page.goto(await articleUrl(paper, 1000));
    assert.equal(await lineBelow(page), 'solid');
    assert.equal(await page.locator('footer').evaluate((footer) => getComputedStyle(footer).borderTopStyle), 'double');
  });
});
