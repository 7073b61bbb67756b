// Pages kept on this device, for the page and its worker alike: of each its
// parts, so that it opens in the frame of whatever build is there. One
// database, `tin-lang`; an entry of `trang` is
// { path, title, canonical, main, at, kind, bytes }: `at` is when it was
// fetched, in milliseconds; `kind` says why it is kept. Of each article what is
// searched stands in `loi` a second time, so that a search need not read the
// pages whole.
import { told } from './article-text.js';

/** Why a page is kept, the most precious first. */
export const SAVED = 'da-luu';
export const EDITION = 'an-ban';
export const READ = 'da-doc';
export const LIST = 'muc';
/** Pages that the worker keeps for itself. */
export const OWN = 'khung';
/** The cache of the pictures of editions. */
export const EDITION_PICTURES = 'an-ban';

const PAGES = 'trang';
const TOLD = 'loi';
const VALUES = 'khac';

let opened;
const open = () =>
  (opened ??= new Promise((done, failed) => {
    const asked = indexedDB.open('tin-lang', 1);
    asked.onupgradeneeded = () => {
      const pages = asked.result.createObjectStore(PAGES, { keyPath: 'path' });
      pages.createIndex('kind', ['kind', 'at']);
      asked.result.createObjectStore(TOLD);
      asked.result.createObjectStore(VALUES);
    };
    asked.onsuccess = () => {
      // Another build's database, or none any more: opened anew when it is needed.
      const letGo = () => {
        asked.result.close();
        opened = undefined;
      };
      asked.result.onversionchange = letGo;
      asked.result.onclose = letGo;
      done(asked.result);
    };
    asked.onerror = () => {
      opened = undefined;
      failed(asked.error);
    };
  }));

/** Runs `work(...stores)` in one transaction; what the request that it returns came to. */
const within = async (names, mode, work) => {
  const database = await open();
  return new Promise((done, failed) => {
    const transaction = database.transaction(names, mode);
    const request = work(...[names].flat().map((name) => transaction.objectStore(name)));
    transaction.oncomplete = () => done(request?.result);
    transaction.onabort = () => failed(transaction.error ?? request?.error);
  });
};

export const page = (path) => within(PAGES, 'readonly', (pages) => pages.get(path));
export const forget = (path) =>
  within([PAGES, TOLD], 'readwrite', (pages, texts) => {
    texts.delete(path);
    return pages.delete(path);
  });

/** All of a kind, oldest first. */
const ofKind = (kind) => IDBKeyRange.bound([kind, 0], [kind, Infinity]);
export const pages = (kind) =>
  within(PAGES, 'readonly', (all) => (kind ? all.index('kind').getAll(ofKind(kind)) : all.getAll()));
export const paths = () => within(PAGES, 'readonly', (all) => all.getAllKeys());
const oldest = (kind, count) =>
  within(PAGES, 'readonly', (all) => all.index('kind').getAllKeys(ofKind(kind), count));
export const count = (kind) => within(PAGES, 'readonly', (all) => all.index('kind').count(ofKind(kind)));

/** What is searched of at most `count` articles, by path, from behind one of them on. */
export const texts = async (after, count) => {
  const range = after && IDBKeyRange.lowerBound(after, true);
  let paths;
  const found = await within(TOLD, 'readonly', (all) => {
    paths = all.getAllKeys(range, count);
    return all.getAll(range, count);
  });
  return paths.result.map((path, nth) => [path, found[nth]]);
};

export const value = (name) => within(VALUES, 'readonly', (all) => all.get(name));
export const valueNames = () => within(VALUES, 'readonly', (all) => all.getAllKeys());
export const dropValue = (name) => within(VALUES, 'readwrite', (all) => all.delete(name));
export const setValue = (name, it) => within(VALUES, 'readwrite', (all) => all.put(it, name));

/** How many articles that were read are kept: what the reader chose, else 200. */
const MOST = 'so-bai';
export const most = async () => (await value(MOST)) ?? 200;
export const setMost = (count) => setValue(MOST, count);

/** Under these names stands what is kept of editions, and what came of files that broke off. */
export const RECORDS = 'an-ban/ban/';
export const PARTS = 'an-ban/phan';

/** What is kept of each edition: `[name, { made, files, paths, lists, addresses }]`. */
export const editions = async () => {
  const names = (await valueNames()).filter((name) => name.startsWith(RECORDS));
  return Promise.all(names.map(async (name) => [name.slice(RECORDS.length), await value(name)]));
};

/** Lets go of what is kept of editions beside their pages; the paper's key stays known. */
export const dropEditions = async () => {
  const all = (await valueNames()).filter((name) => name.startsWith(RECORDS) || name.startsWith(PARTS));
  for (const name of all) await dropValue(name);
};

/** Lets the oldest go until at most `most` of a kind are left. */
export const trim = async (kind, most) => {
  const over = (await count(kind)) - most;
  if (over <= 0) return 0;
  for (const path of await oldest(kind, over)) await forget(path);
  return over;
};

/** Lets go of pictures that were seen and of the pages that were read longest ago, but of none of
    these; false where there is nothing left to let go of. */
const makeRoom = async (wanted) => {
  await caches.delete('anh');
  const freed = (await oldest(LIST, 5)).concat(await oldest(READ, 20)).filter((path) => !wanted.has(path));
  for (const path of freed) await forget(path);
  return freed.length > 0;
};

/** Does `work`; where the device has no room for it, makes some and does it again, as long as there
    is anything to let go of but the pages at these paths. */
const withRoom = async (paths, work) => {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (error?.name !== 'QuotaExceededError' || !(await makeRoom(new Set(paths)))) throw error;
    }
  }
};

/** Puts a picture into a cache. Pictures that were only seen make room for it; articles do not. */
export const putPicture = async (cache, address, body, headers) => {
  const put = () => cache.put(address, new Response(body, { headers }));
  try {
    await put();
  } catch (error) {
    if (error?.name !== 'QuotaExceededError' || !(await caches.delete('anh'))) throw error;
    await put();
  }
};

/** What is kept for a weightier reason stays for it. */
const WEIGHT = [OWN, SAVED, EDITION, READ, LIST];
const weightier = (one, other) => (WEIGHT.indexOf(one) < WEIGHT.indexOf(other) ? one : other);

/**
 * Keeps many pages and values in one go, or none of them. A page that is here already and is no
 * older than `changed` (in milliseconds; without it, than `at`) stays as it is.
 */
export const keepAll = (entries, values) =>
  withRoom(
    entries.map(({ path }) => path),
    () => keepAtOnce(entries, values),
  );

const keepAtOnce = async (entries, values) => {
  const database = await open();
  return new Promise((done, failed) => {
    const transaction = database.transaction([PAGES, TOLD, VALUES], 'readwrite');
    const pages = transaction.objectStore(PAGES);
    const texts = transaction.objectStore(TOLD);
    for (const { changed, ...entry } of entries) {
      const asked = pages.get(entry.path);
      asked.onsuccess = () => {
        const here = asked.result;
        const kind = here ? weightier(here.kind, entry.kind) : entry.kind;
        const stays = here && here.at >= (changed ?? entry.at);
        pages.put({ ...(stays ? here : entry), kind });
        if (!stays && isArticle(entry.path)) texts.put(told(entry.main), entry.path);
      };
    }
    for (const [name, it] of Object.entries(values)) transaction.objectStore(VALUES).put(it, name);
    transaction.oncomplete = () => done();
    transaction.onabort = () => failed(transaction.error);
  });
};

/** Forgets pages of a kind, lets others count as read ones, and forgets values, in one go. */
export const forgetAll = async (kind, paths, lists, names) => {
  const database = await open();
  return new Promise((done, failed) => {
    const transaction = database.transaction([PAGES, TOLD, VALUES], 'readwrite');
    const pages = transaction.objectStore(PAGES);
    const texts = transaction.objectStore(TOLD);
    for (const path of paths) {
      const asked = pages.get(path);
      asked.onsuccess = () => {
        if (asked.result?.kind !== kind) return;
        pages.delete(path);
        texts.delete(path);
      };
    }
    for (const path of lists) {
      const asked = pages.get(path);
      asked.onsuccess = () => {
        if (asked.result?.kind === kind) pages.put({ ...asked.result, kind: LIST });
      };
    }
    for (const name of names) transaction.objectStore(VALUES).delete(name);
    transaction.oncomplete = () => done();
    transaction.onabort = () => failed(transaction.error);
  });
};

/** Keeps a page. Where the device has no room, what was only read makes it: the oldest first. */
export const keep = (entry) =>
  withRoom([entry.path], () =>
    within([PAGES, TOLD], 'readwrite', (pages, texts) => {
      if (isArticle(entry.path)) texts.put(told(entry.main), entry.path);
      return pages.put(entry);
    }),
  );

/** The parts of a whole document; `null` where it is not one of ours, or cut short. */
export const parts = (text) => {
  if (!text.trimEnd().endsWith('</html>')) return null;
  const main = text.slice(text.indexOf('<main'), text.lastIndexOf('</main>') + 7);
  const title = /<title>([^<]*)<\/title>/.exec(text)?.[1];
  const canonical = /<link rel="canonical" href="([^"]*)">/.exec(text)?.[1];
  return main.startsWith('<main') && title ? { main, title, canonical } : null;
};

/** True for an address of an article. */
export const isArticle = (path) => /^\/[^/]*-\d+\.html$/.test(path);
