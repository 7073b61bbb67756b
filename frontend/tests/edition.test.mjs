// The edition format, its HTML export and its texts.

import assert from 'node:assert/strict';
import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { test } from 'node:test';

import { base64Of, bytesOf, canonicalBytes } from '../edition/base64.js';
import { Refused, splitFile } from '../edition/format.js';
import { join, rangeHeaders } from '../edition/download.js';
import { sectionOf, signedFiles } from '../edition/html-export.js';
import { carriedSuccessions, followedAt, successionsIn, trustAfter } from '../edition/keys.js';
import { pagesOf } from '../edition/storage.js';
import { dayOf, fileSize, fill, longDay } from '../edition/text.js';

const HEAD = {
  tinlang: 'edition',
  version: 1,
  name: '2021-02-18',
  paper: 'https://bao.example',
  made: 1_613_624_400,
  bytes: 3,
  sha256: '0'.repeat(64),
  key: 'a',
  signature: 'b',
};
const fileOf = (head, content = [1, 2, 3]) => Uint8Array.from([...new TextEncoder().encode(head), 10, ...content]);
const refused = (reason) => (error) => error instanceof Refused && error.reason === reason;

test('a file is split into its first line and its content', () => {
  const { head, content } = splitFile(fileOf(JSON.stringify(HEAD)));
  assert.deepEqual(head, HEAD);
  assert.deepEqual([...content], [1, 2, 3]);
  assert.equal(splitFile(fileOf(JSON.stringify(HEAD), [])).content.length, 0);
  assert.deepEqual([...splitFile(fileOf(JSON.stringify(HEAD), [10, 10])).content], [10, 10]);
});

test('a first line that is written in any other way is no edition', () => {
  const text = JSON.stringify(HEAD);
  const { version, ...others } = HEAD;
  const wrong = {
    empty: '',
    'no JSON': text.slice(1),
    'a space': text.replace(',', ', '),
    'a space at the end': `${text} `,
    'another order': JSON.stringify({ version, ...others }),
    'one more field': JSON.stringify({ ...HEAD, more: 1 }),
    'one field less': JSON.stringify(others),
    'an escape': text.replace('edition', '\\u0065dition'),
    'a number written otherwise': text.replace('"version":1', '"version":1.0'),
    'a number as text': JSON.stringify({ ...HEAD, bytes: '3' }),
    'a negative number': JSON.stringify({ ...HEAD, made: -1 }),
    'a fraction': JSON.stringify({ ...HEAD, bytes: 0.5 }),
    'an inexact number': text.replace('1613624400', '9007199254740993'),
    'text as a number': JSON.stringify({ ...HEAD, key: 1 }),
    'another kind': JSON.stringify({ ...HEAD, tinlang: 'card' }),
    null: 'null',
    list: '[]',
  };
  for (const [what, line] of Object.entries(wrong)) {
    assert.throws(() => splitFile(fileOf(line)), refused('no_edition'), what);
  }
});

test('a file without a line feed, with a long first line or without UTF-8 is no edition', () => {
  const text = new TextEncoder().encode(JSON.stringify(HEAD));
  assert.throws(() => splitFile(text), refused('no_edition'));
  assert.throws(() => splitFile(new Uint8Array()), refused('no_edition'));
  const long = JSON.stringify({ ...HEAD, name: 'a'.repeat(5000) });
  assert.throws(() => splitFile(fileOf(long)), refused('no_edition'));
  assert.throws(() => splitFile(Uint8Array.from([0xff, 10])), refused('no_edition'));
});

test('base64 is taken in its canonical form and length alone', () => {
  assert.deepEqual([...canonicalBytes('AQID', 3)], [1, 2, 3]);
  assert.deepEqual([...canonicalBytes('AQ==', 1)], [1]);
  // Bits that stand for nothing, no padding, a space, another alphabet, another length.
  for (const [base64, length] of [['AR==', 1], ['AQ', 1], ['AQ ==', 1], ['__8=', 2], ['AQID', 2], ['?', 1], ['', 1]]) {
    assert.throws(() => canonicalBytes(base64, length), base64);
  }
});

test('base64 goes there and back, past the length of one call', () => {
  for (const length of [0, 1, 2, 3, 0x7fff, 0x8000, 0x8001, 100_000]) {
    const bytes = Uint8Array.from({ length }, (_, nth) => (nth * 31) % 256);
    assert.equal(base64Of(bytes), Buffer.from(bytes).toString('base64'));
    assert.deepEqual(bytesOf(base64Of(bytes)), bytes);
  }
});

test('signed files are found in an HTML page; other bytes are a file themselves', () => {
  const page = (text) => signedFiles(new TextEncoder().encode(text)).map((file) => [...file]);
  assert.deepEqual(page('<p><template class="tinlang-edition">AQI=</template><template class="tinlang-edition">Aw==</template>'), [[1, 2], [3]]);
  assert.deepEqual(page('<p>AQI=</p>'), []);
  assert.deepEqual(page('<template class="tinlang-edition">?</template>'), []);
  assert.deepEqual(page('{"a":1}'), [[...new TextEncoder().encode('{"a":1}')]]);
  assert.deepEqual(signedFiles(new Uint8Array()).map((file) => file.length), [0]);
});

test('links and pictures of the HTML page', () => {
  const edition = { paths: new Set(['/b-2.html']), paper: 'https://bao.example', pictures: new Map([['/media/a.jpg', 'data:x']]) };
  const main =
    '<main class="article"><a class="k" href="/b-2.html">1</a><a href="/c-3.html">2</a><a href="//cdn/x">3</a><a href="https://o/">4</a><img src="/media/a.jpg"><img src="/media/b.jpg"></main>';
  assert.equal(
    sectionOf({ path: '/a-1.html', main, title: '', canonical: '' }, edition),
    '<section id="bai-1"><a class="k" href="#bai-2">1</a><a href="https://bao.example/c-3.html">2</a><a href="//cdn/x">3</a><a href="https://o/">4</a><img src="data:x"><img src="/media/b.jpg"></section>',
  );
});

test('pages of an edition: what replaces stored ones', () => {
  const article = { path: '/a-1.html', title: 'a', canonical: 'c', main: '<main>', updated: 50 };
  const list = (path, newest) => ({ path, title: 'l', canonical: 'c', main: '<main>', newest });
  const edition = { paths: [], articles: [article], lists: [list('/an-ban/x', 10), list('/', 20)], plain: ['', ''], pictures: [] };
  const head = { ...HEAD, made: 100 };
  const [page, own, front] = pagesOf({ head, edition });
  assert.deepEqual([page.at, page.changed, page.kind, page.bytes], [100_000, 50_000, 'an-ban', 6]);
  assert.deepEqual([own.at, own.changed], [100_000, undefined], 'the page of the edition is as old as the file');
  assert.equal(front.at, 20_000, 'other lists are as old as their newest article');
  const pictures = [{ address: '/media/a.jpg', type: 'image/jpeg', base64: '' }];
  assert.equal(pagesOf({ head, edition: { ...edition, pictures } })[0].changed, 100_000, 'with pictures');
});

test('a download goes on after the received bytes', () => {
  assert.deepEqual(rangeHeaders(), {});
  assert.deepEqual(rangeHeaders({ tag: '"a"', all: 9, bytes: new Uint8Array(4) }), { range: 'bytes=4-', 'if-range': '"a"' });
  assert.deepEqual([...join([Uint8Array.of(1, 2), new Uint8Array(), Uint8Array.of(3)], 3)], [1, 2, 3]);
  assert.equal(join([], 0).length, 0);
});

test('lengths are rounded up, in the language of the page', () => {
  const all = [0, 1, 1000, 1001, 999_999, 1_000_000, 1_000_001, 12_345_678].map((bytes) => fileSize(bytes, 'vi').replace('\u00a0', ' '));
  assert.deepEqual(all, ['0 KB', '1 KB', '1 KB', '2 KB', '1.000 KB', '1 MB', '1,1 MB', '12,4 MB']);
  assert.equal(fileSize(1_500_000, 'en'), '1.5\u00a0MB');
});

test('days change at midnight in Việt Nam', () => {
  assert.equal(dayOf(Date.UTC(2021, 1, 17, 16, 59, 59) / 1000), '2021-02-17');
  assert.equal(dayOf(Date.UTC(2021, 1, 17, 17) / 1000), '2021-02-18');
});

test('days are written as in Việt Nam', () => {
  assert.equal(longDay(Date.UTC(2021, 1, 17, 17) / 1000, 'en'), '18/02/2021');
});

test('gaps are filled in their order, with the text as it is', () => {
  assert.equal(fill('Lưu {} bài {}', 3), 'Lưu 3 bài {}');
  assert.equal(fill('{} {} {}', '{}', 0, 'a'), '{} 0 a');
  assert.equal(fill('({})', '$&'), '($&)');
  assert.equal(fill('x', 3), 'x');
});

/** A key pair with its public key in base64. */
const makeKey = () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x } = publicKey.export({ format: 'jwk' });
  return { publicKey, privateKey, text: Buffer.from(x, 'base64url').toString('base64') };
};
const KEYS = [makeKey(), makeKey(), makeKey(), makeKey()];
const named = (text) => KEYS.find((key) => key.text === text);
const message = (old, next, made) => Buffer.from(`tinlang key 1\n${old}\n${next}\n${made}`);
const succession = (old, next, made) => {
  const texts = { old: old.text, new: next.text, made };
  return { ...texts, signature: sign(null, message(old.text, next.text, made), old.privateKey).toString('base64') };
};
const CHECKER = {
  check_succession: (old, next, made, key, signature) => {
    assert.equal(base64Of(key), old);
    return verify(null, message(old, next, made), named(old).publicKey, signature);
  },
};
const [FIRST, SECOND, THIRD, STRANGER] = KEYS;
const CHAIN = [succession(FIRST, SECOND, 100), succession(SECOND, THIRD, 200)];

test('a key follows another if each step is signed', () => {
  const at = (chain, old, now) => followedAt(CHECKER, chain, old.text, now.text);
  assert.equal(at(CHAIN, FIRST, SECOND), 100);
  assert.equal(at([...CHAIN].reverse(), FIRST, THIRD), 100);
  assert.equal(at(CHAIN, SECOND, FIRST), undefined, 'never backwards');
  assert.equal(at(CHAIN, FIRST, STRANGER), undefined);
  assert.equal(at([], FIRST, SECOND), undefined);
  const forged = { ...succession(STRANGER, SECOND, 100), old: FIRST.text };
  assert.equal(at([forged], FIRST, SECOND), undefined);
  assert.equal(at([{ ...CHAIN[0], made: 101 }], FIRST, SECOND), undefined);
  assert.equal(at([{ ...CHAIN[0], signature: 'x' }], FIRST, SECOND), undefined);
  const circle = [CHAIN[0], succession(SECOND, FIRST, 150)];
  assert.equal(at(circle, FIRST, STRANGER), undefined, 'a circle ends');
});

test('a device trusts the key that follows, and older files of the key before', async () => {
  const after = (trusted, key, made, successions = CHAIN) => trustAfter(CHECKER, trusted.text, { key: key.text, made }, { successions });
  assert.equal(await after(FIRST, THIRD, 300), THIRD.text);
  assert.equal(await after(THIRD, FIRST, 90), THIRD.text);
  assert.equal(await after(THIRD, FIRST, 101), undefined, 'the old key signs nothing more');
  assert.equal(await after(THIRD, STRANGER, 1), undefined);
  assert.equal(await after(FIRST, SECOND, 300, []), undefined, 'no network: nothing is known');
});

test('successions are read from what pages carry', () => {
  const list = JSON.stringify(CHAIN);
  assert.deepEqual(successionsIn(list), CHAIN);
  assert.deepEqual(carriedSuccessions(`<p><template class="tinlang-keys">${list}</template>`), CHAIN);
  for (const wrong of [undefined, '', 'x', '{}', '[null,1,{}]', '[{"old":"a","new":"b","made":"1","signature":"c"}]']) {
    assert.deepEqual(successionsIn(wrong), [], wrong);
  }
  assert.deepEqual(carriedSuccessions('<p>'), []);
});
