// The navigator changes pages within the document, and leaves to the browser
// what it cannot show.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { OLDEST } from '../lib/wxr-export.mjs';
import { DESKTOP, PHONE, articleUrl, close, hydrated, ids, started, withPage } from '../lib/browser.mjs';

const paper = process.env.TINLANG_PAPER;
const crowd = process.env.TINLANG_CROWD;
after(close);

/** Opens `url` and sets a mark that a page load would remove. */
const open = async (page, url) => {
  await page.goto(url);
  await hydrated(page);
  await started(page);
  await page.evaluate(() => (window.mark = 1));
};
const alive = (page) => page.evaluate(() => window.mark === 1);
const gone = (page) => page.waitForFunction(() => !window.mark && document.readyState === 'complete');
/** Does `act`, and waits until the navigator has shown another page. */
const turned = async (page, act) => {
  await page.evaluate(() => {
    window.turned = new Promise((done) => document.addEventListener('tinlang:page', done, { once: true }));
  });
  await act();
  await page.evaluate(() => window.turned.then(() => {}));
};
const scrolled = (page) => page.evaluate(() => Math.round(scrollY));
const scrollTo = (page, top) => page.evaluate((y) => scrollTo(0, y), top);
const newer = '#tin-moi-hon h3 a';
/** Changes responses to fetches by `change`; page loads are not changed. */
const changeFetched = (page, pattern, change) =>
  page.route(pattern, async (route) => {
    if (route.request().resourceType() === 'document') await route.continue();
    else await change(route);
  });

for (const viewport of [PHONE, DESKTOP]) {
  test(`${viewport.width} px: a link changes the page and keeps what surrounds it`, () =>
    withPage({ viewport }, async (page) => {
      await open(page, await articleUrl(paper, 1000));
      await page.locator('.weather').getByRole('button', { name: 'Cập nhật' }).click();
      await page.locator('.weather .status', { hasText: 'Chưa có dữ liệu mới' }).waitFor({ state: 'attached' });
      const link = page.locator(newer).first();
      const [title, href] = [await link.innerText(), await link.getAttribute('href')];
      await turned(page, () => link.click());
      assert.ok(await alive(page));
      assert.equal(new URL(page.url()).pathname, href);
      assert.equal(await page.locator('h1').innerText(), title);
      assert.ok((await page.title()).startsWith(title.replaceAll('\u00a0', ' ')));
      assert.ok((await page.locator('link[rel=canonical]').getAttribute('href')).endsWith(href));
      assert.equal(await page.locator('link[rel=canonical]').count(), 1);
      assert.equal(await page.locator('.view-switch').getAttribute('href'), `${href}?lite`);
      assert.equal(await page.evaluate(() => document.activeElement.localName), 'h1', 'the keyboard is at the title');
      assert.equal(await scrolled(page), 0);
      assert.equal(await page.locator('body > [role=status]').last().innerText(), await page.title(), 'it is announced');
      assert.equal(await page.locator('leptos-island:not([data-ready])').count(), 0, 'its islands work');
      assert.ok(await page.locator('.weather .bar:not([hidden]) li').first().isVisible());
      await page.locator('[role=tab]').nth(1).click();
      assert.ok(await page.locator('#doc-nhieu').isVisible());
    }));
}

test('the menu marks the current section', () =>
  withPage({}, async (page) => {
    await open(page, paper);
    const link = page.locator('.sections li a').nth(1);
    await turned(page, () => link.click());
    assert.deepEqual(
      await page.locator('.sections [aria-current]').evaluateAll((links) => links.map((it) => it.pathname)),
      [new URL(page.url()).pathname],
    );
    assert.ok(await alive(page));
  }));

test('back and forward restore scroll, loaded lists, tabs and focus', () =>
  withPage({ viewport: PHONE }, async (page) => {
    await open(page, await articleUrl(crowd, OLDEST + 40));
    const before = (await ids(page, '#tin-khac')).length;
    await page.locator('#tin-khac .more').click();
    await page.waitForFunction((n) => document.querySelectorAll('#tin-khac [data-article]').length > n, before);
    await page.getByRole('tab', { name: 'Đọc nhiều' }).click();
    const grown = await ids(page, '#tin-khac');
    const link = page.locator('#tin-khac h3 a').nth(before + 1);
    const id = await link.evaluate((it) => it.closest('li').dataset.article);
    await link.scrollIntoViewIfNeeded();
    const place = await scrolled(page);
    assert.ok(place > 1000);
    await turned(page, () => link.click());
    await scrollTo(page, 700);
    await turned(page, () => page.goBack());
    assert.ok(await alive(page));
    assert.deepEqual(await ids(page, '#tin-khac'), grown);
    assert.equal(await scrolled(page), place);
    assert.ok(await page.locator('#doc-nhieu').isVisible());
    assert.equal(await page.evaluate(() => document.activeElement.closest('li')?.dataset.article), id);
    await turned(page, () => page.goForward());
    assert.equal(await scrolled(page), 700);
    assert.ok(page.url().endsWith(`-${id}.html`));
    await turned(page, () => page.goBack());
    await page.locator('#tin-khac .more').click();
    await page.waitForFunction((n) => document.querySelectorAll('#tin-khac [data-article]').length > n, grown.length);
  }));

test('back restores page and scroll after a reload', () =>
  withPage({ viewport: PHONE }, async (page) => {
    const url = await articleUrl(paper, 1000);
    await open(page, url);
    await scrollTo(page, 900);
    await turned(page, () => page.locator(newer).first().evaluate((link) => link.click()));
    await scrollTo(page, 500);
    await page.reload();
    await hydrated(page);
    await page.waitForFunction(() => Math.round(scrollY) === 500);
    await turned(page, () => page.goBack());
    assert.equal(page.url(), url);
    assert.equal(await scrolled(page), 900);
  }));

test('pages beyond the cache limit are fetched again', () =>
  withPage({}, async (page) => {
    await open(page, crowd);
    const paths = [new URL(page.url()).pathname];
    for (let nth = 0; nth < 7; nth += 1) {
      await turned(page, () => page.locator('main .teasers :is(h2, h3) a').nth(nth).click());
      paths.push(new URL(page.url()).pathname);
    }
    while (paths.length > 1) {
      paths.pop();
      await turned(page, () => page.goBack());
      assert.equal(new URL(page.url()).pathname, paths.at(-1));
      assert.ok((await page.locator('link[rel=canonical]').getAttribute('href')).endsWith(paths.at(-1)));
    }
    assert.ok(await alive(page));
  }));

test('fragments: the browser follows them within the page, the navigator on another page', () =>
  withPage({ viewport: PHONE }, async (page) => {
    const url = await articleUrl(crowd, OLDEST + 40);
    await open(page, url);
    const point = (href) =>
      page.evaluate((to) => {
        const link = document.createElement('a');
        link.href = to;
        link.id = 'pointer';
        link.textContent = to;
        document.querySelector('article').prepend(link);
      }, href);
    await point('#tin-khac');
    await page.locator('#pointer').click();
    assert.ok(page.url().endsWith('#tin-khac'));
    const place = await scrolled(page);
    assert.ok(place > 500);
    await page.goBack();
    await page.waitForFunction(() => scrollY < 100);
    assert.ok(await alive(page));
    await page.locator('#pointer').evaluate((link) => link.remove());

    await point(`${new URL(await articleUrl(crowd, OLDEST + 30)).pathname}#tin-khac`);
    await turned(page, () => page.locator('#pointer').click());
    assert.ok(page.url().endsWith('#tin-khac'));
    assert.ok((await scrolled(page)) > 500);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'tin-khac');
    await turned(page, () => page.goBack());
    assert.equal(page.url(), url);
  }));

test('error pages (404, 410, 500) are shown with their own title', () =>
  withPage({ expected: [/status (404|410|500)/, /(404|410|500) \(/] }, async (page) => {
    for (const status of [404, 410, 500]) {
      await open(page, await articleUrl(paper, 1000));
      await page.route('**/khong-co-gi', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, status });
      });
      await page.locator(newer).first().evaluate((link) => link.setAttribute('href', '/khong-co-gi'));
      await turned(page, () => page.locator(newer).first().click());
      assert.ok(await alive(page));
      assert.match(await page.title(), /Không tìm thấy trang/);
      assert.ok(page.url().endsWith('/khong-co-gi'));
      assert.equal(await page.locator('link[rel=canonical]').count(), 0, "the last page's is gone");
      await page.unroute('**/khong-co-gi');
    }
  }));

test('a redirected address shows its target', () =>
  withPage({}, async (page) => {
    const url = await articleUrl(paper, 1000);
    await open(page, paper);
    await page.locator('main h2 a').first().evaluate((link) => link.setAttribute('href', '/x-1000.html#tin-khac'));
    await turned(page, () => page.locator('main h2 a').first().click());
    assert.equal(page.url(), `${url}#tin-khac`);
    assert.ok(await alive(page));
  }));

test('the search form changes the page like a link', () =>
  withPage({}, async (page) => {
    await open(page, crowd);
    await turned(page, () => page.locator('.search-link').click());
    await page.locator('#q').fill('phiên chợ');
    await turned(page, () => page.locator('#q').press('Enter'));
    assert.equal(new URL(page.url()).searchParams.get('q'), 'phiên chợ');
    assert.ok((await ids(page, 'main')).length > 5);
    assert.ok(await alive(page));
    await turned(page, () => page.goBack());
    assert.equal(new URL(page.url()).search, '');
  }));

test('of two fast clicks the second wins, with one history entry', () =>
  withPage({}, async (page) => {
    await open(page, await articleUrl(paper, 1000));
    const [first, second] = [page.locator(newer).nth(0), page.locator(newer).nth(1)];
    const length = await page.evaluate(() => history.length);
    const held = [];
    await changeFetched(page, `**${await first.getAttribute('href')}`, async (route) => held.push(route));
    const title = await second.innerText();
    await first.click();
    await turned(page, () => second.click());
    for (const route of held) await route.continue().catch(() => {});
    assert.equal(await page.locator('h1').innerText(), title);
    assert.equal(await page.evaluate(() => history.length), length + 1);
    assert.equal(await page.evaluate(() => 'going' in document.documentElement.dataset), false);
    assert.ok(await alive(page));
  }));

test('the browser loads pages of another build, truncated pages and other files itself', () =>
  withPage({ expected: [/status 503/, /503 \(/, /ERR_BLOCKED_BY_CLIENT/] }, async (page) => {
    const changes = {
      'another loader': async (route) => {
        const response = await route.fetch();
        const body = (await response.text()).replace(/boot="\/pkg\/boot-[^"]*"|build="\w+"/, 'boot="/pkg/boot-0.js"');
        await route.fulfill({ response, body });
      },
      half: async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: (await response.text()).slice(0, -20) });
      },
      'another kind': (route) => route.fulfill({ contentType: 'text/plain', body: '</html>' }),
      'an answer of 503': (route) => route.fulfill({ status: 503, contentType: 'text/html', body: '<p></html>' }),
      nothing: (route) => route.abort('blockedbyclient'),
    };
    for (const [what, change] of Object.entries(changes)) {
      await open(page, await articleUrl(paper, 1000));
      const link = page.locator(newer).first();
      const title = await link.innerText();
      const pattern = `**${await link.getAttribute('href')}`;
      await changeFetched(page, pattern, change);
      await link.click();
      await gone(page);
      assert.equal(await page.locator('h1').innerText(), title, what);
      await page.unroute(pattern);
      await page.goBack();
    }
  }));

test('the browser loads a page that does not come in time', () =>
  withPage({}, async (page) => {
    await page.clock.install();
    await open(page, await articleUrl(paper, 1000));
    const link = page.locator(newer).first();
    const title = await link.innerText();
    const asked = new Promise((done) => {
      changeFetched(page, `**/*.html`, async () => done());
    });
    await link.click();
    await asked;
    assert.ok(await page.evaluate(() => 'going' in document.documentElement.dataset));
    await page.clock.runFor(20_100);
    await gone(page);
    assert.equal(await page.locator('h1').innerText(), title);
  }));

test('without network the browser shows its error, and back restores the page', () =>
  withPage({ expected: [/ERR_INTERNET_DISCONNECTED/] }, async (page, context) => {
    const url = await articleUrl(paper, 1000);
    await open(page, url);
    await context.setOffline(true);
    const failed = page.waitForEvent('requestfailed', (request) => request.isNavigationRequest());
    await page.locator(newer).first().click();
    await failed;
    await page.waitForFunction(() => !window.mark);
    await context.setOffline(false);
    await page.goBack();
    await page.waitForURL(url);
    await page.locator('h1').waitFor();
  }));

test("the browser follows links to new tabs, files and other hosts", () =>
  withPage({}, async (page, context) => {
    await open(page, await articleUrl(paper, 1000));
    const link = page.locator(newer).first();
    const opened = context.waitForEvent('page');
    await link.click({ modifiers: ['Control'] });
    await (await opened).close();
    assert.equal(await page.evaluate(() => window.turned), undefined);
    const left = await page.evaluate(() => {
      const links = [
        { href: '/media/a.pdf' },
        { href: '/rss.xml' },
        { href: '/san-pham-ocop/feed.json' },
        { href: '/?lite' },
        { href: 'https://example.org/' },
        { href: 'mailto:a@b.example' },
        { href: '/tin-tuc', target: '_blank' },
        { href: '/tin-tuc', download: 'a' },
        { href: location.href },
      ];
      // This listener comes after the navigator: it stops links that the navigator ignored.
      let taken;
      addEventListener('click', (event) => {
        taken = event.defaultPrevented;
        event.preventDefault();
      });
      return links.filter((given) => {
        const made = Object.assign(document.createElement('a'), given);
        document.body.append(made);
        made.click();
        made.remove();
        return taken;
      });
    });
    assert.deepEqual(left, []);
  }));

test('pages change with a view transition, unless reduced motion is set', async () => {
  for (const [reducedMotion, wanted] of [
    ['no-preference', 1],
    ['reduce', 0],
  ]) {
    await withPage({ reducedMotion }, async (page) => {
      await page.addInitScript(() => {
        window.moved = 0;
        const start = document.startViewTransition?.bind(document);
        document.startViewTransition = (change) => {
          window.moved += 1;
          return start(change);
        };
      });
      await open(page, await articleUrl(paper, 1000));
      await turned(page, () => page.locator(newer).first().click());
      assert.equal(await page.evaluate(() => window.moved), wanted, reducedMotion);
    });
  }
});

test('pages change without support for view transitions', () =>
  withPage({}, async (page) => {
    await page.addInitScript(() => (document.startViewTransition = undefined));
    await open(page, await articleUrl(paper, 1000));
    await turned(page, () => page.locator(newer).first().click());
    assert.ok(await alive(page));
  }));

test('hovered and touched links are fetched once beforehand, but not with Data Saver on', () =>
  withPage({ hasTouch: true }, async (page) => {
    const asked = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'fetch' && request.url().endsWith('.html')) asked.push(request.url());
    });
    await open(page, await articleUrl(paper, 1000));
    const link = page.locator(newer).first();
    const fetched = page.waitForResponse(async (response) => response.url().endsWith(await link.getAttribute('href')));
    await link.hover();
    await fetched;
    await turned(page, () => link.click());
    assert.equal(asked.length, 1, 'the click takes what was fetched beforehand');
    const touched = page.waitForRequest((request) => request.resourceType() === 'fetch');
    await page.locator('#moi-nhat li a').nth(4).dispatchEvent('touchstart');
    await touched;
    assert.equal(asked.length, 2);

    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
    });
    await page.reload();
    await started(page);
    await page.locator('#moi-nhat li a').nth(5).dispatchEvent('touchstart');
    assert.equal(asked.length, 2);
    await turned(page, () => page.locator('#moi-nhat li a').nth(5).click());
    assert.equal(asked.length, 3);
  }));
