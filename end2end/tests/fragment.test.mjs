// Page turns by fragments: half the bytes, the same page; and the whole page at any doubt.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';

import { PHONE, articleUrl, close, hydrated, started, withPage as withAnyPage, workerReady } from '../lib/browser.mjs';
import { untilStored } from '../lib/device-pages.mjs';
import { startFaultyProxy } from '../lib/faulty-proxy.mjs';

const paper = process.env.TINLANG_PAPER;
const newer = '#tin-moi-hon h3 a';
/** What happens to fragments. */
let onFragments;
/** What happens to whole pages. */
let onPages;
let proxy;

before(async () => {
  proxy = await startFaultyProxy(paper, ({ url, headers }) => {
    if (url.startsWith('/manh/')) return onFragments;
    return headers.accept?.startsWith('text/html') ? onPages : undefined;
  });
});
beforeEach(() => {
  onFragments = undefined;
  onPages = undefined;
});
after(async () => {
  await close();
  await proxy.stop();
});

const withPage = (options, use) => withAnyPage({ viewport: PHONE, ...options }, use);
const path = async (id) => new URL(await articleUrl(paper, id)).pathname;
const open = async (page, address) => {
  await page.goto(proxy.url + address);
  await hydrated(page);
  await started(page);
  await page.evaluate(() => (window.mark = 1));
};
/** True while the document was not loaded again. */
const alive = (page) => page.evaluate(() => window.mark === 1);
const turned = async (page, act) => {
  await page.evaluate(() => {
    window.turned = new Promise((done) => document.addEventListener('tinlang:page', done, { once: true }));
  });
  await act();
  await page.evaluate(() => window.turned.then(() => {}));
};
/** Leads the first newer article's link to an address, and follows it. */
const follow = async (page, address) => {
  const link = page.locator(newer).first();
  await link.evaluate((it, address) => it.setAttribute('href', address), address);
  await turned(page, () => link.click());
};
/** The addresses of documents and fragments that were asked for since `from`. */
const asked = (from) => proxy.asked.slice(from).map(({ url }) => url).filter((url) => !/^\/(?:pkg|api|media)\/|\.(?!html)\w+$/.test(url));

/** What a page shows, without what differs from visit to visit. */
const shown = (page) =>
  page.evaluate(() => {
    const main = document.querySelector('main').cloneNode(true);
    for (const own of main.querySelectorAll('leptos-island[data-component^=Tabs], .tools, .share, [hidden]')) own.remove();
    for (const element of [main, ...main.querySelectorAll('*')]) {
      for (const name of ['data-ready', 'tabindex', 'aria-busy']) element.removeAttribute(name);
    }
    const marked = [...document.querySelectorAll('.sections [aria-current]')].map((it) => [it.pathname, it.ariaCurrent]);
    return {
      main: main.innerHTML.replaceAll(/<!--.*?-->/g, '').replaceAll(/\s+/g, ' '),
      title: document.title,
      canonical: [...document.querySelectorAll('link[rel=canonical]')].map((it) => it.href),
      marked,
      other: document.querySelector('.view-switch').getAttribute('href'),
    };
  });

test('a page that comes as a fragment is the same page', () =>
  withPage({}, async (page) => {
    const addresses = [await path(1001), '/moi-nhat', '/', '/doc-nhieu', '/tim-kiem?q=g%E1%BB%91m'];
    await page.goto(proxy.url);
    for (const link of ['.sections li a', 'footer nav a']) addresses.push(await page.locator(link).first().getAttribute('href'));
    for (const address of addresses) {
      await open(page, await path(1000));
      const from = proxy.asked.length;
      await follow(page, address);
      assert.ok(await alive(page));
      assert.deepEqual(asked(from), [`/manh${address}`], 'one request');
      const turn = await shown(page);
      await page.goto(proxy.url + address);
      await started(page);
      await hydrated(page);
      assert.deepEqual(turn, await shown(page), address);
    }
  }));

test('the latest and most read articles stay, without the one that is shown, and their tabs work', () =>
  withPage({}, async (page) => {
    await open(page, await path(1000));
    const link = page.locator('#moi-nhat li a').nth(2);
    const address = await link.getAttribute('href');
    const before = await page.locator('#moi-nhat li a:visible').count();
    const from = proxy.asked.length;
    await turned(page, () => link.click());
    assert.deepEqual(asked(from), [`/manh${address}`]);
    assert.equal(await page.locator('#moi-nhat li a:visible').count(), before - 1);
    assert.ok(!(await page.locator(`#moi-nhat li a[href="${address}"]`).isVisible()));
    await page.getByRole('tab', { name: 'Đọc nhiều' }).click();
    assert.ok(await page.locator('#doc-nhieu').isVisible());
    assert.ok(!(await page.locator('#moi-nhat').isVisible()));
    // The next page has tabs as they came, not as they were left.
    await turned(page, () => page.locator('main h3 a').first().click());
    assert.ok(await page.locator('#moi-nhat').isVisible());
    assert.equal(await page.locator('leptos-island:not([data-ready])').count(), 0);
  }));

test('after ten minutes the whole page comes, with new tabs', () =>
  withPage({}, async (page) => {
    await page.clock.install();
    await page.goto(proxy.url + (await path(1000)));
    await page.clock.runFor(3000);
    await hydrated(page);
    await page.clock.setFixedTime(Date.now() + 660_000);
    const from = proxy.asked.length;
    const links = [page.locator(newer).first(), page.locator('main h3 a').first()];
    const addresses = [];
    for (const link of links) {
      addresses.push(await link.getAttribute('href'));
      await turned(page, () => link.click());
    }
    // The tabs that came with the whole page are new.
    assert.deepEqual(asked(from), [addresses[0], `/manh${addresses[1]}`]);
  }));

const DOUBTS = {
  'of another build': async () => {
    const text = await (await fetch(`${paper}/manh${await path(1001)}`)).text();
    return { answer: { status: 200, body: text.replace(/data-build="\w+"/, 'data-build="0"') } };
  },
  'that ends in the middle': () => ({ end: 3000 }),
  'that breaks off': () => ({ cut: 3000 }),
  'of status 500': () => ({ answer: { status: 500, body: '<h1>500</h1></html>' } }),
  'of status 404': () => ({ answer: { status: 404, body: '<h1>404</h1></html>' } }),
  'that is a page of somebody else': () => ({ answer: { status: 200, body: '<html><title>Login</title><main>x</main></html>' } }),
  'that is no HTML': () => ({ answer: { status: 200, type: 'text/plain', body: 'ok' } }),
};
for (const [what, trouble] of Object.entries(DOUBTS)) {
  test(`instead of a fragment ${what} the whole page comes, without a page load`, () =>
    withPage({ expected: [/status (404|500)/, /Failed to load resource/, /ERR_/] }, async (page) => {
      await open(page, await path(1000));
      const address = await path(1001);
      const from = proxy.asked.length;
      onFragments = await trouble();
      await follow(page, address);
      assert.deepEqual(asked(from), [`/manh${address}`, address]);
      assert.ok(await alive(page));
      assert.equal(new URL(page.url()).pathname, address);
      assert.ok(await page.locator('.lead').isVisible());
      assert.ok(await page.locator('meta[property="og:title"]').count());
    }));
}

test('addresses that lead elsewhere, and pages that are not there, come as whole pages', () =>
  withPage({ expected: [/status (404|410)/, /Failed to load resource/] }, async (page) => {
    const address = await path(1001);
    for (const [asks, shows, title] of [
      ['/x-1001.html', address, /./],
      ['/khong-co-gi', '/khong-co-gi', /Không tìm thấy/],
      ['/khong-co-99.html', '/khong-co-99.html', /Không tìm thấy/],
    ]) {
      await open(page, await path(1000));
      await follow(page, asks);
      assert.ok(await alive(page));
      assert.equal(new URL(page.url()).pathname, shows);
      assert.match(await page.title(), title);
      assert.equal(await page.locator('h1').count(), 1);
    }
  }));

test('back and forward show pages that came as fragments', () =>
  withPage({}, async (page) => {
    const [first, second] = [await path(1000), await path(1001)];
    await open(page, first);
    await follow(page, second);
    const title = await page.title();
    await turned(page, () => page.goBack());
    assert.equal(new URL(page.url()).pathname, first);
    await turned(page, () => page.goForward());
    assert.equal(await page.title(), title);
    assert.equal(await page.locator('.view-switch').getAttribute('href'), `${second}?lite`);
    await page.reload();
    assert.equal(await page.title(), title);
  }));

test('a fragment with nothing around it is text without rights, and is not indexed', () =>
  withPage({ expected: [/./] }, async (page) => {
    const answer = await page.goto(`${proxy.url}/manh${await path(1000)}`);
    assert.equal(answer.headers()['x-robots-tag'], 'noindex');
    assert.equal(await page.evaluate(() => origin), 'null');
    assert.ok(await page.locator('h1').isVisible());
  }));

// With the worker.

/** Opens a page in a device whose worker has stored it, with its tabs. */
const openWithWorker = async (page, address) => {
  // Nothing comes by itself.
  await page.addInitScript(() => localStorage.setItem('moi-nhat', `${Date.now()}`));
  await page.goto(proxy.url + address);
  await workerReady(page);
  await page.reload();
  await untilStored(page, proxy.url + address);
  await hydrated(page);
  await started(page);
  await page.evaluate(() => (window.mark = 1));
};
const withWorker = (use) => withPage({ serviceWorkers: 'allow', expected: [/ERR_/, /Failed to load resource/, /status (410|500)/] }, use);

test('the worker stores the page whose fragment came, and shows it whole without a network', () =>
  withWorker(async (page, context) => {
    await openWithWorker(page, await path(1000));
    const address = await path(1001);
    const from = proxy.asked.length;
    await follow(page, address);
    await untilStored(page, proxy.url + address);
    assert.deepEqual(asked(from), [`/manh${address}`]);
    const text = await page.locator('.lead').innerText();
    await context.setOffline(true);
    await page.goto(proxy.url + address);
    assert.equal(await page.locator('.lead').innerText(), text);
    assert.ok(await page.locator('footer').isVisible());
    assert.ok((await page.locator('#moi-nhat li a:visible').count()) > 2, 'the tabs that were known last');
    assert.equal(await page.locator('.view-switch').getAttribute('href'), `${address}?lite`);
  }));

test('the worker stores no fragment of somebody else, and none that is cut', () =>
  withWorker(async (page) => {
    const address = await path(1001);
    await openWithWorker(page, await path(1000));
    await follow(page, address);
    await untilStored(page, proxy.url + address);
    const text = await page.locator('.lead').innerText();
    for (const trouble of [
      { answer: { status: 200, body: '<html><title>Login</title><main>x</main></html>' } },
      { answer: { status: 500, body: '<html><title>500</title><main>x</main></html>' } },
      { end: 3000 },
    ]) {
      await page.goto(proxy.url + (await path(1000)));
      await started(page);
      onFragments = trouble;
      onPages = { gone: true };
      await follow(page, address);
      assert.equal(await page.locator('.lead').innerText(), text, JSON.stringify(trouble));
      onPages = undefined;
      onFragments = undefined;
    }
  }));

test('a stored page is shown while its fragment is slow, and a newer version is offered', () =>
  withWorker(async (page) => {
    const address = await path(1001);
    await openWithWorker(page, await path(1000));
    await follow(page, address);
    await untilStored(page, proxy.url + address);
    await turned(page, () => page.goBack());
    onFragments = { wait: 5000 };
    await follow(page, address);
    assert.ok(await alive(page));
    assert.ok(await page.evaluate(() => document.documentElement.dataset.kept));
    await page.waitForFunction(() => document.documentElement.dataset.coming === undefined);
  }));

test('the browser goes on with a fragment that was slow: the page is asked for once', () =>
  withWorker(async (page) => {
    const address = await path(1001);
    await openWithWorker(page, await path(1000));
    const from = proxy.asked.length;
    onFragments = { wait: 5000 };
    await page.locator(newer).first().evaluate((it, address) => it.setAttribute('href', address), address);
    await page.locator(newer).first().click();
    await page.waitForURL(proxy.url + address);
    await page.locator('.lead').waitFor();
    assert.ok(!(await alive(page)), 'the browser loaded it');
    assert.deepEqual(asked(from), [`/manh${address}`]);
    assert.ok(await page.locator('footer').isVisible());
  }));
