// Parts of a page's scripts: the navigator's requests, times, keys.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isSameKey, keyBytes } from '../push/key.js';
import { createPageCache } from '../reader/page-cache.js';

/** A cache whose pages come when the test says so. */
function cacheOf({ fresh = 60_000, limit = 5 } = {}) {
  const requests = [];
  const fetchPage = (href, signal) =>
    new Promise((resolve, reject) => {
      requests.push({ href, signal, resolve: () => resolve(href), reject });
      signal.addEventListener('abort', () => reject(new Error('aborted')));
    });
  return { requests, ...createPageCache(fetchPage, { fresh, limit }) };
}

test('a page that was fetched beforehand is used once', async () => {
  const { requests, request, take } = cacheOf();
  request('/a');
  request('/a');
  requests[0].resolve();
  assert.equal(await take('/a', 1000), '/a');
  assert.equal(requests.length, 1);
  const again = take('/a', 1000);
  assert.equal(requests.length, 2);
  requests[1].resolve();
  await again;
});

test('a page that was fetched too long ago is fetched again', async () => {
  const { requests, request } = cacheOf({ fresh: 0 });
  request('/a');
  request('/a');
  assert.equal(requests.length, 2);
});

test('taking a page aborts the others', async () => {
  const { requests, request, take } = cacheOf();
  const other = request('/b').response;
  const taken = take('/a', 1000);
  await assert.rejects(other, /aborted/);
  requests[1].resolve();
  assert.equal(await taken, '/a');
});

test('a page that does not come in time is aborted', async () => {
  const { take } = cacheOf();
  await assert.rejects(take('/a', 1), /aborted/);
});

test('a failed request is forgotten', async () => {
  const { requests, request } = cacheOf();
  const { response } = request('/a');
  requests[0].reject(new Error('no page'));
  await assert.rejects(response, /no page/);
  request('/a');
  assert.equal(requests.length, 2);
});

test('only so many requests are kept, the latest ones', () => {
  const { requests, request } = cacheOf({ limit: 2 });
  for (const href of ['/a', '/b', '/c', '/c', '/b', '/a']) request(href);
  assert.deepEqual(requests.map(({ href }) => href), ['/a', '/b', '/c', '/a']);
});

test('keys are URL-safe base64 without padding', () => {
  assert.deepEqual([...keyBytes('-_8')], [0xfb, 0xff]);
  assert.deepEqual([...keyBytes('AQID')], [1, 2, 3]);
  assert.throws(() => keyBytes('?'));
});

test('a subscription of another key is not used', () => {
  assert.ok(isSameKey(Uint8Array.of(1, 2, 3).buffer, 'AQID'));
  assert.ok(!isSameKey(Uint8Array.of(1, 2, 4).buffer, 'AQID'));
  assert.ok(!isSameKey(Uint8Array.of(1, 2).buffer, 'AQID'));
  assert.ok(isSameKey(null, 'AQID'), 'the browser does not tell');
});

test('times and sizes of the offline tools', async () => {
  globalThis.document = { documentElement: { lang: 'vi' } };
  globalThis.OFFLINE_WORDS = { vi: { again: 'Tải lại' }, en: { again: 'Load again' } };
  const { isoDay, longDay, moment, size, words } = await import('../offline/formatting.js');
  assert.equal(words.again, 'Tải lại');
  const at = Date.UTC(2021, 1, 17, 17, 5);
  assert.equal(moment(at), '00:05, 18/02');
  assert.equal(isoDay(at), '2021-02-18');
  assert.equal(longDay(at), 'Thứ Năm, 18/02/2021');
  const sizes = [0, 499, 500, 999_499, 999_999, 1_000_000, 3_449_000, 99_960_000, 100_400_000, 5e12].map((bytes) => size(bytes));
  assert.deepEqual(sizes, ['0 KB', '0 KB', '1 KB', '999 KB', '1.000 KB', '1 MB', '3,4 MB', '100 MB', '100 MB', '5.000 GB']);
});
