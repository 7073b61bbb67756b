// Requests of pages to the worker.
/** @import { RequestOf, StorageReport, WorkerAnswers, WorkerRequest } from '../types/messages' */
import { deletePage, getPage, getPages, getPaths } from '../device/database.js';
import { EDITION_PICTURES_CACHE, deleteEditionRecords, getEditions } from '../device/edition-records.js';
import { EDITION, READ, SAVED } from '../device/page-kinds.js';
import { publishedAt } from '../device/page-parts.js';
import { getReadLimit, setReadLimit, storePage, trimPages } from '../device/stored-pages.js';
import { fetchAndStore } from './pages.js';
import { deletePictures } from './pictures.js';
import { completePictures, picturesOf, releasePictures } from './saved-pictures.js';

/**
 * Returns the page at this address, fetched and stored if it is not stored yet. One that came with
 * an edition has no pictures and no boxes: it is replaced if the network allows.
 * @param {string} path
 */
const ensurePage = async (path) => {
  const stored = await getPage(path);
  if (!stored) await fetchAndStore(path);
  else if (stored.brief) await fetchAndStore(path).catch(() => {});
  return getPage(path);
};

/** Counts how often all saved articles were deleted. */
let clears = 0;

/**
 * Stores an article with its pictures until it is dropped. Throws if it does not come, or without room.
 * @param {string} path
 */
const savePage = async (path) => {
  const before = clears;
  const page = await ensurePage(path);
  // Meanwhile the reader may have deleted all of them: it is not said to be saved.
  if (!page || clears !== before) throw new TypeError(path);
  await storePage({ ...page, kind: SAVED });
  return completePictures(path);
};

/**
 * Saves an article that the reader's list names, unless it is stored with its pictures.
 * @param {string} path
 */
const completeSaved = async (path) => {
  const page = await getPage(path);
  if (page?.kind !== SAVED || page.missing) await savePage(path);
};

/** @type {{ [Name in WorkerRequest['ask']]: (request: RequestOf<Name>) => Promise<WorkerAnswers[Name]> }} */
const HANDLERS = {
  /** Lets this build take over from an older one. */
  takeOver: () => skipWaiting(),

  /** Stores a page that was loaded before the worker was installed. */
  keep: async ({ path }) => Boolean(await ensurePage(path)),

  /** Returns the paths of all stored pages. */
  paths: () => getPaths(),

  /** Stores an article with its pictures until `drop`. Returns how many bytes it has, and how many pictures are missing. */
  save: ({ path }) => savePage(path),

  /**
   * Saves the articles of the reader's list that are not stored, or not with all their pictures.
   * Returns the saved articles that the list does not name.
   */
  reconcile: async ({ paths }) => {
    const before = clears;
    for (const path of paths) {
      if (clears !== before) return [];
      // What does not come now is tried again next time.
      await completeSaved(path).catch(() => {});
    }
    const unlisted = (await getPages(SAVED)).filter(({ path }) => !paths.includes(path));
    return unlisted.map(({ path, title, at }) => ({ path, title, at }));
  },

  /** Turns a saved article into one that was read, or that belongs to its edition. */
  drop: async ({ path }) => {
    const page = await getPage(path);
    if (page?.kind !== SAVED) return;
    await releasePictures(path, picturesOf(page.main));
    const isOfEdition = (await getEditions()).some(([, { paths }]) => paths.includes(path));
    await storePage({ ...page, kind: isOfEdition ? EDITION : READ, bytes: page.main.length, missing: 0 });
  },

  /** Reports what is stored. */
  stock: async () => {
    /** @type {StorageReport} */
    const report = {};
    for (const { kind, bytes, path, title, at, main, missing } of await getPages()) {
      const ofKind = (report[kind] ??= { count: 0, bytes: 0, pages: [] });
      ofKind.count += 1;
      ofKind.bytes += bytes;
      ofKind.pages.push({ path, title, at, bytes, missing, published: publishedAt(main) });
    }
    return report;
  },

  /** Returns how many articles that were read are stored; with `count`, changes it. */
  most: async ({ count }) => {
    if (count) {
      await setReadLimit(count);
      await trimPages(READ, count);
    }
    return getReadLimit();
  },

  /** Deletes all pages of a kind. */
  clear: async ({ kind }) => {
    if (kind === SAVED) clears += 1;
    const pages = await getPages(kind);
    // First the pages: while one is there, its missing pictures are fetched.
    for (const { path } of pages) await deletePage(path);
    if (kind === SAVED) await deletePictures(pages.flatMap(({ main }) => picturesOf(main)));
    if (kind !== EDITION) return;
    await caches.delete(EDITION_PICTURES_CACHE);
    await deleteEditionRecords();
  },
};

/**
 * Does what a page requests; returns the answer. Throws for requests that this build does not know.
 * @param {WorkerRequest | undefined} request
 */
export const handleRequest = async (request) => {
  if (!request || !Object.hasOwn(HANDLERS, request.ask)) throw new Error('unknown');
  const handler = /** @type {(request: WorkerRequest) => Promise<unknown>} */ (HANDLERS[request.ask]);
  return handler(request);
};
