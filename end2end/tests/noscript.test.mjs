// Pages with scripts off are complete, including "load more".

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { CROWD, OLDEST } from '../lib/wxr-export.mjs';
import { DESKTOP, PHONE, articleUrl, close, ids, withPage } from '../lib/browser.mjs';

const paper = process.env.TINLANG_PAPER;
const crowd = process.env.TINLANG_CROWD;
after(close);

for (const viewport of [PHONE, DESKTOP]) {
  test(`scripts off, ${viewport.width} px: the article page has every box`, () =>
    withPage({ javaScriptEnabled: false, viewport }, async (page) => {
      await page.goto(await articleUrl(paper, 1000));
      const seen = async (selector) => {
        const found = page.locator(selector).first();
        assert.ok(await found.isVisible(), `${selector} is shown`);
        return (await found.innerText()).trim();
      };
      assert.ok(await seen('.masthead .paper-name'));
      assert.match(await seen('.masthead .day-line time'), /^(Thứ|Chủ)/);
      assert.match(await seen('.masthead .lunar'), /năm/);
      assert.ok((await page.locator('.sections a').count()) >= 4, 'sections and search');
      assert.ok(await page.locator('.sections a[href="/tim-kiem"]').isVisible());
      const weather = await seen('.weather');
      for (const city of ['Hà Nội', 'Đà Nẵng', 'TP Hồ Chí Minh', 'Huế']) assert.ok(weather.includes(city), city);
      assert.ok(await seen('.breadcrumb'));
      assert.match(await seen('h1'), /năm\s2021$/);
      assert.ok(await seen('.byline'));
      assert.equal(await page.locator('.times time').first().innerText(), 'Thứ Năm, 18/02/2021, 08:30');
      assert.ok(await seen('.warning'), 'age warning');
      assert.match(await seen('.lead'), /^TLG – /);
      assert.ok(await seen('.text figure figcaption'));
      assert.ok(await page.locator('.text figure img').first().isVisible());
      assert.ok(await seen('.author-line'));
      assert.ok(await page.locator('.share a[href*="facebook.com"]').isVisible());
      assert.ok(await page.locator('.share a[href*="zalo.me"]').isVisible());
      assert.equal(await page.locator('button:visible').count(), 0, 'no button that does nothing');
      assert.ok(await seen('.comments li'));

      const related = await ids(page, '#tin-lien-quan');
      const newer = await ids(page, '#tin-moi-hon');
      const other = await ids(page, '#tin-khac');
      assert.ok(related.length >= 1 && related.length <= 4, `related: ${related}`);
      assert.equal(newer.length, 6);
      assert.equal(new Set([...related, ...newer, ...other]).size, related.length + newer.length + other.length);
      assert.ok(await page.locator('#tin-khac .more').isVisible());
      for (const box of ['#tin-lien-quan', '#tin-moi-hon', '#tin-khac']) {
        for (const text of await page.locator(`${box} li p`).allInnerTexts()) {
          assert.match(text.trim(), /[.!?…:)\]"”’»]$/, 'a summary ends well');
        }
      }
      assert.ok(await page.locator('#moi-nhat li').first().isVisible());
      assert.ok(await page.locator('#doc-nhieu').isVisible(), 'both panels stand open');
      assert.ok(await page.locator('.view-switch').isVisible());
      assert.ok(await seen('.imprint dl, .imprint-name'));
    }));
}

test('scripts off: "load more" leads through the whole section and ends at its page', () =>
  withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(await articleUrl(crowd, OLDEST + 40));
    const met = [];
    for (let pages = 0; pages < 20; pages += 1) {
      met.push(...(await ids(page, '#tin-khac')));
      const more = page.locator('#tin-khac .more');
      const href = await more.getAttribute('href');
      if (href === '/cho-phien') break;
      await more.click();
      assert.ok(page.url().endsWith('#tin-khac'));
    }
    assert.equal(new Set(met).size, met.length, 'none twice');
    const boxes = [...(await ids(page, '#tin-moi-hon')), ...(await ids(page, '#tin-lien-quan'))];
    assert.ok(new Set([...met, ...boxes]).size >= CROWD - 1 - 4, `${met.length} met`);
    await page.locator('#tin-khac .more').click();
    assert.equal(new URL(page.url()).pathname, '/cho-phien');
  }));

test('scripts off: a section is paged both ways', () =>
  withPage({ javaScriptEnabled: false, viewport: PHONE }, async (page) => {
    await page.goto(`${crowd}/cho-phien`);
    const first = await ids(page, 'main');
    await page.locator('.paging a[rel=next]').click();
    const second = await ids(page, 'main');
    assert.equal(first.filter((id) => second.includes(id)).length, 0);
    await page.locator('.paging a[rel=prev]').click();
    assert.deepEqual(await ids(page, 'main'), first);
  }));

test('scripts off: search finds with and without diacritics', () =>
  withPage({ javaScriptEnabled: false, viewport: PHONE }, async (page) => {
    for (const words of ['phiên chợ thứ 7 ', 'phien cho thu 7']) {
      await page.goto(`${crowd}/`);
      await page.locator('.search-link').click();
      await page.locator('#q').fill(words);
      await page.locator('.search-form button').click();
      assert.ok((await ids(page, 'main')).includes(String(OLDEST + 6)), words);
    }
    await page.goto(`${crowd}/tim-kiem?q=khongcogihet`);
    assert.match(await page.locator('.no-finds').innerText(), /Không tìm thấy/);
  }));

test('an empty website says so and shows no weather', () =>
  withPage({ javaScriptEnabled: false, viewport: PHONE }, async (page) => {
    await page.goto(process.env.TINLANG_EMPTY);
    assert.match(await page.locator('main').innerText(), /chưa có bài/i);
    const weather = await page.locator('.weather').innerText();
    assert.match(weather, /chưa có dữ liệu/);
    assert.doesNotMatch(weather, /\d/);
  }));
