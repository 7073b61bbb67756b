// The IndexedDB database `tin-lang`, for pages and workers. `trang` holds pages
// (`PageRecord`) as parts, so that they open in the frame of any build; `loi`
// holds the searched text of articles once more, so that a search need not read
// whole pages; `khac` holds values by name (`StoredValue`).
/** @import { PageKind, PageRecord, StoredValue } from '../types/database' */
import { isOffered } from './offered.js';

export const PAGES = 'trang';
export const TEXTS = 'loi';
export const VALUES = 'khac';

/** @type {Promise<IDBDatabase> | undefined} */
let opened;

/** Opens the database, and again after another build or the reader closed it. It is not made where nothing is stored. */
export const openDatabase = () =>
  (opened ??= new Promise((resolve, reject) => {
    if (!isOffered()) throw new Error('not offered');
    const request = indexedDB.open('tin-lang', 1);
    request.onupgradeneeded = () => {
      const pages = request.result.createObjectStore(PAGES, { keyPath: 'path' });
      pages.createIndex('kind', ['kind', 'at']);
      request.result.createObjectStore(TEXTS);
      request.result.createObjectStore(VALUES);
    };
    request.onsuccess = () => {
      const close = () => {
        request.result.close();
        opened = undefined;
      };
      request.result.onversionchange = close;
      request.result.onclose = close;
      resolve(request.result);
    };
    request.onerror = () => {
      opened = undefined;
      reject(request.error);
    };
  }));

/**
 * Runs `work(...stores)` in one transaction. Returns the result of the request that `work` returns.
 * @template Result
 * @param {string[]} names
 * @param {IDBTransactionMode} mode
 * @param {(...stores: IDBObjectStore[]) => IDBRequest<Result>} work
 * @returns {Promise<Result>}
 */
export const transact = async (names, mode, work) => {
  const database = await openDatabase();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(names, mode);
    const request = work(...names.map((name) => transaction.objectStore(name)));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? request.error);
  });
};

/**
 * @param {string} path
 * @returns {Promise<PageRecord | undefined>}
 */
export const getPage = (path) => transact([PAGES], 'readonly', (pages) => pages.get(path));

/** @param {string} path */
export const deletePage = (path) =>
  transact([PAGES, TEXTS], 'readwrite', (pages, texts) => {
    texts.delete(path);
    return pages.delete(path);
  });

/**
 * All of a kind, oldest first.
 * @param {PageKind} kind
 */
const ofKind = (kind) => IDBKeyRange.bound([kind, 0], [kind, Infinity]);

/**
 * Returns all pages, or all of a kind, oldest first.
 * @param {PageKind} [kind]
 * @returns {Promise<PageRecord[]>}
 */
export const getPages = (kind) =>
  transact([PAGES], 'readonly', (pages) => (kind ? pages.index('kind').getAll(ofKind(kind)) : pages.getAll()));

/**
 * Returns the paths of all pages.
 * @returns {Promise<string[]>}
 */
export const getPaths = () =>
  transact([PAGES], 'readonly', (pages) => /** @type {IDBRequest<string[]>} */ (pages.getAllKeys()));

/**
 * Returns the paths of the oldest pages of a kind.
 * @param {PageKind} kind
 * @param {number} count
 * @returns {Promise<string[]>}
 */
export const getOldestPaths = (kind, count) =>
  transact([PAGES], 'readonly', (pages) =>
    /** @type {IDBRequest<string[]>} */ (pages.index('kind').getAllKeys(ofKind(kind), count)),
  );

/** @param {PageKind} kind */
export const countPages = (kind) => transact([PAGES], 'readonly', (pages) => pages.index('kind').count(ofKind(kind)));

/**
 * Returns the path and the searched text of at most `count` articles, in the order of their paths,
 * beginning after one of them.
 * @param {string | undefined} after
 * @param {number} count
 * @returns {Promise<[string, Uint8Array][]>}
 */
export const getTexts = async (after, count) => {
  const range = after && IDBKeyRange.lowerBound(after, true);
  /** @type {IDBRequest<string[]> | undefined} */
  let paths;
  /** @type {Uint8Array[]} */
  const texts = await transact([TEXTS], 'readonly', (store) => {
    paths = /** @type {IDBRequest<string[]>} */ (store.getAllKeys(range, count));
    return store.getAll(range, count);
  });
  return texts.map((text, nth) => [/** @type {IDBRequest<string[]>} */ (paths).result[nth], text]);
};

/**
 * @template {string} Name
 * @param {Name} name
 * @returns {Promise<StoredValue<Name> | undefined>}
 */
export const getValue = (name) => transact([VALUES], 'readonly', (values) => values.get(name));

/**
 * @template {string} Name
 * @param {Name} name
 * @param {StoredValue<Name> | undefined} value
 */
export const setValue = (name, value) => transact([VALUES], 'readwrite', (values) => values.put(value, name));

/** @param {string} name */
export const deleteValue = (name) => transact([VALUES], 'readwrite', (values) => values.delete(name));

/**
 * Returns the names of all values.
 * @returns {Promise<string[]>}
 */
export const getValueNames = () =>
  transact([VALUES], 'readonly', (values) => /** @type {IDBRequest<string[]>} */ (values.getAllKeys()));
