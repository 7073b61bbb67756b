// Links, back and forward, every file, unknown addresses.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { PHONE, articleUrl, close, hydrated, withPage } from '../lib/browser.mjs';

const paper = process.env.TINLANG_PAPER;
const demo = process.env.TINLANG_DEMO;
after(close);

test('front page to article, back and forward', () =>
  withPage({ viewport: PHONE }, async (page) => {
    await page.goto(paper);
    await hydrated(page);
    const link = page.locator('main .teasers :is(h2, h3) a').first();
    const title = await link.innerText();
    await link.click();
    await page.waitForURL(/-\d+\.html$/);
    await page.locator('h1', { hasText: title }).waitFor();
    await hydrated(page);
    await page.goBack();
    await page.locator('main.front').waitFor();
    assert.equal(new URL(page.url()).pathname, '/');
    await page.goForward();
    await page.locator('h1', { hasText: title }).waitFor();
    await page.locator('.breadcrumb a').last().click();
    await page.waitForFunction(() => document.querySelector('.list-page'));
  }));

test('every file that pages refer to exists', async () => {
  const seen = new Set();
  for (const base of [paper, demo]) {
    await withPage({}, async (page) => {
      page.on('response', (response) => seen.add(new URL(response.url()).pathname));
      for (const path of ['/', '/moi-nhat', '/doc-nhieu', '/tim-kiem']) await page.goto(base + path);
      await page.goto(base);
      const hrefs = await page
        .locator('link[href], img[src], a[href^="/"], html[data-boot]')
        .evaluateAll((elements) =>
          elements.map((element) => element.href || element.src || new URL(element.dataset.boot, location.href).href),
        );
      for (const href of new Set(hrefs)) {
        const answer = await fetch(href);
        assert.equal(answer.status, 200, href);
        await answer.arrayBuffer();
      }
    });
  }
  for (const path of ['/favicon.ico', '/favicon.svg', '/robots.txt', '/apple-touch-icon.png']) {
    assert.equal((await fetch(paper + path)).status, 200, path);
  }
});

test('every demo picture and menu page loads without an error', () =>
  withPage({ viewport: PHONE }, async (page) => {
    await page.goto(demo);
    const links = await page.locator('.sections a').evaluateAll((all) => all.map((link) => link.href));
    for (const href of links) {
      await page.goto(href);
      await page.locator('h1').waitFor();
    }
    await page.goto(demo);
    await page.locator('.lead-story a').first().click();
    await page.locator('main.article').waitFor();
    const broken = await page.locator('img').evaluateAll(async (images) => {
      for (const image of images) {
        image.loading = 'eager';
        await image.decode().catch(() => {});
      }
      return images.filter((image) => !image.naturalWidth).map((image) => image.src);
    });
    assert.deepEqual(broken, []);
  }));

test('an unknown address is a 404 with links to other pages', () =>
  withPage({ expected: [/status 404/, /404 \(Not Found\)/] }, async (page) => {
    const answer = await page.goto(`${paper}/khong-co-gi-o-day`);
    assert.equal(answer.status(), 404);
    assert.ok(await page.locator('.search-form').isVisible());
    await page.locator('main .teasers :is(h2, h3) a').first().click();
    await page.waitForURL(/-\d+\.html$/);
  }));

test('the lite view has no script and no picture; its links stay lite, and one leads back', () =>
  withPage({ viewport: PHONE }, async (page) => {
    const url = await articleUrl(paper, 1000);
    const asked = [];
    page.on('request', (request) => asked.push(request.resourceType()));
    await page.goto(url);
    await page.locator('.view-switch').click();
    await page.waitForURL(/\?lite$/);
    asked.length = 0;
    await page.reload();
    assert.deepEqual(asked.filter((type) => ['script', 'image', 'font', 'stylesheet', 'fetch'].includes(type)), []);
    assert.equal(await page.locator('script, img, leptos-island, button').count(), 0);
    assert.ok((await page.locator('link[rel=canonical]').getAttribute('href')).endsWith(new URL(url).pathname));
    const strays = await page.locator('main a[href^="/"], header a[href^="/"]').evaluateAll((links) =>
      links.map((link) => link.getAttribute('href')).filter((href) => !/[?&]lite\b/.test(href)),
    );
    assert.deepEqual(strays, []);
    await page.locator('#tin-moi-hon h3 a').first().click();
    await page.waitForURL(/\?lite$/);
    await page.locator('.view-switch').click();
    await page.waitForURL(/\.html$/);
    assert.ok((await page.locator('script').count()) > 0);
  }));

test('imported comments, topics and pages are linked', () =>
  withPage({}, async (page) => {
    await page.goto(demo);
    await page.locator('.imprint nav a').first().click();
    await page.waitForURL(/\/trang\//);
    assert.ok((await page.locator('.plain-page .text').innerText()).length > 40);
  }));
