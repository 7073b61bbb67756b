// Measures searching without network on a device: 5,000 generated articles are
// stored, indexed and searched in a worker. Chromium does not throttle workers, so
// their times are reported as measured and multiplied by four, against the budgets;
// the page's own thread is throttled four times. `cargo xtask bench --device` runs it.

import { launch, close } from '../lib/browser.mjs';
import { SCRIPTS, fetchDocument, goOffline, serveScripts } from '../lib/device-pages.mjs';
import { startPaper } from '../lib/server.mjs';

const ARTICLES = 5_000;
const ROUNDS = 5;
const QUESTIONS = 500;
/** Searches of a page in each round. */
const SEARCHES = 20;
const SLOWER = 4;
/** In milliseconds, on the slower device: until ready, for an answer, and the page's longest task. */
const BUDGET = { ready: 3_000, answer: 50, task: 50 };

/** Returns a generator of the same pseudo-random numbers in every run (splitmix32). */
const dice = (seed) => {
  let state = seed >>> 0;
  return (end) => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state ^ (state >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) % end;
  };
};

const between = (text, start, end) => text.split(start)[1].split(end)[0];
const plain = (html) => html.replace(/<[^>]*>/g, ' ').replace(/&\w+;/g, ' ').replace(/\s+/g, ' ').trim();

/** Returns a generator of text: each word follows one that it follows in the demo's articles. */
const languageOf = (texts) => {
  const used = texts.flatMap((text) => text.split(' '));
  const after = new Map();
  used.forEach((word, nth) => after.set(word, [...(after.get(word) ?? []), used[nth + 1] ?? used[0]]));
  const rare = [];
  for (const onset of 'b c ch d đ g gh h k kh l m n ng nh ph qu r s t th tr v x'.split(' ')) {
    for (const rime of 'ẻng ơm ượt ũi óc ặt ằn ếu ịch ỏm ủng oắt uẩy iễn ạng ởi'.split(' ')) rare.push(onset + rime);
  }
  return (draw, count) => {
    const words = [];
    while (words.length < count) {
      const kind = draw(100);
      const follows = after.get(words[words.length - 1]) ?? used;
      const from = kind < 4 ? rare : kind < 70 ? follows : used;
      words.push(from[draw(from.length)]);
    }
    return words;
  };
};

/** Returns the page of an article of this number, in the form of a real one. */
const documentOf = (model, say, id) => {
  const draw = dice(id);
  const title = say(draw, 7 + draw(8)).join(' ');
  const lead = say(draw, 30).join(' ');
  const body = Array.from({ length: 6 }, () => `<p>${say(draw, 40 + draw(50)).join(' ')}.</p>`).join('');
  const at = new Date(Date.UTC(2016, 0, 1) + id * 36e5).toISOString().slice(0, 19);
  const put = (text, start, end, made) => {
    const [before, ...rest] = text.split(start);
    return before + start + made + end + rest.join(start).split(end).slice(1).join(end);
  };
  let main = put(model, '<h1>', '</h1>', title);
  main = put(main, '<time datetime="', '"', `${at}+07:00`);
  main = put(main, '<p class="lead">', '</p>', lead);
  main = put(main, '<div class="text">', '</div>', body);
  return { path: `/bai-${id}.html`, main, title };
};

/** Returns searches: words with or without diacritics, in quotes or not. */
const questions = (say) => {
  const draw = dice(7);
  return Array.from({ length: QUESTIONS }, (_, nth) => {
    const words = say(draw, [1, 2, 2, 3, 6, 12][nth % 6]).join(' ').replace(/[.,:;!?"“”()]/g, '');
    const typed = nth % 2 ? words : words.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/gi, 'd');
    return nth % 6 === 2 ? `"${typed}"` : typed;
  });
};

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const share = (list, part) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))];

const addressOf = async (base, path, name) => {
  const text = await (await fetch(base + path)).text();
  return new RegExp(`/pkg/${name}-[\\w-]+\\.js`).exec(text)[0];
};

const paper = await startPaper('bench', 'http://127.0.0.1:9', null);
const context = await (await launch()).newContext({ viewport: { width: 360, height: 740 } });
try {
  const form = await fetchDocument(paper.url, '/tim-kiem');
  let worker = '/';
  for (const name of ['boot', 'search', 'search-offline', 'search-worker']) {
    worker = await addressOf(paper.url, worker, name);
  }
  const front = await (await fetch(`${paper.url}/moi-nhat`)).text();
  const paths = [...new Set([...front.matchAll(/href="(\/[^"]+-\d+\.html)"/g)].map(([, path]) => path))];
  const models = (await Promise.all(paths.map((path) => fetchDocument(paper.url, path)))).map(({ text }) =>
    text.slice(text.indexOf('<main'), text.lastIndexOf('</main>') + 7),
  );
  const say = languageOf(models.map((main) => plain(between(main, '<div class="text">', '</div>'))));
  const model = models.find((main) => main.includes('<p class="lead">'));

  await goOffline(context, paper.url, { '/tim-kiem': form });
  await serveScripts(context);
  const page = await context.newPage();
  await page.goto(`${paper.url}/tim-kiem`);
  for (let id = 1; id <= ARTICLES; id += 250) {
    const batch = Array.from({ length: 250 }, (_, nth) => documentOf(model, say, id + nth));
    await page.evaluate(
      async ([scripts, batch]) => {
        const { storePage } = await import(`${scripts}device/stored-pages.js`);
        await Promise.all(batch.map((it) => storePage({ ...it, at: Date.now(), kind: 'da-doc', bytes: it.main.length })));
      },
      [SCRIPTS, batch],
    );
  }

  const ready = [];
  let answers = [];
  let found = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.goto(`${paper.url}/tim-kiem`);
    const measured = await page.evaluate(
      async ([address, asked]) => {
        const start = performance.now();
        const worker = new Worker(address);
        const ask = (q) =>
          new Promise((done, failed) => {
            worker.onmessage = ({ data }) => {
              if ('ready' in data) return;
              if (data.found) done(data.found);
              else failed(new Error(data.error));
            };
            worker.postMessage({ turn: 1, fields: [q, '', '', '', ''] });
          });
        const { articles } = await ask('');
        const ready = performance.now() - start;
        const answers = [];
        let found = 0;
        for (const q of asked) {
          const from = performance.now();
          const { finds } = await ask(q);
          answers.push(performance.now() - from);
          found += Math.min(1, finds.length);
        }
        worker.terminate();
        return { articles, ready, answers, found };
      },
      [worker, questions(say)],
    );
    if (measured.articles !== ARTICLES) throw new Error(`only ${measured.articles} articles are kept`);
    ready.push(measured.ready);
    answers = answers.concat(measured.answers);
    found = measured.found;
  }

  // The page's own thread, throttled.
  await page.addInitScript(() => {
    window.tasks = [];
    new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((it) => it.duration))).observe({
      type: 'longtask',
    });
  });
  await page.goto(`${paper.url}/tim-kiem?q=a`);
  await page.locator('main :is(.found, .no-finds)').first().waitFor();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const longest = [];
  for (const [nth, q] of questions(say).slice(0, ROUNDS * SEARCHES).entries()) {
    if (nth % SEARCHES === 0) await page.evaluate(() => (window.tasks.length = 0));
    await page.evaluate(
      (q) =>
        new Promise((done) => {
          const field = document.querySelector('#q');
          field.value = q;
          document.addEventListener(
            'tinlang:page',
            () => {
              const shown = () => document.querySelector('main :is(.found, .no-finds)') && (seen.disconnect(), done());
              const seen = new MutationObserver(shown);
              seen.observe(document.querySelector('main'), { childList: true, subtree: true });
            },
            { once: true },
          );
          field.form.requestSubmit();
        }),
      q,
    );
    if (nth % SEARCHES === SEARCHES - 1) longest.push(await page.evaluate(() => Math.max(0, ...window.tasks)));
  }

  const budgets = [
    ['ready, median', median(ready), BUDGET.ready],
    ['an answer, median', median(answers), BUDGET.answer],
    ['an answer, p95', share(answers, 0.95), BUDGET.answer],
    ['an answer, p99', share(answers, 0.99), BUDGET.answer],
  ];
  console.log(`${ARTICLES} articles, ${ROUNDS} times; ${QUESTIONS} questions, of which ${found} found something`);
  let over = 0;
  for (const [what, measured, budget] of budgets) {
    const slower = measured * SLOWER;
    if (slower > budget) over += 1;
    console.log(`${what}: ${measured.toFixed(1)} ms; ${SLOWER} times: ${slower.toFixed(0)} ms (budget ${budget} ms)`);
  }
  const task = Math.max(...longest);
  console.log(
    `longest task of the page in ${SEARCHES} searches, slowed down ${SLOWER} times, ${ROUNDS} rounds: ` +
      `${longest.map((it) => (it ? `${it} ms` : 'none over 50 ms')).join(', ')} (budget ${BUDGET.task} ms)`,
  );
  if (task > BUDGET.task) over += 1;
  process.exitCode = over ? 1 : 0;
} finally {
  await context.close();
  await close();
  await paper.stop();
}
