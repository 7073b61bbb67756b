// Search suggestions while typing, by keyboard and mouse.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { OLDEST } from '../lib/wxr-export.mjs';
import { PHONE, close, ids, withPage } from '../lib/browser.mjs';

const crowd = process.env.TINLANG_CROWD;
after(close);

const field = (page) => page.locator('#q');
const offers = (page) => page.locator('#goi-y [role=option]');

/** Opens the search page with suggestions for `words`. */
async function offered(page, words) {
  await page.goto(`${crowd}/tim-kiem`);
  await field(page).focus();
  await page.waitForFunction(() => document.querySelector('#q').getAttribute('role') === 'combobox');
  await field(page).pressSequentially(words);
  await offers(page).first().waitFor();
}

test('search suggestions are chosen by keyboard', () =>
  withPage({ viewport: PHONE }, async (page) => {
    await offered(page, 'phien cho');
    assert.equal(await field(page).getAttribute('aria-expanded'), 'true');
    assert.match(await page.locator('.search-form .said').innerText(), /\d+ bài gợi ý/);
    await page.keyboard.press('ArrowDown');
    const first = offers(page).first();
    assert.equal(await first.getAttribute('aria-selected'), 'true');
    assert.equal(await field(page).getAttribute('aria-activedescendant'), await first.getAttribute('id'));
    await page.keyboard.press('ArrowUp');
    assert.equal(await field(page).getAttribute('aria-activedescendant'), null);
    await page.keyboard.press('ArrowUp');
    assert.equal(await offers(page).last().getAttribute('aria-selected'), 'true');
    await page.keyboard.press('Escape');
    assert.equal(await field(page).getAttribute('aria-expanded'), 'false');
    assert.equal(await field(page).inputValue(), 'phien cho', 'the words stay');
    await field(page).pressSequentially(' ');
    await field(page).pressSequentially('thu');
    await offers(page).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/-\d+\.html$/);
  }));

test('Enter without a chosen suggestion searches', () =>
  withPage({ viewport: PHONE }, async (page) => {
    await offered(page, 'phien cho thu 7');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/tim-kiem\?q=/);
    await page.locator('main .teasers mark').first().waitFor();
    assert.ok((await ids(page, 'main')).includes(String(OLDEST + 6)));
    assert.match(await page.locator('main .teasers mark').first().innerText(), /phiên chợ/i);
  }));

test('a click on a suggestion opens the article', () =>
  withPage({ viewport: PHONE }, async (page) => {
    await offered(page, 'phien');
    await offers(page).first().locator('a').click();
    await page.waitForURL(/-\d+\.html$/);
  }));

test('without network the search form still submits', () =>
  withPage({ viewport: PHONE, expected: [/goi-y/, /ERR_FAILED/] }, async (page) => {
    await page.route('**/api/goi-y*', (route) => route.abort());
    await page.goto(`${crowd}/tim-kiem`);
    await field(page).pressSequentially('phien cho');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/tim-kiem\?q=/);
    await page.locator('main .teasers mark').first().waitFor();
    assert.ok((await ids(page, 'main')).length > 0);
  }));

test('a misspelled search offers the probable spelling', () =>
  withPage({ javaScriptEnabled: false, viewport: PHONE }, async (page) => {
    await page.goto(`${crowd}/tim-kiem?q=phienn+cho`);
    await page.locator('.meant a').click();
    assert.ok((await ids(page, 'main')).length > 0);
  }));

test('scripts off: search filters and paging work', () =>
  withPage({ javaScriptEnabled: false, viewport: PHONE }, async (page) => {
    await page.goto(`${crowd}/tim-kiem?q=phien+cho`);
    const first = await ids(page, 'main');
    await page.locator('.paging a[rel=next]').click();
    const second = await ids(page, 'main');
    assert.equal(first.filter((id) => second.includes(id)).length, 0);
    await page.locator('.narrowing summary').click();
    await page.locator('[name=muc]').selectOption({ index: 1 });
    await page.locator('[name=tu]').fill('1990-01-01');
    await page.locator('.search-form button').click();
    assert.match(page.url(), /muc=.+&tu=1990-01-01/);
    assert.ok(await page.locator('.narrowing').getAttribute('open') !== null);
  }));
