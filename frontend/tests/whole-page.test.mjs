// Which responses are stored as pages, and which are shown in place of a stored one.

import assert from 'node:assert/strict';
import { test } from 'node:test';

globalThis.PAPER = '00ff00ff 12341234';
const { isAnswer, isHalf, isPaper, storableParts } = await import('../worker/whole-page.js');
const { fromMain } = await import('../worker/stream.js');

const PATH = '/bai-12.html';
const documentOf = ({ mark = '00ff00ff', number = 12 } = {}) =>
  `<!DOCTYPE html><html lang="vi" data-paper="${mark}"><head><title>Bài</title><link rel="canonical" href="https://bao.example/bai-${number}.html"></head><body><main>x</main></body></html>\n`;
const FOREIGN = '<!DOCTYPE html><html><head><title>Maintenance</title></head><body><main>Back soon</main></body></html>';

const whole = (text, { status = 200, type = 'text/html; charset=utf-8', ...headers } = {}) => ({
  text,
  response: new Response(text, { status, headers: { 'content-type': type, ...headers } }),
});
const stored = (answer, path = PATH) => Boolean(storableParts(path, answer));

test('a whole page of this paper at its own address is stored', () => {
  assert.deepEqual(storableParts(PATH, whole(documentOf())), {
    main: '<main>x</main>',
    title: 'Bài',
    canonical: 'https://bao.example/bai-12.html',
  });
  assert.ok(stored(whole(documentOf({ mark: 'abcdabcd 12341234' }))), 'the key has a successor');
  assert.ok(stored(whole(documentOf()), '/moi-nhat'), 'other pages have no number');
});

test('nothing else is stored', () => {
  const answers = {
    'a foreign page': whole(FOREIGN),
    'a page of a paper with another key': whole(documentOf({ mark: 'abcdabcd' })),
    'another article': whole(documentOf({ number: 13 })),
    'a truncated page': whole(documentOf().slice(0, -20)),
    'plain text': whole(documentOf(), { type: 'text/plain' }),
    'a private page': whole(documentOf(), { 'cache-control': 'private' }),
    'an error': whole(documentOf(), { status: 503 }),
    'a page that is not there': whole(documentOf(), { status: 404 }),
  };
  for (const [what, answer] of Object.entries(answers)) assert.ok(!stored(answer), what);
});

test('a stored page gives way to the paper alone', () => {
  assert.ok(isAnswer(PATH, whole(documentOf())));
  assert.ok(isAnswer(PATH, whole(documentOf({ mark: 'abcdabcd' }))), 'the paper lost its key');
  assert.ok(isAnswer(PATH, whole(documentOf(), { status: 410 })));
  assert.ok(isAnswer(PATH, { text: '', response: Object.defineProperty(new Response(), 'type', { value: 'opaqueredirect' }) }));
  for (const status of [403, 429, 500, 502, 503]) assert.ok(!isAnswer(PATH, whole(documentOf(), { status })), `${status}`);
  assert.ok(!isAnswer(PATH, whole(FOREIGN)) && !isAnswer(PATH, whole(FOREIGN, { status: 404 })));
  assert.ok(!isAnswer(PATH, whole(documentOf().slice(0, -20))), 'half a page');
  assert.ok(!isAnswer(PATH, whole(documentOf({ number: 13 }))));
  assert.ok(isPaper(documentOf()) && !isPaper(FOREIGN));
  assert.ok(isHalf(whole(documentOf().slice(0, -20))) && !isHalf(whole(documentOf())));
  assert.ok(!isHalf(whole('x', { status: 503 })) && !isHalf(whole('x', { type: 'text/plain' })));
});

/** A response that comes in parts and ends cleanly, or breaks off. */
const coming = (parts, breaks = false) => {
  const left = [...parts];
  return new Response(
    new ReadableStream({
      pull: (controller) => {
        const part = left.shift();
        if (part !== undefined) controller.enqueue(new TextEncoder().encode(part));
        else if (breaks) controller.error(new TypeError('network'));
        else controller.close();
      },
    }),
  );
};

test('a document is passed on as it comes, also if it breaks off', async () => {
  for (const breaks of [false, true]) {
    const passed = await fromMain(coming(['<html><ma', 'in>một', ' hai'], breaks));
    assert.equal(await passed.text(), '<html><main>một hai');
    assert.equal(await fromMain(coming(['<html><p>x'], breaks)), undefined, 'nothing of it would be seen');
    assert.equal(await fromMain(coming([], breaks)), undefined);
    assert.equal(await (await fromMain(coming(['<html>portal</html>'], breaks))).text(), '<html>portal</html>');
  }
});
