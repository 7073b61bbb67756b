// What a page asks of the worker.
import { dropEditions, EDITION, EDITION_PICTURES, editions, forget, keep, most, page, pages, paths, READ, SAVED, setMost, trim } from '../device/database.js';
import { keepPage } from './pages.js';
import { dropPictures, savePictures } from './pictures.js';

/** The page at this address, kept; fetched where it is not here yet. */
const kept = async (path) => {
  if (!(await page(path))) {
    const answer = await fetch(path, { headers: { accept: 'text/html' } });
    if (answer.status === 200) await keepPage(path, await answer.text(), answer);
  }
  return page(path);
};

const pictures = (main) => [...main.matchAll(/<img src="(\/media\/[^"]+)"/g)].map(([, address]) => address);

const ASKED = {
  /** A new build may take over. */
  takeOver: () => skipWaiting(),

  /** A page that was opened before the worker came. */
  keep: async ({ path }) => Boolean(await kept(path)),

  /** The addresses of all pages that are here. */
  paths: () => paths(),

  /** Keeps an article until it is dropped, with its pictures; how many bytes it has. */
  save: async ({ path }) => {
    const own = await kept(path);
    if (!own) throw new Error(path);
    await keep({ ...own, kind: SAVED });
    const more = await savePictures(pictures(own.main)).catch(() => 0);
    // That took a while: the reader may have let go of it, or a newer page come.
    const now = await page(path);
    if (now?.kind === SAVED) await keep({ ...now, bytes: now.main.length + more });
    else await dropPictures(pictures(own.main));
    return own.main.length + more;
  },

  /** A saved article counts as read again, or as its edition's. */
  drop: async ({ path }) => {
    const own = await page(path);
    if (own?.kind !== SAVED) return;
    await dropPictures(pictures(own.main));
    const kind = (await editions()).some(([, { paths }]) => paths.includes(path)) ? EDITION : READ;
    await keep({ ...own, kind, bytes: own.main.length });
  },

  /** What is here, by kind: how many pages, how many bytes. */
  stock: async () => {
    const all = await pages();
    const stock = {};
    for (const { kind, bytes, path, title, at } of all) {
      stock[kind] ??= { count: 0, bytes: 0, pages: [] };
      stock[kind].count += 1;
      stock[kind].bytes += bytes;
      stock[kind].pages.push({ path, title, at, bytes });
    }
    return stock;
  },

  /** How many articles that were read are kept at most; another number where one is given. */
  most: async ({ count }) => {
    if (count) {
      await setMost(count);
      await trim(READ, count);
    }
    return most();
  },

  /** Lets go of all pages of a kind. */
  clear: async ({ kind }) => {
    for (const { path, main } of await pages(kind)) {
      if (kind === SAVED) await dropPictures(pictures(main));
      await forget(path);
    }
    if (kind !== EDITION) return;
    await caches.delete(EDITION_PICTURES);
    await dropEditions();
  },
};

export const answerAsked = async (question) => {
  const act = Object.hasOwn(ASKED, question?.ask) && ASKED[question.ask];
  if (!act) throw new Error('unknown');
  return act(question);
};
