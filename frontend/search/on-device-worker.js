// Searches the articles that this device keeps, beside the page: reads what is
// searched of them, then answers. Says how many are read after each batch.
import init, { answer, takeIn } from 'device-search';

import { texts } from '../device/database.js';

const BATCH = 250;

const read = async () => {
  let batch = texts(undefined, BATCH);
  await init({ module_or_path: ADDRESSES.wasm });
  for (;;) {
    const articles = await batch;
    const last = articles[articles.length - 1];
    // The next ones are fetched while these are taken in.
    batch = last && texts(last[0], BATCH);
    let ready = 0;
    for (const [path, page] of articles) ready = takeIn(path, page);
    if (!last) return;
    postMessage({ ready });
  }
};

const reading = read();
// Said to each question.
reading.catch(() => {});

onmessage = async ({ data: { turn, fields } }) => {
  try {
    await reading;
    postMessage({ turn, found: JSON.parse(answer(...fields)) });
  } catch (error) {
    postMessage({ turn, error: `${error}` });
  }
};
