// The pictures of saved articles.
import { getPage, getPages } from '../device/database.js';
import { SAVED } from '../device/page-kinds.js';
import { storePage } from '../device/stored-pages.js';
import { deletePictures, savePictures } from './pictures.js';

/**
 * Returns the addresses of a page's pictures.
 * @param {string} main
 */
export const picturesOf = (main) => [...main.matchAll(/<img src="(\/media\/[^"]+)"/g)].map(([, address]) => address);

/**
 * Deletes pictures of a saved article, except those that another one shows.
 * @param {string} path
 * @param {string[]} addresses
 */
export const releasePictures = async (path, addresses) => {
  const others = (await getPages(SAVED)).filter((it) => it.path !== path);
  const stay = new Set(others.flatMap(({ main }) => picturesOf(main)));
  await deletePictures(addresses.filter((address) => !stay.has(address)));
};

/**
 * Stores the pictures of a saved article that are not stored yet, and notes how many are missing.
 * Returns how many bytes article and pictures have, and that number.
 * @param {string} path
 */
export const completePictures = async (path) => {
  const page = await getPage(path);
  if (page?.kind !== SAVED) return { bytes: 0, missing: 0 };
  const pictures = picturesOf(page.main);
  const stored = await savePictures(pictures, async () => (await getPage(path))?.kind === SAVED);
  const bytes = page.main.length + stored.bytes;
  // Meanwhile the reader may have dropped it, or a newer version come.
  const now = await getPage(path);
  if (now?.kind !== SAVED) await releasePictures(path, pictures);
  else if (now.main === page.main) await storePage({ ...now, bytes, missing: stored.missing });
  return { bytes, missing: stored.missing };
};

/**
 * Replaces the pictures of an earlier version of a saved article.
 * @param {string} path
 * @param {string} before the earlier `<main>`
 * @param {string} now
 */
export const replacePictures = async (path, before, now) => {
  const stay = picturesOf(now);
  await releasePictures(path, picturesOf(before).filter((address) => !stay.includes(address)));
  await completePictures(path);
};
