// A website in English: pages, islands and what scripts add.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { close, hydrated, withPage } from '../lib/browser.mjs';

const english = process.env.TINLANG_ENGLISH;
after(close);

test('pages, islands and scripts are in the language of the website', () =>
  withPage({}, async (page) => {
    await page.goto(english);
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    await page.locator('main .teasers a').first().click();
    await page.locator('main.article h1').waitFor();
    await hydrated(page);
    await page.locator('.weather').getByRole('button', { name: 'Refresh' }).click();
    await page.getByText('Nothing new yet.').waitFor();
    await page.getByRole('tab', { name: 'Most read' }).click();
    assert.ok(await page.locator('#doc-nhieu').isVisible());
    const words = await page.locator('button:visible, .label:visible').allInnerTexts();
    const vietnamese = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i;
    assert.deepEqual(words.filter((said) => vietnamese.test(said)), []);
  }));
