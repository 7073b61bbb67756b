// Which addresses are pages, articles, searches.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isSavedArticle } from '../article/saved-list.js';
import { downloadName, recordName } from '../device/edition-records.js';
import { isArticle } from '../device/page-parts.js';
import { isPagePath } from '../reader/page-address.js';
import { filled, queryOf, searchPath } from '../search/query.js';
import { isPage, pageOfFragment, standIn, storedAs } from '../device/stored-address.js';
import { pictureStem } from '../worker/pictures.js';

const cases = (test, yes, no) => {
  for (const it of yes) assert.ok(test(it), `${it} is accepted`);
  for (const it of no) assert.ok(!test(it), `${it} is refused`);
};

test('articles end in a number and .html, in the root', () =>
  cases(
    isArticle,
    ['/lang-gom-12.html', '/-1.html', '/x-0.html'],
    ['/lang-gom.html', '/12.html', '/a/b-12.html', '/x-12.html?a', '/x-12.htm', 'x-12.html', '/x-1a.html'],
  ));

test('the navigator follows pages and leaves files, the API and the newsroom to the browser', () =>
  cases(
    isPagePath,
    ['/', '/moi-nhat', '/bai-1.html', '/an-ban/2021-02-18', '/media', '/mediation', '/toa-soanh', '/tac-gia/a.b/c'],
    ['/media/a', '/pkg/boot.js', '/api/read', '/toa-soan', '/toa-soan/', '/dang-nhap', '/dang-nhap/loi-moi', '/feed.xml', '/an-ban/7-ngay.tinlang', '/a.htmlx'],
  ));

test('a fragment belongs to the page at its address without the prefix', () => {
  const page = (path) => pageOfFragment(new URL(path, 'https://bao.example'))?.href;
  assert.equal(page('/manh/'), 'https://bao.example/');
  assert.equal(page('/manh/bai-1.html?sau=1-2'), 'https://bao.example/bai-1.html?sau=1-2');
  for (const other of ['/', '/manh', '/manhh/a', '/a/manh/b']) assert.equal(page(other), undefined, other);
});

test('the worker answers for pages and neither for files nor for private pages', () => {
  const test = (path) => isPage(new URL(path, 'https://bao.example'));
  cases(
    test,
    ['/', '/bai-1.html', '/an-ban/7-ngay', '/mediation', '/tim-kiem?q=a', '/trang/gioi-thieu', '/bai-1.html?lite'],
    ['/media', '/pkg/', '/manh/', '/manh/bai-1.html', '/api', '/toa-soan', '/dang-nhap', '/an-ban/7-ngay.html', '/rss.xml', '/an-ban/khoa.json'],
  );
});

test('a page is stored under its path, whatever others append to its address', () => {
  const path = (address) => storedAs(new URL(address, 'https://bao.example'));
  for (const [address, stored] of [
    ['/', '/'],
    ['/bai-1.html?fbclid=IwAR0&utm_source=zalo', '/bai-1.html'],
    ['/moi-nhat?utm_medium=a#x', '/moi-nhat'],
    ['/bai-1.html?p=7', '/bai-1.html'],
    ['/?lite', undefined],
    ['/bai-1.html?lite=&fbclid=a', undefined],
    ['/moi-nhat?sau=1-2', undefined],
    ['/tim-kiem?q=a', undefined],
    // Addresses of WordPress lead to other pages.
    ['/?p=7', undefined],
    ['/?cat=3&fbclid=a', undefined],
  ]) {
    assert.equal(path(address), stored, address);
  }
});

test('a stored page stands in for its lite view, an article for all of its views', () => {
  const standsIn = (address) => standIn(new URL(address, 'https://bao.example'));
  assert.equal(standsIn('/moi-nhat?lite&fbclid=a'), '/moi-nhat');
  assert.equal(standsIn('/moi-nhat?sau=1-2'), undefined);
  assert.equal(standsIn('/bai-1.html?sau=1-2&lite'), '/bai-1.html');
  assert.equal(standsIn('/tim-kiem?q=a'), '/tim-kiem');
  assert.equal(standsIn('/?p=7'), undefined);
});

test('entries of the saved list need a number and a path of this website', () =>
  cases(
    isSavedArticle,
    [{ id: '1', href: '/bai-1.html', title: 'a', at: 1 }, { id: 1, href: '/b' }],
    [null, undefined, 'x', 0, {}, { id: '1' }, { href: '/a' }, { id: '', href: '/a' }, { id: '1', href: '//evil.example' }, { id: '1', href: '/\\evil' }, { id: '1', href: 'https://evil.example' }, { id: '1', href: '/' }],
  ));

test('other sizes of a picture share its stem', () => {
  const stem = (path) => pictureStem(`https://bao.example${path}`);
  assert.equal(stem('/media/2021/02/song-480.avif'), '/media/2021/02/song');
  assert.equal(stem('/media/2021/02/song-480.jpg?x=1'), '/media/2021/02/song');
  assert.equal(stem('/media/a-1-960.webp'), '/media/a-1');
  assert.equal(stem('/media/song.jpg'), undefined);
  assert.equal(stem('/media/song-.jpg'), undefined);
});

test('a search is read from its address', () => {
  const empty = { q: '', muc: '', tu: '', den: '', tiep: '' };
  assert.deepEqual(queryOf(''), empty);
  assert.deepEqual(queryOf('?q=l%C3%A0ng+g%E1%BB%91m&tiep=1613624400-12'), { ...empty, q: 'làng gốm', tiep: '1613624400-12' });
  assert.deepEqual(queryOf('?q=a&q=b&x=y&tu=2021-02-18'), { ...empty, q: 'a', tu: '2021-02-18' });
  assert.deepEqual(queryOf('?q=%FF%'), { ...empty, q: '\ufffd%' });
});

test('a search is written without empty fields, and reads back', () => {
  const query = { q: 'a & b="c"', muc: 'song', tu: '', den: '', tiep: '5-6' };
  const path = searchPath('/tim-kiem', query);
  assert.equal(path, '/tim-kiem?q=a+%26+b%3D%22c%22&muc=song&tiep=5-6');
  assert.deepEqual(queryOf(path.slice('/tim-kiem'.length)), query);
  assert.equal(searchPath('/tim-kiem', {}), '/tim-kiem?');
});

test('words are filled in once, and values are not filled in again', () => {
  assert.equal(filled('{n} kết quả cho “{q}”', { n: '2', q: '{n} $&' }), '2 kết quả cho “{n} $&”');
  assert.equal(filled('{x} {}', {}), ' {}');
});

test('records and downloads have names that do not collide', () => {
  assert.equal(recordName('7-ngay'), 'an-ban/ban/7-ngay');
  assert.equal(downloadName('/an-ban/7-ngay.tinlang'), 'an-ban/phan/an-ban/7-ngay.tinlang');
});
