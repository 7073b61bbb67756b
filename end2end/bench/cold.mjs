// Measures a cold start without network: the browser is restarted, the server is
// stopped, and an article that was read before is opened. The page's thread is
// throttled four times; Chromium does not throttle workers, so the worker's time
// counts four times. `cargo xtask bench --device` runs it.

import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { chromium } from 'playwright-core';

import { PHONE, articleUrl, workerReady } from '../lib/browser.mjs';
import { startPaper } from '../lib/server.mjs';

const ROUNDS = 7;
const SLOWER = 4;
/** Time until the article is painted, in milliseconds. */
const BUDGET = 1_000;

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

const folder = await mkdtemp(path.join(os.tmpdir(), 'tinlang-cold-'));
const start = () =>
  chromium.launchPersistentContext(folder, { executablePath: process.env.TINLANG_CHROMIUM, viewport: PHONE, args: ['--no-sandbox'] });

const paper = await startPaper('bench', 'http://127.0.0.1:9', null);
try {
  const url = await articleUrl(paper.url, 9000005);
  const before = await start();
  const [page] = before.pages();
  await page.goto(url);
  await workerReady(page);
  // Loaded again through the worker, which stores it.
  await page.reload();
  await page.waitForFunction(() => localStorage.getItem('moi-nhat'));
  await before.close();
  await paper.stop();

  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const context = await start();
    const [page] = context.pages();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.goto(url);
    await page.locator('main.article .text p').first().waitFor();
    rounds.push(
      await page.evaluate(async () => {
        const painted = () => performance.getEntriesByName('first-contentful-paint')[0];
        while (!painted()) await new Promise((done) => setTimeout(done, 10));
        const [{ fetchStart, responseStart }] = performance.getEntriesByType('navigation');
        return { painted: painted().startTime, worker: responseStart - fetchStart };
      }),
    );
    await context.close();
  }
  const whole = rounds.map((it) => it.painted + (SLOWER - 1) * it.worker);
  const shown = median(whole);
  console.log(
    `cold start without network until the article is painted, ${ROUNDS} times, median: ${shown.toFixed(0)} ms ` +
      `(budget ${BUDGET} ms); of that the worker, unslowed: ${median(rounds.map((it) => it.worker)).toFixed(0)} ms`,
  );
  if (shown > BUDGET) process.exitCode = 1;
} finally {
  await paper.stop();
  await rm(folder, { recursive: true, force: true });
}
