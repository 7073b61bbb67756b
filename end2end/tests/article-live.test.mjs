// An open article learns that it was corrected or withdrawn.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { PHONE, articleUrl, close, hydrated, withPage as withAnyPage, workerReady } from '../lib/browser.mjs';
import { storedPaths, untilStored } from '../lib/device-pages.mjs';
import { startPaper, tinlang } from '../lib/server.mjs';
import { voices } from '../lib/speech.mjs';
import { PATIENCE, pause, until } from '../lib/wait.mjs';

const fixtures = path.join(path.dirname(fileURLToPath(import.meta.url)), '../fixtures');
let paper;
before(async () => {
  const imported = [path.join(fixtures, 'paper.wxr.xml'), '--media', path.join(fixtures, 'uploads')];
  paper = await startPaper('live', process.env.TINLANG_WEATHER_MOCK, imported);
});
after(async () => {
  await close();
  await paper.stop();
});

const withPage = (options, use) => withAnyPage({ viewport: PHONE, ...options }, use);

/** Publishes a correction; `change` makes the new text of the old one. */
const correct = async (page, id, note, change) => {
  const args = ['correct', `${id}`, '--text', note, '--keep-summary', ...paper.database];
  if (change) {
    const html = await page.evaluate(
      async (url) => (await (await fetch(url, { headers: { accept: 'application/json' } })).json()).html,
      `/api/article?id=${id}&text=1`,
    );
    const body = await page.evaluate((html) => {
      const template = document.createElement('template');
      template.innerHTML = html;
      const text = template.content.querySelector('.text');
      for (const figure of text.querySelectorAll('figure')) figure.remove();
      return text.innerHTML;
    }, html);
    const file = path.join(os.tmpdir(), `tinlang-body-${process.pid}-${id}.html`);
    await writeFile(file, change(body));
    args.push('--body', file);
  }
  await tinlang(args);
};

/** Requests of the page for the state of its article. */
const watchQuestions = (page) => {
  const asked = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/article')) asked.push(request);
  });
  return asked;
};

/** Waits until so many questions were asked and answered. */
const untilAsked = async (asked, count) => {
  const end = Date.now() + PATIENCE;
  while (asked.length < count) {
    if (Date.now() > end) throw new Error(`${asked.length} of ${count} questions were asked`);
    await pause();
  }
  await asked.at(-1).response();
};
/** Waits until everything that the page has requested is known here. */
const settled = (page) => page.evaluate(() => fetch('/healthz').then((answer) => answer.text(), () => {}));

const line = (page) => page.locator('.live-line');
const open = async (page, id) => {
  await page.clock.install();
  await page.goto(await articleUrl(paper.url, id));
  await page.clock.runFor(2500);
  await hydrated(page);
};

test('a corrected article says so, and shows the new text in place when asked', () =>
  withPage({}, async (page) => {
    await open(page, 1000);
    const before = await page.locator('.text > p').count();
    // The reader is in the middle of the text.
    const middle = page.locator('.text > p').nth(8);
    const words = await middle.innerText();
    await middle.evaluate((it) => it.scrollIntoView());
    const place = () =>
      page.evaluate(
        (words) => [...document.querySelectorAll('.text > p')].find((it) => it.innerText === words).getBoundingClientRect().top,
        words,
      );
    const top = await place();
    await correct(page, 1000, 'Lò nhóm năm 1951.', (html) => {
      const paragraphs = html.match(/<p>.*?<\/p>/gs);
      paragraphs[1] = paragraphs[1].replace(/(\S+)<\/p>/, '$1 và thêm đúng sáu chữ nữa</p>');
      paragraphs.splice(3, 1);
      paragraphs.splice(5, 0, '<p>Một đoạn hoàn toàn mới, dài hơn một dòng trên điện thoại nhỏ của người đọc ở làng.</p>');
      return paragraphs.join('');
    });
    assert.ok(!(await line(page).isVisible()), 'nothing moves before');
    await page.clock.fastForward(80_000);
    await line(page).filter({ hasText: /Bài vừa được cải chính lúc \d\d:\d\d/ }).waitFor();
    assert.equal(await page.locator('.text > p').count(), before, 'not without a press');
    await line(page).getByRole('button', { name: 'Xem' }).click();
    await line(page).filter({ hasText: /Đây là bản mới/ }).waitFor();
    assert.ok(Math.abs((await place()) - top) <= 2, `${top} ${await place()}`);
    assert.match(await page.locator('aside.warning').innerText(), /Lò nhóm năm 1951/);
    assert.equal(await page.locator('.text mark').first().innerText(), 'và thêm đúng sáu chữ nữa');
    assert.match(await page.locator('.text').innerText(), /Một đoạn hoàn toàn mới/);
    assert.ok(await page.getByRole('button', { name: 'Lưu bài' }).isVisible(), 'the tools stay');
    // What is known now is not told again.
    const asked = watchQuestions(page);
    await page.clock.fastForward(80_000);
    await untilAsked(asked, 1);
    assert.equal((await asked[0].response()).status(), 304);
  }));

test('a withdrawn article says so at once and takes its text away', () =>
  withPage({ expected: [/status 410/, /Failed to load resource/] }, async (page) => {
    await open(page, 1001);
    await tinlang(['withdraw', '1001', '--reason', 'Thông tin sai.', ...paper.database]);
    await page.clock.fastForward(80_000);
    await page.getByRole('alert').filter({ hasText: 'Tòa soạn vừa gỡ bài này.' }).waitFor();
    assert.equal(await page.locator('.text').count(), 0);
    assert.ok(await page.locator('#moi-nhat').isVisible(), 'the rest of the page stays');
    const asked = watchQuestions(page);
    await page.clock.fastForward(800_000);
    await settled(page);
    assert.equal(asked.length, 0, 'nothing more is asked');
  }));

test('the voice does not go on with a withdrawn text', () =>
  withPage({}, async (page) => {
    await page.addInitScript(voices, ['vi-VN']);
    await open(page, 1020);
    await page.getByRole('button', { name: 'Nghe bài' }).click();
    await page.locator('body > .listening').waitFor();
    await tinlang(['withdraw', '1020', '--reason', 'Thông tin sai.', ...paper.database]);
    await page.clock.fastForward(80_000);
    await page.getByRole('alert').waitFor();
    await page.evaluate(() => window.endSentence());
    assert.equal(await page.evaluate(() => window.speaking()), undefined);
    assert.equal(await page.locator('body > .listening').count(), 0);
  }));

test('two tabs hear of a correction, each by itself', () =>
  withPage({}, async (first, context) => {
    const second = await context.newPage();
    for (const page of [first, second]) await open(page, 1002);
    await correct(first, 1002, 'Tên đúng là Lê Văn Bình.');
    for (const page of [first, second]) {
      await page.bringToFront();
      await page.clock.fastForward(80_000);
      await line(page).filter({ hasText: 'Bài vừa được cải chính' }).waitFor();
    }
    await first.bringToFront();
    await line(first).getByRole('button').click();
    await first.locator('aside.warning', { hasText: 'Lê Văn Bình' }).waitFor();
    assert.ok(await line(second).getByRole('button').isVisible());
  }));

test('a press without a network says so, and can be repeated', () =>
  withPage({ expected: [/ERR_INTERNET_DISCONNECTED/, /Failed to load resource/] }, async (page, context) => {
    await open(page, 1003);
    await correct(page, 1003, 'Có 12 lò, không phải 21.');
    await page.clock.fastForward(80_000);
    await line(page).getByRole('button').waitFor();
    await context.setOffline(true);
    await line(page).getByRole('button').click();
    await line(page).filter({ hasText: 'Chưa tải được bản mới' }).waitFor();
    assert.equal(await page.locator('aside.warning').count(), 0);
    await context.setOffline(false);
    await line(page).getByRole('button').click();
    await page.locator('aside.warning', { hasText: '12 lò' }).waitFor();
  }));

test('nothing is asked in a hidden tab or without a network; a return asks at once', () =>
  withPage({ expected: [/ERR_INTERNET_DISCONNECTED/] }, async (page, context) => {
    await page.addInitScript(() => {
      window.seen = 'visible';
      Object.defineProperty(document, 'visibilityState', { get: () => window.seen });
    });
    await open(page, 1004);
    const asked = watchQuestions(page);
    const show = (state) =>
      page.evaluate((state) => {
        window.seen = state;
        document.dispatchEvent(new Event('visibilitychange'));
      }, state);
    await show('hidden');
    await page.clock.fastForward(3_600_000);
    await settled(page);
    assert.equal(asked.length, 0);
    await show('visible');
    await untilAsked(asked, 1);
    await context.setOffline(true);
    await page.clock.fastForward(3_600_000);
    await settled(page);
    assert.equal(asked.length, 1);
    await context.setOffline(false);
    await untilAsked(asked, 2);
    await settled(page);
    assert.equal(asked.length, 2);
  }));

test('with Data Saver on, an article asks nothing by itself', () =>
  withPage({}, async (page) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
    });
    await page.clock.install();
    await page.goto(await articleUrl(paper.url, 1004));
    await page.clock.runFor(2500);
    const asked = watchQuestions(page);
    // A tab is touched, so the wasm comes.
    await page.getByRole('tab', { name: 'Đọc nhiều' }).click();
    await hydrated(page);
    await page.clock.fastForward(3_600_000);
    await settled(page);
    assert.equal(asked.length, 0);
  }));

test('an answer without news has no body, and questions become rarer', () =>
  withPage({}, async (page) => {
    await open(page, 1004);
    const asked = watchQuestions(page);
    await page.clock.fastForward(40_000);
    await settled(page);
    assert.equal(asked.length, 0);
    await page.clock.fastForward(40_000);
    await untilAsked(asked, 1);
    const response = await asked[0].response();
    assert.equal(response.status(), 304);
    assert.match(await asked[0].headerValue('if-none-match'), /^W\/"\d+-[0-9a-f]+"$/);
    for (let nth = 0; nth < 20; nth += 1) {
      await settled(page);
      await page.clock.fastForward(720_000);
      await untilAsked(asked, nth + 2);
    }
    await settled(page);
    const count = asked.length;
    await page.clock.fastForward(400_000);
    await settled(page);
    assert.equal(asked.length, count, 'ten minutes, give or take a fifth');
  }));

/** Opens an article with the worker, which stores it. */
const openStored = async (page, id, save) => {
  // Nothing comes by itself.
  await page.addInitScript(() => localStorage.setItem('moi-nhat', `${Date.now()}`));
  const url = await articleUrl(paper.url, id);
  await page.goto(url);
  await workerReady(page);
  await page.clock.install();
  await page.reload();
  await page.clock.runFor(2500);
  await hydrated(page);
  await untilStored(page, url);
  if (save) {
    await page.getByRole('button', { name: 'Lưu bài' }).click();
    await page.locator('.tools .status', { hasText: 'Đã lưu' }).waitFor();
  }
  return url;
};
/** In the page: true if what the device stores of a page holds these words. */
const storedMainHas = ([path, words]) =>
  new Promise((done) => {
    const asked = indexedDB.open('tin-lang', 1);
    asked.onsuccess = () => {
      const got = asked.result.transaction('trang').objectStore('trang').get(path);
      got.onsuccess = () => {
        asked.result.close();
        done(got.result?.main.includes(words));
      };
    };
  });
/** Waits until the server answers as wanted: pages show a change within a second. */
const untilServed = async (url, isWanted) => {
  const end = Date.now() + PATIENCE;
  while (!(await isWanted(await fetch(url)))) {
    if (Date.now() > end) throw new Error(`${url} stays as it is`);
    await pause();
  }
};
const WITH_WORKER = { serviceWorkers: 'allow', expected: [/ERR_/, /Failed to load resource/, /status 410/] };

test('a new text that is shown replaces the one that the device stores', () =>
  withPage(WITH_WORKER, async (page, context) => {
    const url = await openStored(page, 1010);
    await correct(page, 1010, 'Có 7 thợ, không phải 17.');
    await page.clock.fastForward(80_000);
    await line(page).getByRole('button').click();
    const note = page.locator('aside.warning', { hasText: '7 thợ' });
    await note.waitFor();
    const { pathname } = new URL(url);
    await untilServed(url, async (answer) => (await answer.text()).includes('Có 7 thợ'));
    await page.clock.fastForward(3000);
    await until(page, storedMainHas, [pathname, 'Có 7 thợ']);
    await context.setOffline(true);
    await page.goto(url);
    assert.ok(await note.isVisible());
  }));

for (const [id, save, what] of [
  [1011, false, 'deletes it from the device'],
  [1012, true, 'leaves what the reader saved on the device'],
]) {
  test(`a withdrawal while an article is open ${what}`, () =>
    withPage(WITH_WORKER, async (page) => {
      const url = await openStored(page, id, save);
      const { pathname } = new URL(url);
      await tinlang(['withdraw', `${id}`, '--reason', 'Thông tin sai.', ...paper.database]);
      await page.clock.fastForward(80_000);
      await page.getByRole('alert').filter({ hasText: 'Tòa soạn vừa gỡ bài này.' }).waitFor();
      await untilServed(url, ({ status }) => status === 410);
      const asked = page.waitForResponse((response) => response.url().startsWith(`${url}?`));
      await page.clock.fastForward(3000);
      assert.equal((await asked).status(), 410);
      if (save) assert.ok((await storedPaths(page)).includes(pathname));
      else await untilStored(page, url, false);
    }));
}

const TURNS = 50;

test('after many page turns one article asks, and nothing piles up', () =>
  withPage({}, async (page, context) => {
    await open(page, 1000);
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    const counts = async () => {
      await session.send('HeapProfiler.collectGarbage');
      const { metrics } = await session.send('Performance.getMetrics');
      const of = (wanted) => metrics.find(({ name }) => name === wanted).value;
      return { nodes: of('Nodes'), listeners: of('JSEventListeners'), heap: of('JSHeapUsedSize') };
    };
    const turn = async () => {
      const link = page.locator('#tin-moi-hon h3 a, #tin-khac h3 a, #tin-lien-quan h3 a').first();
      const href = await link.getAttribute('href');
      // The address alone changes before the page does: its links are still those of the old one.
      await page.evaluate(() => {
        window.turned = new Promise((done) => document.addEventListener('tinlang:page', done, { once: true }));
      });
      await link.click();
      await page.evaluate(() => window.turned.then(() => {}));
      assert.equal(new URL(page.url()).pathname, href);
      await page.waitForFunction(() => document.querySelectorAll('leptos-island:not([data-ready])').length === 0);
    };
    for (let nth = 0; nth < 15; nth += 1) await turn();
    const before = await counts();
    for (let nth = 0; nth < TURNS; nth += 1) await turn();
    const after = await counts();
    // Leptos never lets go of the elements that it hydrated; nothing else stays.
    assert.ok(after.nodes - before.nodes <= 20 * TURNS, `${before.nodes} ${after.nodes}`);
    assert.ok(after.listeners - before.listeners <= 4 * TURNS, `${before.listeners} ${after.listeners}`);
    assert.ok(after.heap - before.heap <= 8_000 * TURNS, `${before.heap} ${after.heap}`);
    const asked = watchQuestions(page);
    await page.clock.fastForward(80_000);
    await untilAsked(asked, 1);
    await settled(page);
    const shown = await page.locator('main .tools').getAttribute('data-article');
    assert.deepEqual(asked.map((request) => new URL(request.url()).searchParams.get('id')), [shown]);
  }));
