// Push messages: the button in all its states, messages from the command line to
// a reader, and what the worker does with them.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { PHONE, articleUrl, close, withPage } from '../lib/browser.mjs';
import { startPaper, tinlang } from '../lib/server.mjs';
import { device, reader, serve, startService } from '../lib/push.mjs';
import { until } from '../lib/wait.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const plain = process.env.TINLANG_PAPER;
const run = promisify(execFile);

let folder;
let paper;
let service;
before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tinlang-push-'));
  const key = path.join(folder, 'push.key');
  await tinlang(['push', 'keys', '--push-key-file', key]);
  service = await startService();
  const fixtures = path.join(here, '../fixtures');
  const settings = ['--push-key-file', key, '--push-contact', 'mailto:toa-soan@bao.example', '--push-loopback'];
  const imported = [path.join(fixtures, 'paper.wxr.xml'), '--media', path.join(fixtures, 'uploads')];
  paper = await startPaper('push', process.env.TINLANG_WEATHER_MOCK, imported, settings);
  paper.push = (...args) => tinlang(['push', ...args, ...paper.database]);
  paper.send = (...args) => paper.push('send', ...args, ...settings, '--base-url', paper.url);
});
after(async () => {
  await close();
  await paper?.stop();
  service?.stop();
  await rm(folder, { recursive: true, force: true });
});

const button = (page) => page.locator('main .notify');
const told = (page, words) => page.locator('.notify-me .status', { hasText: words }).waitFor();
const loaded = (page) => {
  const files = [];
  page.on('request', (request) => /\/notify-/.test(request.url()) && files.push(request.url()));
  return files;
};

test('one tap subscribes, one tap unsubscribes, and a message in between can be decrypted by this reader alone', () =>
  withPage({ viewport: PHONE }, async (page) => {
    const me = reader(`${service.url}/a`);
    await page.addInitScript(device, { permission: 'granted', subscription: me.subscription });
    const files = loaded(page);
    const url = await articleUrl(paper.url, 1000);
    await page.goto(url);
    await button(page).scrollIntoViewIfNeeded();
    assert.equal(await button(page).getAttribute('aria-pressed'), 'false', 'off by default');
    assert.equal(await page.evaluate(() => window.asked), 0, 'nobody is asked before');
    assert.deepEqual(files, [], 'and nothing is loaded');
    await button(page).click();
    await told(page, 'Đã bật');
    assert.equal(await button(page).getAttribute('aria-pressed'), 'true');
    assert.equal(await page.evaluate(() => window.asked), 1);
    assert.match(await paper.push('list'), /1 {2}browsers in all\n +1 {2}s:/);
    const [welcome] = service.came.splice(0);
    const first = JSON.parse(me.open(welcome.body)).notification;
    assert.match(first.body, /đã bật nhận tin/);
    assert.equal(first.navigate, `${paper.url}/`);

    await page.reload();
    await page.waitForFunction(() => document.querySelector('.notify').ariaPressed === 'true');
    assert.equal(files.length, 2, 'what is on shows at once');

    assert.match(await paper.send('1000'), /sent +1\n/);
    const [{ path: at, headers, body }] = service.came.splice(0);
    assert.deepEqual([at, headers['content-encoding'], headers.topic], ['/a', 'aes128gcm', 'bai-1000']);
    const message = JSON.parse(me.open(body));
    const { title, navigate, lang, icon, tag } = message.notification;
    assert.deepEqual([message.web_push, lang, tag], [8030, 'vi', 'bai-1000']);
    // The page prints no-break spaces between words that belong together.
    const heading = await page.locator('h1').innerText();
    assert.equal(title, heading.replaceAll('\u00a0', ' '));
    assert.equal(navigate, url);
    assert.equal((await fetch(icon)).status, 200);

    await button(page).click();
    await told(page, 'Đã tắt');
    assert.equal(await button(page).getAttribute('aria-pressed'), 'false');
    assert.ok(!(await page.evaluate(() => window.holds())), 'the browser let go, too');
    assert.match(await paper.push('list'), /0 {2}browsers in all/);
    assert.match(await paper.send('1000'), /sent +0\n/);
    assert.equal(service.came.length, 0);
  }));

test("the button shows the state of each page's list while pages change", () =>
  withPage({}, async (page) => {
    const me = reader(`${service.url}/b`);
    await page.addInitScript(device, { permission: 'granted', subscription: me.subscription });
    await page.goto(await articleUrl(paper.url, 1000));
    await button(page).click();
    await told(page, 'Đã bật');
    await page.locator('.paper-name a').first().click();
    await page.waitForURL(`${paper.url}/`);
    await button(page).filter({ hasText: 'Nhận tin nóng' }).waitFor();
    assert.equal(await button(page).getAttribute('aria-pressed'), 'false');
    await button(page).click();
    await told(page, 'Đã bật');
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('main .notify').ariaPressed === 'true');
    await button(page).click();
    await told(page, 'Đã tắt');
    assert.ok(await page.evaluate(() => window.holds()), 'breaking news goes on');
    assert.match(await paper.push('list'), /1 {2}browsers in all\n +1 {2}all\n?$/);
    await page.goForward();
    await page.waitForFunction(() => document.querySelector('main .notify').ariaPressed === 'true');
    await button(page).click();
    await told(page, 'Đã tắt');
    assert.match(await paper.push('list'), /0 {2}browsers in all/);
  }));

test('the button works by keyboard and keeps the focus', () =>
  withPage({ viewport: { width: 320, height: 640 } }, async (page) => {
    await page.addInitScript(device, { permission: 'granted', subscription: reader(`${service.url}/c`).subscription });
    await page.goto(await articleUrl(paper.url, 1000));
    await button(page).waitFor();
    await button(page).focus();
    const { width, height } = await button(page).boundingBox();
    assert.ok(height >= 44 && width <= 320, `${width} by ${height}`);
    await page.keyboard.press('Enter');
    await told(page, 'Đã bật');
    await page.keyboard.press('Enter');
    await told(page, 'Đã tắt');
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
  }));

const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
const noPush = () => delete window.PushManager;
for (const [what, { permission, userAgent, script, words, asks = 0 }] of Object.entries({
  'a dismissed permission': { permission: 'default', words: 'chưa cho phép', asks: 1 },
  'a denied permission': { permission: 'denied', words: 'đang chặn', asks: 1 },
  'blocked notifications': {
    script: () => Object.defineProperty(Notification, 'permission', { get: () => 'denied' }),
    words: 'đang chặn',
  },
  'iOS outside the installed app': { userAgent: iphone, script: noPush, words: 'Thêm vào Màn hình chính' },
  'a browser without push': { script: noPush, words: 'không nhận được thông báo' },
  'a page without https': {
    script: () => Object.defineProperty(window, 'isSecureContext', { get: () => false }),
    words: 'https',
  },
})) {
  test(`${what}: the button says why it stays off`, () =>
    withPage(userAgent ? { userAgent } : {}, async (page) => {
      await page.addInitScript(device, { permission, subscription: reader(`${service.url}/d`).subscription });
      if (script) await page.addInitScript(script);
      await page.goto(`${paper.url}/`);
      await button(page).click();
      await told(page, words);
      assert.equal(await button(page).getAttribute('aria-pressed'), 'false');
      assert.equal(await page.evaluate(() => window.asked), asks);
      assert.match(await paper.push('list'), /0 {2}browsers in all/);
    }));
}

test('a tap without network is reported as failed', () =>
  withPage({ expected: [/api\/push/, /ERR_FAILED/, /Failed to load resource/] }, async (page, context) => {
    await page.addInitScript(device, { permission: 'granted', subscription: reader(`${service.url}/e`).subscription });
    await context.route('**/api/push', (route) => route.abort());
    await page.goto(`${paper.url}/`);
    await button(page).click();
    await told(page, 'Chưa làm được');
    assert.equal(await button(page).getAttribute('aria-pressed'), 'false');
    await context.unroute('**/api/push');
    await button(page).click();
    await told(page, 'Đã bật');
    // Turning it off works without network: the browser ends the subscription.
    await context.route('**/api/push', (route) => route.abort());
    await button(page).click();
    await told(page, 'Đã tắt');
    assert.ok(!(await page.evaluate(() => window.holds())));
  }));

test('a change that could not be sent is sent with the next page', () =>
  withPage({ expected: [/api\/push/, /status of 500/] }, async (page, context) => {
    await page.addInitScript(device, { permission: 'granted', subscription: reader(`${service.url}/f`).subscription });
    await page.goto(`${paper.url}/`);
    await button(page).click();
    await told(page, 'Đã bật');
    const section = await (await fetch(await articleUrl(paper.url, 1000))).text();
    const [, follow] = /data-follow="(s:[^"]+)"/.exec(section);
    await page.evaluate(
      (follow) =>
        new Promise((done) => {
          const asked = indexedDB.open('tin-lang', 1);
          asked.onsuccess = () => {
            const values = asked.result.transaction('khac', 'readwrite').objectStore('khac');
            const before = values.get('nhan-tin');
            before.onsuccess = () => {
              values.put({ ...before.result, follows: ['all', follow], unsent: [follow] }, 'nhan-tin');
              values.transaction.oncomplete = () => {
                asked.result.close();
                done();
              };
            };
          };
        }),
      follow,
    );
    // Still no server: nothing is lost.
    await context.route('**/api/push', (route) => route.fulfill({ status: 500 }));
    for (let tries = 0; tries < 3; tries += 1) {
      const refused = page.waitForResponse('**/api/push');
      await page.reload();
      assert.equal((await refused).status(), 500);
    }
    await page.waitForFunction(() => document.querySelector('.notify').ariaPressed === 'true');
    await context.unroute('**/api/push');
    const heard = page.waitForResponse('**/api/push');
    await page.reload();
    assert.deepEqual((await (await heard).json()).follows.toSorted(), ['all', follow]);
    assert.match(await paper.push('list'), new RegExp(` +1 {2}${follow}`));
    await page.reload();
    await page.waitForFunction(() => document.querySelector('.notify').ariaPressed === 'true');
    await button(page).click();
    await told(page, 'Đã tắt');
    assert.match(await paper.push('list'), new RegExp(` +1 {2}${follow}`));
  }));

test('a server without keys shows no button', () =>
  withPage({}, async (page) => {
    await page.goto(`${plain}/`);
    assert.equal(await page.locator('.notify').count(), 0);
  }));

/** A website with the worker's push half alone, and the requests that it receives. */
async function workerSite() {
  const source = `import { notificationclick, push, pushsubscriptionchange } from './push.js';
    const show = registration.showNotification.bind(registration);
    let shows = 0;
    registration.showNotification = async (...notification) => {
      await show(...notification);
      shows += 1;
    };
    addEventListener('push', push);
    Object.assign(self, { notificationclick, pushsubscriptionchange, shows: () => shows });`;
  const bundle = run(path.join(here, '../node_modules/.bin/esbuild'), ['--bundle', '--format=iife', '--log-level=warning'], {
    cwd: path.join(here, '../../frontend/worker'),
  });
  bundle.child.stdin.end(source);
  const { stdout } = await bundle;
  const asked = [];
  const site = await serve((request, response, body) => {
    if (request.url === '/api/push') {
      asked.push([request.method, JSON.parse(body)]);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"follows":["all"]}');
    } else if (request.url === '/sw.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(stdout);
    } else {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><link rel="icon" href="data:,"><title>x</title>');
    }
  });
  return { ...site, asked };
}

test('the worker shows messages, opens only addresses of this website, and renews subscriptions', async () => {
  const site = await workerSite();
  try {
    await withPage({ permissions: ['notifications'], serviceWorkers: 'allow' }, async (page, context) => {
      await page.goto(`${site.url}/`);
      const session = await context.newCDPSession(page);
      const registrations = [];
      session.on('ServiceWorker.workerRegistrationUpdated', (it) => registrations.push(...it.registrations));
      await session.send('ServiceWorker.enable');
      await page.evaluate(async () => {
        await navigator.serviceWorker.register('/sw.js');
        await navigator.serviceWorker.ready;
      });
      const [worker] = context.serviceWorkers();
      const [{ registrationId }] = registrations;
      // Chromium forgets a notification if they are listed while it is being
      // shown: they are listed only after the worker is done.
      const shown = async (data) => {
        const before = await worker.evaluate(() => self.shows());
        await session.send('ServiceWorker.deliverPushMessage', { origin: site.url, registrationId, data });
        await until(worker, (count) => self.shows() > count, before);
        const all = await worker.evaluate(async () => {
          const notifications = await registration.getNotifications();
          const list = notifications.map(({ title, body, lang, tag, data }) => ({ title, body, lang, tag, data }));
          notifications.forEach((it) => it.close());
          return list;
        });
        // The next one must not be closed in its place.
        await until(worker, async () => !(await registration.getNotifications()).length);
        return all;
      };
      const notice = (navigate) => ({ title: 'Lò gốm', body: 'Đỏ lửa.', navigate, lang: 'vi', dir: 'ltr', tag: 'bai-7' });
      const message = (navigate) => JSON.stringify({ web_push: 8030, notification: notice(navigate) });
      const own = `${site.url}/lo-gom-7.html`;
      const expected = { title: 'Lò gốm', body: 'Đỏ lửa.', lang: 'vi', tag: 'bai-7', data: own };
      assert.deepEqual(await shown(message(own)), [expected]);
      assert.deepEqual(await shown(message('/lo-gom-7.html')), [expected]);
      for (const elsewhere of ['https://evil.example/x', 'javascript:alert(1)', 'http://']) {
        assert.equal((await shown(message(elsewhere)))[0].data, `${site.url}/`, elsewhere);
      }
      for (const unread of ['', 'xin chào', '{"web_push":1}', '{"web_push":8030}', 'null']) {
        const [{ title, data }] = await shown(unread);
        assert.deepEqual([title, data], [new URL(site.url).host, `${site.url}/`], unread);
      }

      const opened = await worker.evaluate(async (address) => {
        const went = [];
        Clients.prototype.openWindow = async (it) => went.push(['opened', it]);
        WindowClient.prototype.focus = async function focus() {
          went.push(['shown', this.url]);
        };
        for (const data of [`${address}/moi-nhat`, 'https://evil.example/']) {
          await registration.showNotification('x', { data });
          const [notification] = await registration.getNotifications();
          await new Promise((waitUntil) => self.notificationclick({ notification, waitUntil }));
        }
        return [went, (await registration.getNotifications()).length];
      }, site.url);
      const went = [
        ['opened', `${site.url}/moi-nhat`],
        ['shown', `${site.url}/`],
      ];
      assert.deepEqual(opened, [went, 0], 'a page that is open is not opened again');

      const made = reader('https://push.example/new').subscription;
      await worker.evaluate(async (subscription) => {
        const asked = indexedDB.open('tin-lang', 1);
        await new Promise((done, failed) => {
          asked.onupgradeneeded = () => {
            asked.result.createObjectStore('trang', { keyPath: 'path' }).createIndex('kind', ['kind', 'at']);
            asked.result.createObjectStore('khac');
          };
          asked.onerror = failed;
          asked.onsuccess = () => {
            const write = asked.result.transaction('khac', 'readwrite');
            const before = { endpoint: 'https://push.example/old', follows: ['all', 's:a'], key: 'BA' };
            write.objectStore('khac').put(before, 'nhan-tin');
            write.oncomplete = done;
          };
        });
        asked.result.close();
        const newSubscription = { ...subscription, toJSON: () => subscription };
        await new Promise((waitUntil) => self.pushsubscriptionchange({ newSubscription, waitUntil }));
      }, made);
      assert.deepEqual(site.asked, [
        ['POST', { ...made, follow: 'all' }],
        ['POST', { ...made, follow: 's:a' }],
        ['DELETE', { endpoint: 'https://push.example/old' }],
      ]);
    });
  } finally {
    site.stop();
  }
});
