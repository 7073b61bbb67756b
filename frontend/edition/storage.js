// An edition on this device: its pages under their own addresses, its pictures,
// and its files as they were signed, to be shared again.
/** @import { CheckedEdition, EditionPage, EditionPicture, PaperKeys } from '../types/edition' */
/** @import { EditionRecord, PageUpdate } from '../types/database' */
import { getPage, getValue } from '../device/database.js';
import { EDITION_PICTURES_CACHE, getEditions, recordName } from '../device/edition-records.js';
import { putPicture } from '../device/make-room.js';
import { EDITION, LIST, READ } from '../device/page-kinds.js';
import { isArticle } from '../device/page-parts.js';
import { getReadLimit, releasePages, storePages, trimPages } from '../device/stored-pages.js';
import { bytesOf } from './base64.js';
import { TRUSTED_KEY_NAME, readEdition } from './format.js';

/** Once an edition consists of this many files (the whole one and later parts), the whole one is offered again. */
export const MAX_FILES = 8;

/**
 * Returns what is stored of an edition.
 * @param {string} name
 */
export const getEdition = (name) => getValue(recordName(name));

/**
 * @param {EditionPage} page
 * @param {number} at
 * @returns {PageUpdate}
 */
const pageOf = ({ path, title, canonical, main }, at) => ({
  path,
  title,
  canonical,
  main,
  at,
  kind: EDITION,
  bytes: main.length,
  brief: isArticle(path) || undefined,
});

/**
 * Returns the pages of an edition.
 * @param {CheckedEdition} checked
 */
export const pagesOf = ({ head, edition }) => {
  const at = head.made * 1000;
  const pictured = edition.pictures.length > 0;
  // A page that was read since it last changed is more complete and stays; one with pictures replaces it.
  const articles = edition.articles.map((it) => ({
    ...pageOf(it, at),
    changed: pictured ? at : it.updated * 1000,
  }));
  // A list is as old as its newest article: a later front page stays.
  const lists = edition.lists.map((it, nth) => pageOf(it, nth ? it.newest * 1000 : at));
  return [...articles, ...lists];
};

/**
 * Returns true if every article of an edition is in its file or stored already.
 * @param {CheckedEdition} checked
 */
const isWhole = async ({ edition }) => {
  if (!edition.since) return true;
  const included = new Set(edition.articles.map(({ path }) => path));
  for (const path of edition.paths) if (!included.has(path) && !(await getPage(path))) return false;
  return true;
};

/**
 * Checks a file and stores its content, all of it or nothing. Returns the checked file, or `null`
 * for a part whose other articles are missing. Throws `Refused`.
 * @param {Uint8Array<ArrayBuffer>} file
 * @param {PaperKeys} keys as in `readEdition`
 */
export const storeEdition = async (file, keys) => {
  const checked = await readEdition(file, keys);
  const { head, edition } = checked;
  if (!(await isWhole(checked))) return null;
  const before = await getEdition(head.name);
  const files = edition.since && before ? [...before.files, file] : [file];
  const addresses = edition.pictures.map(({ address }) => address);
  /** @type {EditionRecord} */
  const record = {
    made: head.made,
    files,
    paths: edition.paths,
    lists: edition.lists.map(({ path }) => path),
    addresses: [...new Set([...(edition.since ? (before?.addresses ?? []) : []), ...addresses])],
  };
  try {
    await storePictures(edition.pictures);
    await storePages(pagesOf(checked), { [recordName(head.name)]: record, [TRUSTED_KEY_NAME]: checked.trusted });
  } catch (error) {
    // No record names its pictures: nothing would ever delete them.
    await release(head.name, { paths: [], lists: [], addresses }, before);
    throw error;
  }
  if (before) await release(head.name, before, record);
  return checked;
};

/** @typedef {Pick<EditionRecord, 'paths' | 'lists' | 'addresses'>} Contents */

/**
 * Deletes what an edition held before and neither it nor another edition holds now.
 * @param {string} name
 * @param {Contents} before
 * @param {Contents} [now] nothing if the edition itself is deleted
 */
const release = async (name, before, now) => {
  const others = (await getEditions()).filter(([other]) => other !== name).map(([, record]) => record);
  /** @param {keyof Contents} what */
  const gone = (what) => {
    const stay = new Set([now, ...others].flatMap((record) => record?.[what] ?? []));
    return before[what].filter((it) => !stay.has(it));
  };
  await releasePages(EDITION, gone('paths'), gone('lists'), now ? [] : [recordName(name)]);
  const addresses = gone('addresses');
  if (!addresses.length) return;
  const cache = await caches.open(EDITION_PICTURES_CACHE);
  for (const address of addresses) await cache.delete(address);
};

/**
 * Checks a file and stores its pages as if they had been read: newer ones replace them.
 * @param {Uint8Array<ArrayBuffer>} file
 * @param {PaperKeys} keys as in `readEdition`
 * @param {Record<string, unknown>} values values that are stored with the pages
 */
export const storeAsRead = async (file, keys, values) => {
  const checked = await readEdition(file, keys);
  /** @type {PageUpdate[]} */
  const pages = pagesOf(checked).map((page) => ({ ...page, kind: isArticle(page.path) ? READ : LIST }));
  await storePages(pages, { ...values, [TRUSTED_KEY_NAME]: checked.trusted });
  await trimPages(READ, await getReadLimit());
};

/**
 * Stores pictures, before the pages that show them: a page without one shows its caption.
 * @param {EditionPicture[]} pictures
 */
const storePictures = async (pictures) => {
  if (!pictures.length) return;
  const cache = await caches.open(EDITION_PICTURES_CACHE);
  for (const { address, type, base64 } of pictures) {
    await putPicture(cache, address, bytesOf(base64), { 'content-type': type });
  }
};

/**
 * Deletes an edition; saved articles stay.
 * @param {string} name
 */
export const deleteEdition = async (name) => {
  const record = await getEdition(name);
  if (record) await release(name, record);
};
