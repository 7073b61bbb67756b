// What is stored on the device, and what goes where it is full.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { searchedText } from '../device/article-text.js';
import { recallList, rememberList } from '../device/local-storage.js';
import { isFull, withRoom } from '../device/make-room.js';
import { EDITION, LIST, OWN, READ, SAVED, strongerKind } from '../device/page-kinds.js';
import { documentParts, marksOf, publishedAt } from '../device/page-parts.js';
import { isFile, isHtml, isPicture, isPrivate } from '../worker/response.js';

const full = () => Object.assign(new Error('full'), { name: 'QuotaExceededError' });

test('work that fits is done once', async () => {
  let freed = 0;
  const result = await withRoom([], async () => 7, async () => Boolean((freed += 1)));
  assert.deepEqual([result, freed], [7, 0]);
});

test('on a full device room is made until the work fits', async () => {
  let left = 3;
  const wanted = [];
  const work = async () => {
    if (left > 0) throw full();
    return 'stored';
  };
  const free = async (paths) => {
    wanted.push([...paths]);
    left -= 1;
    return true;
  };
  assert.equal(await withRoom(['/a', '/b'], work, free), 'stored');
  assert.deepEqual(wanted, [['/a', '/b'], ['/a', '/b'], ['/a', '/b']]);
});

test('with nothing left to delete the error of the full device is thrown', async () => {
  await assert.rejects(withRoom([], () => Promise.reject(full()), async () => false), { name: 'QuotaExceededError' });
});

test('other errors delete nothing', async () => {
  const free = () => assert.fail('nothing is freed');
  await assert.rejects(withRoom([], () => Promise.reject(new TypeError('x')), free), TypeError);
  for (const error of [undefined, null, 'QuotaExceededError', { name: 'AbortError' }]) assert.equal(isFull(error), false);
});

test('of two kinds the one that is kept longer stays', () => {
  const order = [OWN, SAVED, EDITION, READ, LIST];
  order.forEach((one, nth) => {
    for (const other of order.slice(nth)) {
      assert.equal(strongerKind(one, other), one);
      assert.equal(strongerKind(other, one), one);
    }
  });
});

test('parts of a document', () => {
  const html = '<html><head><title>A &amp; B</title><link rel="canonical" href="https://a/x"></head><body><main id="m"><p>1</p></main></body></html>';
  assert.deepEqual(documentParts(`${html}\n`), { main: '<main id="m"><p>1</p></main>', title: 'A &amp; B', canonical: 'https://a/x' });
});

test('a whole page and its fragment have the same parts, without tabs', () => {
  const tabs = (inside) => `<leptos-island data-component="Tabs${inside}</leptos-island>`;
  const main = (island) => `<main><h1>A</h1><div class="side-column">${island}</div></main>`;
  const head = '<title>A | Báo</title><link rel="canonical" href="/a-1.html">';
  const whole = `<html lang="vi" data-paper="0f" data-boot="/pkg/boot-1.js"><head>${head}</head><body>${main(tabs('_12"><ol>\n<li>x</li></ol>'))}<footer></footer></body></html>`;
  const fragment = `<!DOCTYPE html><html lang="vi" data-paper="0f" data-build="1">${head}${main(tabs('">'))}</html>`;
  assert.deepEqual(documentParts(whole), documentParts(fragment));
  assert.equal(documentParts(fragment).main, main(tabs('">')));
  assert.deepEqual(marksOf(fragment), ['0f']);
});

test('truncated and foreign documents have no parts', () => {
  const whole = '<title>t</title><main>x</main></html>';
  assert.deepEqual(documentParts(whole), { main: '<main>x</main>', title: 't', canonical: undefined });
  for (let length = 0; length < whole.length; length += 1) assert.equal(documentParts(whole.slice(0, length)), null);
  assert.equal(documentParts('<main>x</main></html>'), null, 'without a title');
  assert.equal(documentParts('<title></title><main>x</main></html>'), null, 'with an empty title');
  assert.equal(documentParts('<title>t</title><p>x</p></html>'), null, 'without main');
});

test('the last end of main counts', () => {
  assert.equal(documentParts('<title>t</title><main>a</main>b</main></html>').main, '<main>a</main>b</main>');
});

test('the searched text holds the parts that the search reads, in UTF-8', () => {
  const main =
    '<main><article data-x="1"><nav><a>Mục</a></nav><h1>Tên</h1><p>x</p><time datetime="2021">9:00</time><p class="lead">Dẫn</p><div class="text"><p>Bài</p></div><aside>khác</aside></article></main>';
  const expected =
    '<article data-x="1"><nav><a>Mục</a></nav><h1>Tên</h1><time datetime="2021">9:00</time><p class="lead">Dẫn</p><div class="text"><p>Bài</p></div>';
  assert.equal(new TextDecoder().decode(searchedText(main)), expected);
  assert.equal(searchedText('').length, 0);
  assert.equal(new TextDecoder().decode(searchedText('<main><h1>a</h1></main>')), '<h1>a</h1>');
});

test('marks of the paper are in the first element', () => {
  assert.deepEqual(marksOf('<!DOCTYPE html><html lang="vi" data-paper="00ff 1234"><body>'), ['00ff', '1234']);
  for (const foreign of ['', '<html lang="vi">', '<html data-paper="">', '<html><p data-paper="00ff">', '<html data-paper="x y">']) {
    assert.deepEqual(marksOf(foreign), [], foreign);
  }
});

test('an article says when it was published', () => {
  assert.equal(publishedAt('<main><time datetime="2021-02-18T12:00:00+07:00">x</time>'), 1_613_624_400_000);
  for (const main of ['', '<time>', '<time datetime="soon">']) assert.equal(publishedAt(main), 0);
});

test('responses: type and privacy', () => {
  const response = (headers, status = 200) => new Response('', { headers, status });
  assert.ok(isPicture(response({ 'content-type': 'image/avif' })));
  assert.ok(!isPicture(response({ 'content-type': 'text/html' })) && !isPicture(response({})), 'a proxy answered');
  assert.ok(!isPicture(response({ 'content-type': 'image/png' }, 404)));
  assert.ok(isFile(response({ 'content-type': 'text/javascript' })) && !isFile(response({ 'content-type': 'text/html' })));
  assert.ok(isHtml(response({ 'content-type': 'text/html; charset=utf-8' })));
  assert.ok(!isHtml(response({ 'content-type': 'application/xhtml+xml' })));
  assert.ok(!isPrivate(response({})) && !isPrivate(response({ 'cache-control': 'public, max-age=60' })));
  for (const value of ['no-store', 'private, max-age=1', 'max-age=0, private']) assert.ok(isPrivate(response({ 'cache-control': value })));
});

test('lists in local storage survive nonsense', () => {
  const storage = new Map();
  globalThis.localStorage = {
    getItem: (key) => storage.get(key) ?? null,
    setItem: (key, value) => storage.set(key, value),
    removeItem: (key) => storage.delete(key),
  };
  assert.deepEqual(recallList('x'), []);
  assert.equal(rememberList('x', [1, 'a']), true);
  assert.deepEqual(recallList('x'), [1, 'a']);
  rememberList('x', []);
  assert.equal(storage.has('x'), false);
  for (const text of ['', '{', 'null', '"a"', '{"length":1}']) {
    storage.set('x', text);
    assert.deepEqual(recallList('x'), [], text);
  }
  globalThis.localStorage = {
    getItem: () => {
      throw new Error('forbidden');
    },
    setItem: () => {
      throw new Error('forbidden');
    },
  };
  assert.deepEqual(recallList('x'), []);
  assert.equal(rememberList('x', [1]), false);
});
