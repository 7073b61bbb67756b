// Requests of pages to the worker.
/** @import { RequestOf, StorageReport, WorkerAnswers, WorkerRequest } from '../types/messages' */
import { deletePage, getPage, getPages, getPaths } from '../device/database.js';
import { EDITION_PICTURES_CACHE, deleteEditionRecords, getEditions } from '../device/edition-records.js';
import { EDITION, READ, SAVED } from '../device/page-kinds.js';
import { getReadLimit, setReadLimit, storePage, trimPages } from '../device/stored-pages.js';
import { storeFetched } from './pages.js';
import { deletePictures, savePictures } from './pictures.js';

const OK = 200;

/**
 * Returns the page at this address, fetched and stored if it is not stored yet.
 * @param {string} path
 */
const ensurePage = async (path) => {
  if (!(await getPage(path))) {
    const response = await fetch(path, { headers: { accept: 'text/html' } });
    if (response.status === OK) await storeFetched(path, await response.text(), response);
  }
  return getPage(path);
};

/**
 * Returns the addresses of a page's pictures.
 * @param {string} main
 */
const picturesOf = (main) => [...main.matchAll(/<img src="(\/media\/[^"]+)"/g)].map(([, address]) => address);

/** @type {{ [Name in WorkerRequest['ask']]: (request: RequestOf<Name>) => Promise<WorkerAnswers[Name]> }} */
const HANDLERS = {
  /** Lets this build take over from an older one. */
  takeOver: () => skipWaiting(),

  /** Stores a page that was loaded before the worker was installed. */
  keep: async ({ path }) => Boolean(await ensurePage(path)),

  /** Returns the paths of all stored pages. */
  paths: () => getPaths(),

  /** Stores an article with its pictures until `drop`. Returns how many bytes it has. */
  save: async ({ path }) => {
    const page = await ensurePage(path);
    if (!page) throw new Error(path);
    await storePage({ ...page, kind: SAVED });
    const pictures = picturesOf(page.main);
    // Without room or network the article is saved without pictures.
    const more = await savePictures(pictures).catch(() => 0);
    // Meanwhile the reader may have dropped it, or a newer version come.
    const now = await getPage(path);
    if (now?.kind === SAVED) await storePage({ ...now, bytes: now.main.length + more });
    else await deletePictures(pictures);
    return page.main.length + more;
  },

  /** Turns a saved article into one that was read, or that belongs to its edition. */
  drop: async ({ path }) => {
    const page = await getPage(path);
    if (page?.kind !== SAVED) return;
    await deletePictures(picturesOf(page.main));
    const isOfEdition = (await getEditions()).some(([, { paths }]) => paths.includes(path));
    await storePage({ ...page, kind: isOfEdition ? EDITION : READ, bytes: page.main.length });
  },

  /** Reports what is stored. */
  stock: async () => {
    /** @type {StorageReport} */
    const report = {};
    for (const { kind, bytes, path, title, at } of await getPages()) {
      const ofKind = (report[kind] ??= { count: 0, bytes: 0, pages: [] });
      ofKind.count += 1;
      ofKind.bytes += bytes;
      ofKind.pages.push({ path, title, at, bytes });
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
    for (const { path, main } of await getPages(kind)) {
      if (kind === SAVED) await deletePictures(picturesOf(main));
      await deletePage(path);
    }
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
