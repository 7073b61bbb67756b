// What is kept as a page: a whole document of this paper and of the address that was asked. A page
// of a proxy (maintenance, login) may come with status 200 and must not replace a stored one.
/** @import { PageParts } from '../types/database' */
import { articleNumber, documentParts, isComplete, marksOf } from '../device/page-parts.js';
import { isHtml, isPrivate } from './response.js';

/** A response with its body. @typedef {{ response: Response, text: string }} Whole */

const OK = 200;
/** Statuses of this paper's pages that are shown in place of a stored page. */
const SHOWN = [OK, 404, 410];
const KNOWN_MARKS = PAPER.split(' ');

/**
 * Returns true for a document of this paper, whatever key it has.
 * @param {string} text
 */
export const isPaper = (text) => marksOf(text).length > 0;

/**
 * Returns true for a document that ended cleanly before its end mark.
 * @param {Whole} whole
 */
export const isHalf = ({ response, text }) => response.status === OK && isHtml(response) && !isComplete(text);

/**
 * Returns true if an article's document has the number in its address.
 * @param {string} path
 * @param {string | undefined} canonical
 */
const fits = (path, canonical = '') => {
  const number = articleNumber(path);
  return !number || number === articleNumber(canonical);
};

/**
 * Returns the parts of a page that may be stored at `path`; nothing for any other response.
 * @param {string} path
 * @param {Whole} whole
 * @returns {PageParts | undefined}
 */
export const storableParts = (path, { response, text }) => {
  if (response.status !== OK || response.redirected || !isHtml(response) || isPrivate(response)) return undefined;
  if (!marksOf(text).some((mark) => KNOWN_MARKS.includes(mark))) return undefined;
  const parts = documentParts(text);
  return parts && fits(path, parts.canonical) ? parts : undefined;
};

/**
 * Returns true if a response is shown although a page is stored at `path`.
 * @param {string} path
 * @param {Whole} whole
 */
export const isAnswer = (path, { response, text }) => {
  if (response.type === 'opaqueredirect' || response.redirected) return true;
  if (!SHOWN.includes(response.status) || !isHtml(response) || !isComplete(text) || !isPaper(text)) return false;
  return response.status !== OK || fits(path, documentParts(text)?.canonical);
};
