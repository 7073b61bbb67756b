// The reading tools. They work on the device and without the wasm.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { DESKTOP, PHONE, articleUrl, close, hydrated, withPage } from '../lib/browser.mjs';
import { voices } from '../lib/speech.mjs';

const paper = process.env.TINLANG_PAPER;
const demo = process.env.TINLANG_DEMO;
after(close);

const ready = (page) => page.locator('.looks-switch[data-ready]').waitFor();
const ground = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const forbidden = () =>
  Object.defineProperty(window, 'localStorage', {
    get() {
      throw new DOMException('denied', 'SecurityError');
    },
  });

// Display settings.

for (const colorScheme of ['light', 'dark']) {
  test(`theme on a ${colorScheme} device: three choices, stored and applied before the first paint`, () =>
    withPage({ colorScheme, viewport: PHONE }, async (page) => {
      await page.goto(await articleUrl(paper, 1000));
      await ready(page);
      const own = await ground(page);
      const button = page.getByRole('button', { name: 'Hiển thị' });
      const panel = page.locator('#hien-thi');
      assert.ok(!(await panel.isVisible()));
      await button.click();
      assert.equal(await button.getAttribute('aria-expanded'), 'true');
      assert.ok(await page.getByRole('radio', { name: 'Theo thiết bị' }).isChecked());
      const other = colorScheme === 'light' ? 'Tối' : 'Sáng';
      await page.getByRole('radio', { name: other }).check();
      const changed = await ground(page);
      assert.notEqual(changed, own);
      const bar = await page.locator('meta[name=theme-color]').evaluateAll((all) => all.map((it) => it.content));
      assert.equal(bar[0], bar[1], "the browser's own bar follows");
      // The background of the first frame, before any script but the one in the head.
      await page.addInitScript(() => {
        new MutationObserver((_, observer) => {
          if (!document.body) return;
          window.first = getComputedStyle(document.body).backgroundColor;
          observer.disconnect();
        }).observe(document, { childList: true, subtree: true });
      });
      await page.reload();
      assert.equal(await page.evaluate(() => window.first), changed, 'no flash');
      await ready(page);
      await button.click();
      assert.ok(await page.getByRole('radio', { name: other }).isChecked());
      await page.getByRole('radio', { name: 'Theo thiết bị' }).check();
      assert.equal(await ground(page), own);
      assert.equal(await page.evaluate(() => localStorage.getItem('nen')), null);
      await page.emulateMedia({ colorScheme: colorScheme === 'light' ? 'dark' : 'light' });
      assert.equal(await ground(page), changed, 'the device is followed again');
      await page.keyboard.press('Escape');
      assert.ok(!(await panel.isVisible()));
      assert.ok(await button.evaluate((it) => it === document.activeElement));
    }));
}

test('text size and line width are stored, and the panel stays while pages change', () =>
  withPage({ viewport: DESKTOP }, async (page) => {
    await page.goto(await articleUrl(paper, 1000));
    await ready(page);
    const text = () =>
      page.locator('.text').evaluate((it) => [parseFloat(getComputedStyle(it).fontSize), it.offsetWidth]);
    const [size, width] = await text();
    await page.locator('.looks-switch').click();
    const slider = page.getByRole('slider', { name: 'Cỡ chữ' });
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    assert.ok((await text())[0] > size);
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('radio', { name: 'Hẹp' }).check();
    assert.ok((await text())[1] < width);
    await page.getByRole('radio', { name: 'Rộng' }).check();
    assert.ok((await text())[1] > width);
    await page.reload();
    assert.ok((await text())[1] > width);
    await ready(page);
    await page.locator('#tin-moi-hon h3 a').first().click();
    await page.waitForURL((url) => !url.pathname.includes('-1000.'));
    await page.locator('.looks-switch').click();
    assert.ok(await page.getByRole('radio', { name: 'Rộng' }).isChecked());
    await page.getByRole('radio', { name: 'Vừa' }).check();
    assert.equal(await page.evaluate(() => localStorage.length), 0, 'what is as usual is not kept');
  }));

// Saved articles.

test('saved articles are stored, listed, and removed one by one or all at once', () =>
  withPage({ viewport: PHONE, serviceWorkers: 'allow' }, async (page) => {
    const urls = [await articleUrl(paper, 1000), await articleUrl(paper, 1001), await articleUrl(paper, 1002)];
    const titles = [];
    for (const url of urls) {
      await page.goto(url);
      const save = page.getByRole('button', { name: 'Lưu bài' });
      await save.click();
      await page.locator('.tools .status', { hasText: 'Đã lưu trên máy này' }).waitFor();
      assert.equal(await save.getAttribute('aria-pressed'), 'true');
      titles.unshift(await page.locator('h1').innerText());
    }
    await page.locator('.to-saved').click();
    await page.waitForURL('**/da-luu');
    const links = page.locator('.saved-list h2 a');
    const shows = (count) =>
      page.waitForFunction((count) => document.querySelectorAll('.saved-list h2 a').length === count, count);
    assert.deepEqual(await links.allInnerTexts(), titles, 'the last one first');
    assert.match(await page.locator('.saved-list time').first().innerText(), /^Lưu \d/);
    await page.getByRole('button', { name: `Bỏ lưu: ${titles[1]}` }).click();
    await shows(2);
    assert.deepEqual(await links.allInnerTexts(), [titles[0], titles[2]]);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), titles[2]);
    await page.reload();
    await shows(2);
    await links.last().click();
    await page.waitForURL(urls[0]);
    const save = page.getByRole('button', { name: 'Lưu bài' });
    await page.locator('.save[aria-pressed=true]').waitFor();
    await save.click();
    await page.locator('.tools .status', { hasText: 'Đã bỏ lưu' }).waitFor();
    assert.equal(await save.getAttribute('aria-pressed'), 'false');
    await page.goBack();
    await page.waitForURL('**/da-luu');
    // A page restored by back shows it, too.
    await shows(1);
    page.once('dialog', (dialog) => dialog.dismiss());
    await page.getByRole('button', { name: 'Bỏ lưu tất cả' }).click();
    assert.equal(await links.count(), 1);
    page.once('dialog', (dialog) => dialog.accept());
    await page.getByRole('button', { name: 'Bỏ lưu tất cả' }).click();
    await shows(0);
    assert.ok(await page.locator('.saved .empty').isVisible());
    assert.equal(await page.evaluate(() => localStorage.getItem('da-luu')), null);
  }));

test('the page of saved articles without scripts, in the lite view, and with invalid stored entries', async () => {
  await withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${paper}/da-luu`);
    assert.match(await page.locator('main').innerText(), /JavaScript/);
    assert.equal(await page.locator('button:visible').count(), 0);
    await page.goto(`${paper}/da-luu?lite`);
    assert.match(await page.locator('main').innerText(), /bản đầy đủ/);
  });
  await withPage({}, async (page) => {
    for (const kept of ['{', '{"a":1}', '[null,1,{"id":"1","href":"//evil.example/","title":"x","at":1}]']) {
      await page.goto(`${paper}/da-luu`);
      await page.evaluate((value) => localStorage.setItem('da-luu', value), kept);
      await page.reload();
      await page.locator('.saved .empty').waitFor();
    }
    await page.evaluate(() =>
      localStorage.setItem('da-luu', JSON.stringify([{ id: '1', href: '/a-1.html', title: '<img src=x onerror=alert(1)>', at: 'x' }])),
    );
    await page.reload();
    assert.equal(await page.locator('.saved-list h2 a').innerText(), '<img src=x onerror=alert(1)>');
  });
});

// Reading progress.

test('a long article shows reading progress and offers to resume, without scrolling by itself', () =>
  withPage({ viewport: PHONE }, async (page) => {
    const url = await articleUrl(paper, 1000);
    await page.goto(url);
    await hydrated(page);
    const share = () =>
      page.evaluate(() => Number(/scaleX\(([\d.]+)\)/.exec(document.querySelector('.read-line').style.transform)[1]));
    const before = await share();
    assert.ok(!(await page.locator('.resume').isVisible()));
    await page.evaluate(() => document.querySelector('.text').children[6].scrollIntoView());
    await page.waitForFunction(() => localStorage.getItem('doc-do'));
    const after_ = await share();
    assert.ok(after_ > before && after_ < 1, `${before} ${after_}`);
    const line = await page.locator('.read-line').boundingBox();
    assert.ok(line.y === 0 && line.height <= 3);

    // A later visit.
    await page.goto('about:blank');
    await page.goto(url);
    const resume = page.getByRole('button', { name: /Đọc tiếp \d+\s%/ });
    await resume.waitFor();
    assert.equal(await page.evaluate(() => scrollY), 0, 'no jump');
    await resume.click();
    const top = () => page.evaluate(() => document.querySelector('.text').children[6].getBoundingClientRect().top);
    assert.ok(Math.abs(await top()) < 5);
    assert.ok(await page.evaluate(() => document.activeElement === document.querySelector('.text').children[6]));

    await page.evaluate(() => document.querySelector('.share').scrollIntoView());
    await page.waitForFunction(() => !localStorage.getItem('doc-do'));
    await page.goto(url);
    await hydrated(page);
    assert.ok(!(await page.locator('.resume').isVisible()), 'an article that is read is done');
  }));

test('a short article has no progress line and no offer to resume; the line leaves with its page', () =>
  withPage({ viewport: DESKTOP }, async (page) => {
    await page.goto(await articleUrl(paper, 1001));
    await hydrated(page);
    assert.ok(await page.locator('.read-line').evaluate((it) => it.hidden));
    await page.setViewportSize(PHONE);
    await page.goto(await articleUrl(paper, 1000));
    await hydrated(page);
    assert.ok(!(await page.locator('.read-line').evaluate((it) => it.hidden)));
    await page.locator('.paper-name a').click();
    await page.locator('.front').waitFor();
    assert.ok(await page.locator('.read-line').evaluate((it) => it.hidden));
  }));

// Listening.

test('listening reads and highlights sentence by sentence, pauses, changes speed, and continues while pages change', () =>
  withPage({ viewport: PHONE }, async (page) => {
    await page.addInitScript(voices, ['en-GB', 'vi-VN']);
    const url = await articleUrl(paper, 1000);
    await page.goto(url);
    await hydrated(page);
    const html = await page.locator('article').innerHTML();
    await page.getByRole('button', { name: 'Nghe bài' }).click();
    const said = () => page.evaluate(() => window.said);
    const speaking = () => page.evaluate(() => window.speaking());
    const marked = () => page.evaluate(() => [...(CSS.highlights.get('nghe') ?? [])].map(String).join());
    const end = () => page.evaluate(() => window.endSentence());
    assert.equal(await speaking(), await page.locator('h1').evaluate((it) => it.textContent));
    assert.equal((await said())[0].lang, 'vi-VN');
    assert.equal(await page.locator('article').innerHTML(), html, 'the text is not touched');
    await end();
    await end();
    assert.ok((await speaking()).length > 10);
    assert.equal(await marked(), await speaking());
    const bar = page.locator('body > .listening');
    const pause = bar.locator('.pause');
    const now = await speaking();
    await pause.click();
    assert.equal(await speaking(), undefined);
    assert.equal(await pause.innerText(), 'Nghe tiếp');
    await pause.click();
    assert.equal(await speaking(), now, 'from the start of the sentence');
    await bar.getByRole('combobox', { name: 'Tốc độ đọc' }).selectOption('1.5');
    assert.equal(await speaking(), now);
    assert.equal((await said()).at(-1).rate, 1.5);
    const { height } = await bar.boundingBox();
    assert.ok(height <= 48);

    await page.locator('#tin-moi-hon h3 a').first().click();
    await page.waitForURL((to) => to.href !== url);
    assert.equal(await speaking(), now, 'it goes on');
    assert.ok(await bar.isVisible());
    await end();
    assert.notEqual(await speaking(), now);
    await bar.locator('a').click();
    await page.waitForURL(url);
    // The way back leads to the marked sentence.
    while ((await marked()) !== (await speaking()));
    await bar.locator('.stop').click();
    assert.equal(await bar.count(), 0);
    assert.equal(await speaking(), undefined);
    assert.equal(await marked(), '');
  }));

test('listening reads every sentence once and ends with the article', () =>
  withPage({}, async (page) => {
    await page.addInitScript(voices, ['vi_VN']);
    await page.goto(await articleUrl(paper, 1000));
    await page.getByRole('button', { name: 'Nghe bài' }).click();
    await page.locator('body > .listening').waitFor();
    const read = await page.evaluate(() => {
      for (let nth = 0; nth < 1000 && window.speaking(); nth += 1) window.endSentence();
      return window.said.map((it) => it.text);
    });
    const plain = (text) => text.replace(/\s+/g, '');
    const wanted = await page
      .locator('h1, .lead, .text > p')
      .evaluateAll((all) => all.map((it) => it.textContent).join(''));
    assert.equal(plain(read.join('')), plain(wanted));
    assert.ok(read.length > 20 && read.every((it) => it.trim()));
    assert.ok(!read.some((it) => /^\d/.test(it) && it.length < 6), 'a number is not cut in two');
    assert.equal(await page.locator('body > .listening').count(), 0);
  }));

test('without a Vietnamese voice a press on listen says why it cannot', async () => {
  for (const languages of [null, [], ['en-GB']]) {
    await withPage({ viewport: { width: 320, height: 640 } }, async (page) => {
      await page.addInitScript(voices, languages);
      await page.clock.install();
      await page.goto(await articleUrl(paper, 1000));
      await page.clock.runFor(2100);
      await hydrated(page);
      // Voices may come late: for two seconds.
      await page.clock.runFor(2100);
      const status = page.locator('.tools [role=status]');
      assert.equal(await status.innerText(), '', 'nobody asked');
      assert.ok((await page.locator('.tools').boundingBox()).height < 60, 'still one row');
      await page.locator('.listen').click();
      await status.filter({ hasText: 'chưa có giọng đọc' }).waitFor();
      assert.equal(await page.locator('body > .listening').count(), 0);
    });
  }
});

// Sharing and printing.

test('the article link is copied, or shown where copying is not allowed', () =>
  withPage({}, async (page, context) => {
    const url = await articleUrl(paper, 1000);
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: paper });
    await page.goto(`${url}?sau=1-1`);
    await hydrated(page);
    const copy = page.getByRole('button', { name: 'Sao chép liên kết' });
    await copy.click();
    await page.getByText('Đã sao chép liên kết.').waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), url, 'the canonical address');

    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'));
    });
    await copy.click();
    await page.locator('.shown-link').waitFor();
    assert.equal(await page.locator('.shown-link').inputValue(), url);
  }));

test('the device share sheet is offered where there is one', () =>
  withPage({}, async (page) => {
    await page.addInitScript(() => {
      navigator.share = (data) => {
        window.shared = data;
        return Promise.resolve();
      };
    });
    const url = await articleUrl(paper, 1000);
    await page.goto(url);
    await hydrated(page);
    await page.getByRole('button', { name: 'Gửi qua ứng dụng khác' }).click();
    assert.equal(await page.evaluate(() => window.shared.url), url);
  }));

test('the print button opens the browser print dialog', () =>
  withPage({}, async (page) => {
    await page.addInitScript(() => (window.print = () => (window.printed = true)));
    await page.goto(await articleUrl(paper, 1000));
    await page.getByRole('button', { name: 'In bài' }).click();
    assert.ok(await page.evaluate(() => window.printed));
    await page.emulateMedia({ media: 'print' });
    for (const gone of ['.tools', '.looks-switch', '.looks']) {
      assert.ok(!(await page.locator(gone).first().isVisible()), gone);
    }
  }));

// Restricted devices.

test('with Data Saver on, every tool works before the wasm, which loads on first use', () =>
  withPage({ viewport: PHONE, serviceWorkers: 'allow' }, async (page) => {
    const fetched = [];
    page.on('request', (request) => fetched.push(request.url()));
    await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
    await page.goto(await articleUrl(paper, 1000), { waitUntil: 'networkidle' });
    await page.locator('.looks-switch').click();
    await page.getByRole('radio', { name: 'Tối' }).check();
    await page.locator('.save').click();
    await page.locator('.status', { hasText: 'Đã lưu' }).waitFor();
    assert.deepEqual(fetched.filter((url) => url.endsWith('.wasm')), []);
    await page.getByRole('tab', { name: 'Đọc nhiều' }).click();
    await hydrated(page);
    assert.ok(await page.locator('#doc-nhieu').isVisible());
  }));

test('tools work where storage is forbidden', () =>
  withPage({}, async (page) => {
    await page.addInitScript(forbidden);
    await page.goto(await articleUrl(paper, 1000));
    await hydrated(page);
    await page.locator('.looks-switch').click();
    const before = await ground(page);
    await page.getByRole('radio', { name: 'Tối' }).check();
    assert.notEqual(await ground(page), before);
    await page.locator('.save').click();
    await page.locator('.status', { hasText: 'Không lưu được' }).waitFor();
    assert.equal(await page.locator('.save').getAttribute('aria-pressed'), 'false');
  }));

test('starting the tools causes no layout shift, also with stored settings', () =>
  withPage({ viewport: PHONE }, async (page) => {
    await page.addInitScript(() => {
      window.moved = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.moved += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
      if (location.pathname.endsWith('.html')) {
        localStorage.setItem('da-luu', '[{"id":"1000","href":"/x-1000.html","title":"x","at":1}]');
        localStorage.setItem('doc-do', '[{"id":"1000","at":5,"of":11}]');
      }
    });
    await page.addInitScript(voices, ['vi-VN']);
    for (const url of [await articleUrl(paper, 1000), `${paper}/da-luu`, demo]) {
      await page.goto(url);
      await hydrated(page);
      await page.evaluate(() => document.fonts.ready);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      assert.ok((await page.evaluate(() => window.moved)) <= 0.002, url);
    }
  }));
