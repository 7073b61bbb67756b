// What other programs read: structured data, feeds, site maps and card pictures.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { articleUrl, close, withPage } from '../lib/browser.mjs';

const paper = process.env.TINLANG_PAPER;
const demo = process.env.TINLANG_DEMO;
after(close);

/** Returns a page's structured data; a violation of the policy fails the test. */
const data = (page) => page.locator('script[type="application/ld+json"]').evaluate((block) => JSON.parse(block.textContent));

test('structured data does not violate the content security policy', () =>
  withPage({}, async (page) => {
    await page.goto(demo);
    const [organisation, site] = (await data(page))['@graph'];
    assert.equal(organisation['@type'], 'NewsMediaOrganization');
    const words = site.potentialAction.target.urlTemplate.replace('{q}', 'gom');
    await page.goto(words);
    assert.ok(await page.locator('.teasers li').count(), 'the search that it names finds something');
    await page.goto(demo);
    await page.goto(new URL(await page.locator('main .teasers :is(h2, h3) a').first().getAttribute('href'), demo).href);
    const [story, way] = (await data(page))['@graph'];
    assert.equal(story.headline, (await page.title()).split(' | ')[0]);
    assert.equal(story.mainEntityOfPage, page.url());
    for (const step of way.itemListElement) assert.equal((await fetch(step.item)).status, 200, step.item);
  }));

test('every card picture has the size that its page declares', () =>
  withPage({}, async (page) => {
    const url = await articleUrl(paper, 1000).catch(() => `${paper}/`);
    for (const address of [`${paper}/`, `${paper}/moi-nhat`, url, `${demo}/`]) {
      await page.goto(address);
      const said = await page.evaluate(() => {
        const meta = (name) => document.querySelector(`meta[property="${name}"]`).content;
        return [meta('og:image'), Number(meta('og:image:width')), Number(meta('og:image:height'))];
      });
      const size = await page.evaluate(async (source) => {
        const image = new Image();
        image.src = source;
        await image.decode();
        return [image.naturalWidth, image.naturalHeight];
      }, said[0]);
      assert.deepEqual(size, said.slice(1), said[0]);
    }
  }));

test('the browser parses every feed and site map as XML', () =>
  withPage({}, async (page) => {
    await page.goto(`${demo}/moi-nhat`);
    const feeds = await page
      .locator('link[rel=alternate][type*=xml], main a[type*=xml]')
      .evaluateAll((links) => links.map((link) => link.href));
    assert.ok(feeds.length >= 3, `${feeds}`);
    const fixed = ['/feeds.opml', '/sitemap.xml', '/news-sitemap.xml'].map((path) => demo + path);
    for (const url of [...feeds, ...fixed]) {
      const [root, error] = await page.evaluate(async (source) => {
        const text = await (await fetch(source)).text();
        const read = new DOMParser().parseFromString(text, 'text/xml');
        return [read.documentElement.localName, read.querySelector('parsererror')?.textContent ?? ''];
      }, url);
      assert.equal(error, '', url);
      assert.ok(['rss', 'feed', 'opml', 'urlset'].includes(root), `${url}: ${root}`);
    }
    const json = await (await fetch(`${demo}/feed.json`)).json();
    assert.ok(json.items.length > 10);
    for (const item of json.items) assert.ok(!/(?:src|href)="\//.test(item.content_html), item.url);
  }));

test('every address of the site map is a page', async () => {
  const map = await (await fetch(`${paper}/sitemap.xml`)).text();
  const addresses = [...map.matchAll(/<(?:loc|image:loc)>([^<]+)</g)].map(([, address]) => address);
  assert.ok(addresses.length > 5);
  for (const address of addresses) {
    const answer = await fetch(address, { redirect: 'manual' });
    assert.equal(answer.status, 200, address);
    await answer.arrayBuffer();
  }
});
