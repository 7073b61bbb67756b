// Entries of the list of saved articles.

/** Name of the list in `localStorage`. */
export const SAVED_KEY = 'da-luu';

/**
 * @typedef {object} SavedArticle
 * @property {string} id
 * @property {string} title
 * @property {string} href path of the article
 * @property {number} at when it was saved, in milliseconds since 1970
 */

/**
 * Returns true for an entry with a number and a path of this website: the list may have been
 * written by another build, or changed by hand.
 * @param {unknown} entry
 * @returns {entry is SavedArticle}
 */
export const isSavedArticle = (entry) => {
  const { id, href } = /** @type {Partial<SavedArticle>} */ (entry ?? {});
  return Boolean(id) && /^\/[^/\\]/.test(`${href}`);
};
