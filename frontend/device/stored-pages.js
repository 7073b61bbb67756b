// Storing pages: many in one transaction, within limits, and with room made
// for them on a full device.
/** @import { PageKind, PageRecord, PageUpdate } from '../types/database' */
import { searchedText } from './article-text.js';
import { PAGES, TEXTS, VALUES, countPages, deletePage, getOldestPaths, getValue, openDatabase, setValue, transact } from './database.js';
import { withRoom } from './make-room.js';
import { LIST, SAVED, strongerKind } from './page-kinds.js';
import { isArticle } from './page-parts.js';

/** Name of the reader's choice of how many articles that were read are stored. */
const READ_LIMIT = 'so-bai';
const DEFAULT_READ_LIMIT = 200;

/** Returns how many articles that were read are stored. */
export const getReadLimit = async () => (await getValue(READ_LIMIT)) ?? DEFAULT_READ_LIMIT;

/** @param {number} count */
export const setReadLimit = (count) => setValue(READ_LIMIT, count);

/**
 * Deletes the oldest pages of a kind until at most `limit` are left. Returns how many were deleted.
 * @param {PageKind} kind
 * @param {number} limit
 */
export const trimPages = async (kind, limit) => {
  const over = (await countPages(kind)) - limit;
  if (over <= 0) return 0;
  for (const path of await getOldestPaths(kind, over)) await deletePage(path);
  return over;
};

/**
 * Stores a page.
 * @param {PageRecord} page
 */
export const storePage = (page) =>
  withRoom([page.path], () =>
    transact([PAGES, TEXTS], 'readwrite', (pages, texts) => {
      if (isArticle(page.path)) texts.put(searchedText(page.main), page.path);
      return pages.put(page);
    }),
  );

/**
 * Stores pages and values in one transaction: all of them or none. A stored page that is not older
 * than `changed` (without it, `at`) stays as it is; its kind may become a stronger one.
 * @param {PageUpdate[]} pages
 * @param {Record<string, unknown>} values
 */
export const storePages = (pages, values) =>
  withRoom(
    pages.map(({ path }) => path),
    () => storeAtOnce(pages, values),
  );

/**
 * Runs `work` on pages, texts and values in one transaction.
 * @param {(pages: IDBObjectStore, texts: IDBObjectStore, values: IDBObjectStore) => void} work
 * @returns {Promise<void>}
 */
const transactAll = async (work) => {
  const database = await openDatabase();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction([PAGES, TEXTS, VALUES], 'readwrite');
    work(transaction.objectStore(PAGES), transaction.objectStore(TEXTS), transaction.objectStore(VALUES));
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
};

/**
 * Calls `use` with the stored page at `path`, within its transaction.
 * @param {IDBObjectStore} pages
 * @param {string} path
 * @param {(page: PageRecord | undefined) => void} use
 */
const withPage = (pages, path, use) => {
  const request = pages.get(path);
  request.onsuccess = () => use(request.result);
};

/**
 * Returns what stays of a saved article's record when a newer version replaces it. Pictures of a
 * changed text may be missing until they are fetched.
 * @param {PageRecord | undefined} stored
 * @param {PageRecord} page
 */
const savedParts = (stored, { main }) => {
  if (stored?.kind !== SAVED) return {};
  return { bytes: stored.bytes, missing: stored.main === main ? stored.missing : 1 };
};

/**
 * @param {PageUpdate[]} updates
 * @param {Record<string, unknown>} newValues
 */
const storeAtOnce = (updates, newValues) =>
  transactAll((pages, texts, values) => {
    for (const { changed, ...page } of updates) {
      withPage(pages, page.path, (stored) => {
        const kind = stored ? strongerKind(stored.kind, page.kind) : page.kind;
        const stays = stored && stored.at >= (changed ?? page.at);
        pages.put({ ...(stays ? stored : { ...page, ...savedParts(stored, page) }), kind });
        if (!stays && isArticle(page.path)) texts.put(searchedText(page.main), page.path);
      });
    }
    for (const [name, value] of Object.entries(newValues)) values.put(value, name);
  });

/**
 * In one transaction: deletes the pages at `paths` that are of this kind, turns those at `lists`
 * into ordinary lists, and deletes the values with these names.
 * @param {PageKind} kind
 * @param {string[]} paths
 * @param {string[]} lists
 * @param {string[]} names
 */
export const releasePages = (kind, paths, lists, names) =>
  transactAll((pages, texts, values) => {
    for (const path of paths) {
      withPage(pages, path, (stored) => {
        if (stored?.kind !== kind) return;
        pages.delete(path);
        texts.delete(path);
      });
    }
    for (const path of lists) {
      withPage(pages, path, (stored) => {
        if (stored?.kind === kind) pages.put({ ...stored, kind: LIST });
      });
    }
    for (const name of names) values.delete(name);
  });
