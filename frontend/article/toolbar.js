// The row of tools under an article's title, made of the words that the page brings along. The
// wasm does what "listen" says; the other tools are scripts.
import { element, wordsOf } from '../reader/dom.js';

/** How many words the page brings along. */
const WORDS = 7;

/**
 * @param {string} className
 * @param {string} words
 * @param {Record<string, unknown>} [more]
 */
const button = (className, words, more) => element('button', { type: 'button', className, ...more }, words);

/**
 * Makes the row, unless the page was shown before.
 * @param {HTMLElement} main
 */
export const show = (main) => {
  /** @type {HTMLElement | null} */
  const row = main.querySelector('.tools');
  if (!row || row.firstChild) return;
  const words = wordsOf(row);
  // Pages of an earlier build bring more along.
  if (words.length > WORDS) words.splice(3, 2);
  const [listen, save, print, saved, done, undone, failed] = words;
  row.append(
    button('listen', listen),
    button('save', save, {
      'aria-pressed': 'false',
      'data-done': done,
      'data-undone': undone,
      'data-failed': failed,
    }),
    button('print', print),
    element('p', { className: 'status', role: 'status' }),
    element('a', { className: 'to-saved', href: '/da-luu', hidden: true }, saved),
  );
};
