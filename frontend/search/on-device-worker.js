// Searches the stored articles, in a worker beside the page: reads their texts,
// then answers. Reports how many are read after each batch.
/** @import { SearchMessage, SearchRequest } from '../types/messages' */
import init, { answer, takeIn } from 'device-search';

import { getTexts } from '../device/database.js';

const BATCH = 250;

/** @param {SearchMessage} message */
const send = (message) => postMessage(message);

const readTexts = async () => {
  let batch = getTexts(undefined, BATCH);
  await init({ module_or_path: ADDRESSES.wasm });
  for (;;) {
    const articles = await batch;
    const last = articles[articles.length - 1];
    if (!last) return;
    // The next batch is fetched while this one is indexed.
    batch = getTexts(last[0], BATCH);
    let ready = 0;
    for (const [path, page] of articles) ready = takeIn(path, page);
    send({ ready });
  }
};

const reading = readTexts();
// Each answer reports a failure.
reading.catch(() => {});

onmessage = async (/** @type {MessageEvent<SearchRequest>} */ { data: { turn, fields } }) => {
  try {
    await reading;
    send({ turn, found: JSON.parse(answer(...fields)) });
  } catch (error) {
    send({ turn, error: `${error}` });
  }
};
