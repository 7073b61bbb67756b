// The newsroom, as its people use it: without scripts, on a phone, by keyboard. The reading
// path leaves it alone.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { PHONE, articleUrl, close, hydrated, started, withPage, workerReady } from '../lib/browser.mjs';
import { startPaper, tinlang } from '../lib/server.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const fixture = path.join(path.dirname(fileURLToPath(import.meta.url)), '../fixtures/paper.wxr.xml');
const english = process.env.TINLANG_ENGLISH;
/** Nothing here needs a script. */
const PLAIN = { viewport: PHONE, javaScriptEnabled: false };

let paper;
/** E-mail address and password of whoever runs the paper. */
let owner;

/** Makes an account by command; its password is made up. */
const addUser = async (email, name, role) => {
  const told = await tinlang(['user', 'add', email, '--name', name, '--role', role, ...paper.database]);
  return { email, password: told.trim().split(' ').at(-1) };
};

before(async () => {
  paper = await startPaper('newsroom', 'http://127.0.0.1:9', [fixture]);
  owner = await addUser('chu@bao.example', 'Trần Thị Chủ', 'admin');
});
after(async () => {
  await close();
  await paper.stop();
});

const logIn = async (page, { email, password }) => {
  await page.goto(`${paper.url}/toa-soan`);
  assert.equal(new URL(page.url()).pathname, '/dang-nhap');
  await page.locator('[name=email]').fill(email);
  await page.locator('[name=password]').fill(password);
  await page.locator('main button').click();
  await page.locator('.log-out').waitFor();
};

test('an owner invites a reporter, who logs in with an own password; no script is needed', async () => {
  let link;
  await withPage(PLAIN, async (page) => {
    await logIn(page, owner);
    assert.match(await page.locator('.log-out').innerText(), /Trần Thị Chủ · Quản trị/);
    await page.getByRole('link', { name: 'Nhân sự' }).click();
    const invite = page.locator('form[action$="/moi"]');
    await invite.locator('[name=name]').fill('Lê Văn Phóng');
    await invite.locator('[name=vai-tro]').selectOption('reporter');
    await invite.locator('[name=muc]').first().check();
    await invite.locator('button').click();
    link = await page.locator('#link').inputValue();
    assert.ok(link.startsWith(`${paper.url}/dang-nhap/loi-moi?ma=`), link);
    await page.locator('main').getByRole('link', { name: 'Nhân sự' }).click();
    assert.match(await page.locator('main').innerText(), /Lời mời chưa dùng[\s\S]*Lê Văn Phóng/);
  });
  await withPage({ ...PLAIN, expected: [/422/, /410/] }, async (page) => {
    await page.goto(link);
    await page.locator('[name=name]').fill('Lê Văn Phóng');
    await page.locator('[name=email]').fill('Phong@bao.example');
    await page.locator('[name=password]').fill('matkhau12345');
    await page.locator('main button').click();
    assert.match(await page.locator('[role=alert]').innerText(), /ai cũng thử đầu tiên/);
    assert.equal(await page.locator('[name=email]').inputValue(), 'Phong@bao.example', 'what was typed stays');
    await page.locator('[name=password]').fill('con trâu đi trước');
    await page.locator('main button').click();
    assert.match(await page.locator('[role=status]').innerText(), /Đã tạo tài khoản/);
    await logIn(page, { email: 'phong@bao.example', password: 'con trâu đi trước' });
    assert.match(await page.locator('main').innerText(), /Phóng viên/);
    assert.equal(await page.getByRole('link', { name: 'Nhân sự' }).count(), 0);
    await page.goto(link);
    assert.match(await page.locator('[role=alert]').innerText(), /đã dùng/);
  });
});

test('an account: name, password, sessions and leaving, each told once it is so', async () => {
  const user = await addUser('lan@bao.example', 'Lan', 'editor');
  await withPage({ ...PLAIN, expected: [/422/] }, async (page, context) => {
    await logIn(page, user);
    await page.getByRole('link', { name: 'Tài khoản' }).click();
    await page.locator('[name=name]').fill('  Trần   Lan ');
    await page.locator('form[action$="/ten"] button').click();
    assert.equal(await page.locator('[role=status]').innerText(), 'Đã đổi tên.');
    assert.match(await page.locator('.log-out').innerText(), /Trần Lan ·/);
    await page.reload();
    assert.equal(await page.locator('[role=status]').count(), 0);
    const change = async (present, next) => {
      await page.locator('form[action$="/mat-khau"] [name=present]').fill(present);
      await page.locator('form[action$="/mat-khau"] [name=password]').fill(next);
      await page.locator('form[action$="/mat-khau"] button').click();
    };
    await change('sai rồi', 'con trâu đi trước');
    assert.match(await page.locator('[role=alert]').innerText(), /không đúng/);
    await change(user.password, 'con trâu đi trước');
    assert.match(await page.locator('[role=status]').innerText(), /Đã đổi mật khẩu/);
    // Elsewhere, too.
    const elsewhere = await page.context().browser().newContext({ javaScriptEnabled: false });
    const other = await elsewhere.newPage();
    await logIn(other, { email: user.email, password: 'con trâu đi trước' });
    await page.reload();
    assert.equal(await page.locator('.rows .row').count(), 2);
    await page.getByRole('button', { name: 'Kết thúc' }).click();
    assert.equal(await page.locator('[role=status]').innerText(), 'Phiên đó đã kết thúc.');
    await other.goto(`${paper.url}/toa-soan/tai-khoan`);
    assert.equal(new URL(other.url()).search, '?ve=%2Ftoa-soan%2Ftai-khoan');
    await elsewhere.close();
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    assert.equal(await page.locator('[role=status]').innerText(), 'Bạn đã đăng xuất.');
    assert.deepEqual(await context.cookies(), []);
  });
});

test('the keyboard alone is enough', () =>
  withPage({ viewport: PHONE }, async (page) => {
    await page.goto(`${paper.url}/dang-nhap?ve=%2Ftoa-soan%2Fnhat-ky`);
    const focused = () => page.evaluate(() => document.activeElement.name || document.activeElement.textContent.trim());
    const tabTo = async (wanted) => {
      for (let steps = 0; steps < 40; steps += 1) {
        await page.keyboard.press('Tab');
        if ((await focused()) === wanted) return;
      }
      assert.fail(`${wanted} is not reached`);
    };
    await tabTo('email');
    await page.keyboard.type(owner.email);
    await tabTo('password');
    await page.keyboard.type(owner.password);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/toa-soan/nhat-ky');
    await tabTo('viec');
    await page.keyboard.type('Tạo');
    await tabTo('Lọc');
    await page.keyboard.press('Enter');
    await page.waitForURL('**viec=account-added**');
    const rows = await page.locator('tbody tr').allInnerTexts();
    assert.ok(rows.length && rows.every((row) => row.includes('Tạo tài khoản')), rows.join('\n'));
  }));

test('a session that has ended is told, and a wrong login says nothing about the name', () =>
  withPage({ ...PLAIN, expected: [/401/, /422/] }, async (page, context) => {
    await logIn(page, owner);
    await page.goto(`${paper.url}/toa-soan/tai-khoan`);
    await context.clearCookies();
    await page.locator('[name=name]').fill('Tên khác');
    await page.locator('form[action$="/ten"] button').click();
    assert.match(await page.locator('main').innerText(), /Phiên đã kết thúc[\s\S]*chưa được thực hiện/);
    const refused = async (email) => {
      await page.goto(`${paper.url}/dang-nhap`);
      await page.locator('[name=email]').fill(email);
      await page.locator('[name=password]').fill('không phải mật khẩu này');
      await page.locator('main button').click();
      return page.locator('[role=alert]').innerText();
    };
    assert.equal(await refused(owner.email), await refused('khong-co@bao.example'));
  }));

test('the navigator and the worker of the paper leave the newsroom alone', () =>
  withPage({ viewport: PHONE, serviceWorkers: 'allow' }, async (page) => {
    await page.goto(await articleUrl(paper.url, 1000));
    await hydrated(page);
    await started(page);
    await workerReady(page);
    await page.goto(`${paper.url}/trang/toa-soan`);
    await started(page);
    await page.evaluate(() => (window.mark = 1));
    const [answer] = await Promise.all([
      page.waitForResponse((response) => new URL(response.url()).pathname === '/dang-nhap'),
      page.getByRole('link', { name: 'Người của tòa soạn: đăng nhập' }).click(),
    ]);
    assert.equal(answer.fromServiceWorker(), false);
    assert.equal(answer.headers()['cache-control'], 'no-store');
    await page.locator('[name=email]').waitFor();
    assert.equal(await page.evaluate(() => window.mark), undefined, 'it is a document of its own');
    const stored = await page.evaluate(async () => {
      const found = [];
      for (const name of await caches.keys()) {
        for (const { url } of await (await caches.open(name)).keys()) found.push(new URL(url).pathname);
      }
      return found.filter((it) => /^\/(?:toa-soan|dang-nhap)/.test(it));
    });
    assert.deepEqual(stored, []);
  }));

for (const colorScheme of ['light', 'dark']) {
  for (const width of [320, 1280]) {
    test(`newsroom, axe: no violation and nothing too wide, ${colorScheme}, ${width} px`, () =>
      withPage({ colorScheme, viewport: { width, height: 800 }, bypassCSP: true, expected: [/403/, /404/] }, async (page) => {
        const look = async (address) => {
          await page.goto(`${paper.url}${address}`);
          for (const details of await page.locator('details').all()) await details.locator('summary').click();
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(wide <= width, `${address} is ${wide} px wide`);
          await page.evaluate(axe);
          const { violations } = await page.evaluate(() => window.axe.run());
          const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
          assert.deepEqual(found, [], address);
        };
        await look('/dang-nhap');
        await logIn(page, owner);
        const pages = ['', '/tai-khoan', '/tai-khoan/hai-buoc', '/nhan-su', '/nhat-ky', '/khong-co'];
        for (const address of pages) await look(`/toa-soan${address}`);
      }));
  }
}

test('the newsroom speaks the language of the paper', () =>
  withPage(PLAIN, async (page) => {
    await page.goto(`${english}/toa-soan`);
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    assert.equal(await page.locator('h1').innerText(), 'Log in');
    assert.equal(await page.locator('label[for=password]').innerText(), 'Password');
  }));
