// Shared editions: one file that any browser reads and that this website opens
// after a check; files of others are refused.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { DESKTOP, PHONE, close, launch, withPage as withAnyPage } from '../lib/browser.mjs';
import { OPEN, WEEK, button, device, fileOf, give, ofEditions, ready, takeWeek, told } from '../lib/edition.mjs';

const demo = process.env.TINLANG_DEMO;
const crowd = process.env.TINLANG_CROWD;

let folder;
before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tinlang-edition-'));
});
after(async () => {
  await close();
  await rm(folder, { recursive: true, force: true });
});

const withPage = (options, use) => withAnyPage({ serviceWorkers: 'allow', ...options }, use);

test('a file with any changed byte is refused', () =>
  withPage({ viewport: PHONE }, async (page) => {
    const file = await fileOf(demo, `${WEEK}.tinlang`);
    await page.goto(demo + OPEN);
    await ready(page);
    const head = file.indexOf(10);
    const places = [];
    for (let at = 0; at <= head; at += 4) places.push(at);
    for (let at = head + 1; at < file.length; at += Math.ceil(file.length / 20)) places.push(at);
    const reasons = new Set();
    for (const at of places) {
      const broken = Buffer.from(file);
      broken[at] ^= 1;
      const refused = await give(page, 'a.tinlang', broken);
      assert.ok(refused, `byte ${at} of ${file.length}: ${file.subarray(at, at + 8)}`);
      reasons.add(refused);
    }
    for (const reason of ['broken', 'forged', 'no_edition']) assert.ok(reasons.has(reason), reason);
    assert.equal(await give(page, 'a.tinlang', file.subarray(0, -1)), 'broken');
    assert.equal(await give(page, 'a.html', Buffer.from('<html></html>')), 'no_edition');
    assert.equal(await give(page, 'a.tinlang', Buffer.alloc(0)), 'no_edition');
    assert.equal(ofEditions(await device(page)).length, 0);
    assert.equal(await give(page, 'a.tinlang', file), null, 'the whole file is taken');
  }));

test('an edition of another publisher is refused', () =>
  withPage({ viewport: PHONE }, async (page) => {
    const file = await fileOf(demo, `${WEEK}.tinlang`);
    await page.goto(crowd + OPEN);
    await ready(page);
    assert.equal(await give(page, 'a.tinlang', file), 'other_paper');
    assert.match(await told(page).innerText(), /của báo khác/);
    assert.equal(await told(page).locator('a').getAttribute('href'), `${demo}${OPEN}`);
    assert.equal(ofEditions(await device(page)).length, 0);
  }));

test('the .html export opens in any browser without scripts or network', async () => {
  const address = path.join(folder, 'an-ban.html');
  await writeFile(address, await fileOf(demo, `${WEEK}.html`));
  await withPage({ viewport: PHONE, javaScriptEnabled: false, offline: true }, async (page) => {
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(address).href);
    assert.deepEqual(asked, [pathToFileURL(address).href]);
    const links = page.locator('nav ol a');
    assert.ok((await links.count()) > 10);
    const title = await links.nth(1).innerText();
    await links.nth(1).click();
    const id = new URL(page.url()).hash.slice(1);
    const section = page.locator(`[id="${id}"]`);
    const spaced = (words) => words.replaceAll('\u00a0', ' ');
    assert.equal(spaced(await section.locator('h1').innerText()), spaced(title));
    assert.ok((await section.locator('.text').innerText()).length > 200);
    assert.equal(await page.locator('script').count(), 0);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth).catch(() => false);
    assert.ok(!wide, 'it fits the screen');
  });
});

test('one device exports the .html, another opens it as the signed edition', async () => {
  const context = await (await launch()).newContext({ viewport: PHONE, locale: 'vi-VN' });
  let html;
  try {
    await context.addInitScript(() => {
      navigator.canShare = ({ files }) => files[0].type === 'text/html';
      navigator.share = async ({ files }) => {
        window.shared = { name: files[0].name, text: await files[0].text() };
      };
    });
    const page = await context.newPage();
    await takeWeek(page, demo);
    await told(page).locator('a').waitFor();
    await context.setOffline(true);
    await button(page, 'Gửi cho máy khác').click();
    await page.waitForFunction(() => window.shared);
    const shared = await page.evaluate(() => window.shared);
    assert.equal(shared.name, 'an-ban-7-ngay.html');
    html = shared.text;
  } finally {
    await context.close();
  }
  const own = (await fileOf(demo, `${WEEK}.html`)).toString();
  assert.equal(html.length, own.length, 'the device makes the same page as the server');
  assert.equal(html, own);
  await withPage({ viewport: DESKTOP }, async (page) => {
    await page.goto(demo + OPEN);
    await ready(page);
    const at = html.indexOf('<template class="tinlang-edition">') + 2000;
    const forged = html.slice(0, at) + (html[at] === 'A' ? 'B' : 'A') + html.slice(at + 1);
    assert.equal(await give(page, 'an-ban.html', Buffer.from(forged)), 'broken');
    assert.equal(ofEditions(await device(page)).length, 0);
    assert.equal(await give(page, 'an-ban.html', Buffer.from(html)), null);
    assert.ok(ofEditions(await device(page)).length > 10);
    await told(page).getByRole('link', { name: 'Đọc ấn bản' }).click();
    await page.waitForURL(demo + WEEK);
    await ready(page);
    await told(page).filter({ hasText: /^Máy này có bản làm lúc/ }).waitFor();
  });
});

test('a page whose visible words were changed: what is signed is stored, and the reader is warned', () =>
  withPage({ viewport: PHONE }, async (page) => {
    const html = (await fileOf(demo, `${WEEK}.html`)).toString();
    await page.goto(demo + OPEN);
    await ready(page);
    const [, title] = /<section id="bai-\d+">.*?<h1>([^<]*)</s.exec(html);
    const changes = {
      'a headline': (text) => text.replaceAll(title, 'Giá vàng giảm một nửa'),
      'a link': (text) => text.replace(/href="#bai-(\d+)"/, 'href="https://gia.example/$1"'),
      'style that shows other words': (text) => text.replace('</style>', 'h1{font-size:0}h1::before{content:"Giả"}</style>'),
      'one more element': (text) => text.replace('</main>', '<p>Thêm vào.</p></main>'),
    };
    for (const [what, change] of Object.entries(changes)) {
      const changed = change(html);
      assert.notEqual(changed, html, what);
      assert.equal(await give(page, 'an-ban.html', Buffer.from(changed)), null, what);
      await page.locator('.edition[data-altered]').waitFor();
      assert.match(await told(page).innerText(), /^Chú ý: phần nhìn thấy trong tệp đã bị sửa/, what);
    }
    const stored = Object.values((await device(page)).pages);
    assert.ok(stored.some(({ main }) => main.includes(title)));
    assert.ok(!stored.some(({ main }) => main.includes('Giá vàng giảm một nửa') || main.includes('gia.example')));
    // Other line ends and spaces between elements are no change.
    assert.equal(await give(page, 'an-ban.html', Buffer.from(html.replaceAll('\n', '\r\n'))), null);
    assert.equal(await page.locator('.edition[data-altered]').count(), 0);
    assert.match(await told(page).innerText(), /^Chữ ký đúng của .+ \(http.+\): \d+ bài, từ \d+\/\d+\/\d+ đến \d+\/\d+\/\d+\./);
  }));

test('a browser without a share sheet saves the file, and a dropped file is opened', async () => {
  await withPage({ viewport: DESKTOP }, async (page) => {
    await page.addInitScript(() => {
      navigator.canShare = undefined;
    });
    await takeWeek(page, demo);
    await told(page).locator('a').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Gửi cho máy khác').click()]);
    assert.equal(download.suggestedFilename(), 'an-ban-7-ngay.html');
  });
  await withPage({ viewport: DESKTOP }, async (page) => {
    const file = await fileOf(demo, `${WEEK}.tinlang`);
    await page.goto(demo + OPEN);
    await ready(page);
    const given = await page.evaluateHandle((bytes) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(bytes)], 'a.tinlang'));
      return transfer;
    }, [...file]);
    await page.dispatchEvent('main', 'drop', { dataTransfer: given });
    await told(page).locator('a').waitFor();
    assert.ok(ofEditions(await device(page)).length > 10);
  });
});
