// Freeing space where the device has none left: pictures that were seen go
// first, then lists, then articles that were read.
import { deletePage, getOldestPaths } from './database.js';
import { LIST, READ } from './page-kinds.js';

/** The cache of pictures that were seen. */
export const SEEN_PICTURES_CACHE = 'anh';

/** Numbers of lists and of articles that are deleted together. */
const LISTS_AT_ONCE = 5;
const ARTICLES_AT_ONCE = 20;

/**
 * Returns true for the error of a full device.
 * @param {unknown} error
 */
export const isFull = (error) => /** @type {Partial<Error> | undefined} */ (error)?.name === 'QuotaExceededError';

/**
 * Deletes pictures that were seen and the oldest lists and articles, except these paths. Returns
 * false if no page was left to delete.
 * @param {Set<string>} wanted
 */
const makeRoom = async (wanted) => {
  await caches.delete(SEEN_PICTURES_CACHE);
  const lists = await getOldestPaths(LIST, LISTS_AT_ONCE);
  const freed = lists.concat(await getOldestPaths(READ, ARTICLES_AT_ONCE)).filter((path) => !wanted.has(path));
  for (const path of freed) await deletePage(path);
  return freed.length > 0;
};

/**
 * Does `work`; as long as the device is full, makes room and repeats it. Pages at `paths` stay.
 * @template Result
 * @param {string[]} paths
 * @param {() => Promise<Result>} work
 * @param {(wanted: Set<string>) => Promise<boolean>} [free]
 * @returns {Promise<Result>}
 */
export const withRoom = async (paths, work, free = makeRoom) => {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isFull(error) || !(await free(new Set(paths)))) throw error;
    }
  }
};

/**
 * Puts a picture into a cache. Pictures that were only seen make room for it; articles do not.
 * @param {Cache} cache
 * @param {string} address
 * @param {BodyInit} body
 * @param {HeadersInit} headers
 */
export const putPicture = async (cache, address, body, headers) => {
  const put = () => cache.put(address, new Response(body, { headers }));
  try {
    await put();
  } catch (error) {
    if (!isFull(error) || !(await caches.delete(SEEN_PICTURES_CACHE))) throw error;
    await put();
  }
};
