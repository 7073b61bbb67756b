// Runs the browser tests against the built binary: starts five servers (an imported
// website, one with a section of many articles, the demo, an empty one, one in English)
// and a weather service, runs `tests/*.test.mjs` one after the other, and prints counts.
//
// TINLANG_BIN names the binary, TINLANG_CHROMIUM the browser. With arguments,
// only the test files whose names contain one of them are run.

import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { run } from 'node:test';
import { fileURLToPath } from 'node:url';

import { startPaper, tinlang } from './lib/server.mjs';
import { startWeather } from './lib/weather.mjs';
import { crowdedExport } from './lib/wxr-export.mjs';

/** Time limit of a test file, in milliseconds. */
const FILE_LIMIT = 300_000;

const here = path.dirname(fileURLToPath(import.meta.url));
for (const name of ['TINLANG_BIN', 'TINLANG_CHROMIUM']) {
  if (!process.env[name]) {
    console.error(`${name} is not set; run \`cargo xtask test\`, which sets it`);
    process.exit(2);
  }
}

const weather = await startWeather();
const fixtures = path.join(here, 'fixtures');
const papers = await Promise.all([
  startPaper('paper', weather.url, [path.join(fixtures, 'paper.wxr.xml'), '--media', path.join(fixtures, 'uploads')]),
  startPaper('crowd', weather.url, [await crowdedExport()]),
  startPaper('demo', weather.url, null),
  startPaper('empty', 'http://127.0.0.1:9', undefined),
  startPaper('english', weather.url, null, ['--paper-language', 'en']),
]);
// A corrected article with a long title, and a withdrawn one.
const { database } = papers.at(-1);
const title =
  'Làng nghề nghiêng mình giữ lửa: những người thợ cuối cùng kể về lò nung, đất sét, men tro và bảy mươi năm gánh gốm ra chợ huyện mỗi sáng';
await tinlang(['correct', '9000005', '--title', title, '--text', 'The kiln was lit in 1951, not in 1961.', ...database]);
await tinlang(['withdraw', '9000006', '--reason', 'The person portrayed asked for it.', ...database]);

for (const paper of papers) process.env[`TINLANG_${paper.name.toUpperCase()}`] = paper.url;
process.env.TINLANG_WEATHER_MOCK = weather.url;

const wanted = process.argv.slice(2);
const files = (await readdir(path.join(here, 'tests')))
  .filter((name) => name.endsWith('.test.mjs') && (!wanted.length || wanted.some((part) => name.includes(part))))
  .sort()
  .map((name) => path.join(here, 'tests', name));

let passed = 0;
let failed = 0;
const events = run({ files, concurrency: 1, timeout: FILE_LIMIT });
events.on('test:pass', ({ name, nesting, details, skip }) => {
  if (nesting || details.type === 'suite' || name.endsWith('.mjs')) return;
  if (skip) {
    console.log(`skip ${name}: ${skip}`);
    return;
  }
  passed += 1;
  console.log(`ok   ${name} (${Math.round(details.duration_ms)} ms)`);
});
events.on('test:fail', ({ name, nesting, details }) => {
  if (nesting || details.type === 'suite') return;
  failed += 1;
  console.log(`FAIL ${name}\n${details.error?.cause?.stack ?? details.error}`);
});
events.on('test:stderr', ({ message }) => process.stderr.write(message));
await new Promise((resolve) => events.on('end', resolve).resume());

await Promise.all(papers.map((paper) => paper.stop()));
await weather.stop();
if (!passed) failed += 1;
console.log(`browser tests: ${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
