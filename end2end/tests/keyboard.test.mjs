// Use by keyboard alone: everything on a page can be reached and operated, and
// the focus is always visible. Also touch targets of 44 px.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { OLDEST } from '../lib/wxr-export.mjs';
import { DESKTOP, PHONE, articleUrl, close, hydrated, ids, withPage } from '../lib/browser.mjs';
import { voices } from '../lib/speech.mjs';

const paper = process.env.TINLANG_PAPER;
const crowd = process.env.TINLANG_CROWD;
const demo = process.env.TINLANG_DEMO;
after(close);

/** Returns the text of the focused element, and whether its focus is visible. */
const focused = (page) =>
  page.evaluate(() => {
    const it = document.activeElement;
    const style = getComputedStyle(it);
    const box = it.getBoundingClientRect();
    const inside = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.left < innerWidth;
    const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
    return {
      tag: it.localName,
      name: (it.getAttribute('aria-label') ?? it.textContent).trim().slice(0, 40),
      seen: inside && marked && style.visibility === 'visible',
      id: it.id,
      kind: it.className,
    };
  });

/** Presses Tab until `found(focused element)`; every focus on the way must be visible. */
const tabTo = async (page, found, key = 'Tab') => {
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press(key);
    const it = await focused(page);
    if (it.tag === 'body') break;
    assert.ok(it.seen, `seen: ${JSON.stringify(it)}`);
    if (found(it)) return it;
  }
  assert.fail(`not reached: ${found}`);
};

for (const viewport of [PHONE, DESKTOP]) {
  test(`${viewport.width} px: keyboard focus walks through an article in order`, () =>
    withPage({ viewport }, async (page) => {
      await page.addInitScript(voices, ['vi-VN']);
      const url = await articleUrl(crowd, OLDEST + 40);
      await page.goto(url);
      await hydrated(page);

      // The skip link comes first, is visible, and leads past the menu.
      await page.keyboard.press('Tab');
      const skip = await focused(page);
      assert.equal(skip.kind, 'skip');
      assert.ok(skip.seen);
      await page.keyboard.press('Enter');
      assert.ok(page.url().endsWith('#noi-dung'));
      await tabTo(page, (it) => it.name === 'Trang chủ');

      // From the top again: display settings, menu, weather.
      await page.goto(url);
      await hydrated(page);
      await tabTo(page, (it) => it.kind.includes('looks-switch'));
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'toi');
      await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowRight');
      assert.equal(await page.evaluate(() => document.documentElement.dataset.size), '1');
      await page.keyboard.press('Escape');
      assert.ok((await focused(page)).kind.includes('looks-switch'));
      await tabTo(page, (it) => it.name === 'Tìm kiếm');
      await tabTo(page, (it) => it.kind.includes('bar'));
      await tabTo(page, (it) => it.tag === 'summary');
      await page.keyboard.press('Enter');
      await page.locator('.chooser label').first().waitFor();
      await tabTo(page, (it) => it.tag === 'input');
      await page.keyboard.press('Space');
      await tabTo(page, (it) => it.tag === 'summary', 'Shift+Tab');
      await page.keyboard.press('Enter');

      // The tools.
      await tabTo(page, (it) => it.name === 'Nghe bài');
      await page.keyboard.press('Enter');
      assert.ok(await page.evaluate(() => window.speaking()));
      assert.equal((await focused(page)).name, 'Tạm dừng');
      await tabTo(page, (it) => it.name === 'Dừng');
      await page.keyboard.press('Enter');
      assert.equal((await focused(page)).name, 'Nghe bài', 'the keyboard goes back to where it came from');
      await tabTo(page, (it) => it.name === 'Lưu bài');
      await page.keyboard.press('Space');
      await page.locator('.save[aria-pressed=true]').waitFor();

      // The end of the article, more articles, the tabs.
      await tabTo(page, (it) => it.name === 'Sao chép liên kết');
      const before = await ids(page, '#tin-khac');
      await tabTo(page, (it) => it.kind.includes('more') && it.name.includes('Tin khác'));
      await page.keyboard.press('Enter');
      await page.waitForFunction((n) => document.querySelectorAll('#tin-khac [data-article]').length > n, before.length);
      await page.waitForFunction(() => document.activeElement.closest('#tin-khac li'));
      assert.ok((await focused(page)).seen);
      await tabTo(page, (it) => it.id === 'tab-moi-nhat');
      await page.keyboard.press('ArrowRight');
      assert.equal((await focused(page)).id, 'tab-doc-nhieu');
      assert.ok(await page.locator('#doc-nhieu').isVisible());
      await page.keyboard.press('ArrowLeft');

      // To another article, and back to the focused element.
      const line = await tabTo(page, (it) => it.tag === 'a' && !it.id);
      await page.keyboard.press('Enter');
      await page.waitForFunction((from) => location.href !== from, url);
      await page.waitForFunction(() => document.activeElement.localName === 'h1');
      await page.goBack();
      await page.waitForFunction((to) => location.href === to, url);
      await page.waitForFunction(() => document.activeElement.localName === 'a');
      assert.equal((await focused(page)).name, line.name);
      await tabTo(page, (it) => it.kind.includes('view-switch'));
    }));
}

test('every keyboard focus is visible on every kind of page', () =>
  withPage({ viewport: PHONE }, async (page) => {
    for (const url of [demo, `${paper}/san-pham-ocop`, `${paper}/tim-kiem?q=gom`, `${paper}/da-luu`, `${paper}/doc-nhieu`]) {
      await page.goto(url);
      await hydrated(page);
      await tabTo(page, (it) => it.kind.includes('saved-link'));
    }
  }));

test('controls and links that stand alone are 44 px high', () =>
  withPage({ viewport: PHONE, hasTouch: true, isMobile: true }, async (page) => {
    await page.addInitScript(voices, ['vi-VN']);
    await page.addInitScript(() => localStorage.setItem('da-luu', '[{"id":"1","href":"/x-1.html","title":"x","at":1}]'));
    for (const size of ['-1', '0', '3']) {
      await page.addInitScript((value) => localStorage.setItem('co-chu', value), size);
      for (const url of [await articleUrl(paper, 1000), demo, `${crowd}/cho-phien`, `${paper}/tim-kiem?q=gom`, `${paper}/da-luu`]) {
        await page.goto(url);
        await hydrated(page);
        await page.locator('.looks-switch').click();
        await page.locator('.chooser summary').click();
        await page.locator('.chooser label').first().waitFor();
        if (await page.locator('.listen').isVisible()) await page.locator('.listen').evaluate((it) => it.click());
        const small = await page
          .locator('button, summary, select, label:has(input), [type=search], [role=tab], nav a, .share a, .imprint a, .more, .teasers :is(h2, h3) a, .lines a')
          .evaluateAll((all) =>
            all
              .filter((it) => it.checkVisibility({ visibilityProperty: true }))
              .map((it) => ({ it: it.outerHTML.slice(0, 90), height: it.getBoundingClientRect().height }))
              .filter(({ height }) => height < 43.9),
          );
        assert.deepEqual(small, [], `${url} at ${size}`);
      }
    }
  }));

test('at 200 % zoom nothing is cut off', () =>
  // 200 % of a window of 640 px is one of 320 px with twice the pixels.
  withPage({ viewport: { width: 320, height: 400 }, deviceScaleFactor: 2 }, async (page) => {
    await page.addInitScript(voices, ['vi-VN']);
    for (const url of [await articleUrl(paper, 1000), demo, `${paper}/da-luu`]) {
      await page.goto(url);
      await hydrated(page);
      await page.locator('.looks-switch').click();
      if (await page.locator('.listen').isVisible()) await page.locator('.listen').evaluate((it) => it.click());
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320, url);
      for (const it of await page.locator('button:visible, select:visible').all()) {
        assert.ok(await it.evaluate((button) => button.scrollWidth <= button.clientWidth + 1), await it.innerText());
      }
    }
  }));

test("forced colours: marks made by colour alone use the reader's colours", () =>
  withPage({ forcedColors: 'active' }, async (page) => {
    await page.goto(await articleUrl(paper, 1000));
    await hydrated(page);
    const line = (selector) =>
      page.locator(selector).first().evaluate((it) => getComputedStyle(it).textDecorationLine);
    assert.match(await line('.sections a[aria-current]'), /underline/);
    assert.match(await line('[role=tab][aria-selected=true]'), /underline/);
    assert.doesNotMatch(await line('[role=tab][aria-selected=false]'), /underline/);
    const stroke = await page.locator('.weather svg').first().evaluate((it) => getComputedStyle(it).stroke);
    const text = await page.locator('.weather').evaluate((it) => getComputedStyle(it).color);
    assert.equal(stroke, text);
  }));
