// The searched text of an article's page: the elements that `device/search`
// reads (`device/search/src/article.rs`), without the rest of the page.

/** The elements' start and end, in the order of the page. */
const ELEMENTS = [
  ['<article', '>'],
  ['<nav', '</nav>'],
  ['<h1>', '</h1>'],
  ['<time', '</time>'],
  ['<p class="lead">', '</p>'],
  ['<div class="text">', '</div>'],
];

/**
 * @param {string} main
 * @param {string[]} element
 */
const extract = (main, [start, end]) => {
  const from = main.indexOf(start);
  return from < 0 ? '' : main.slice(from, main.indexOf(end, from) + end.length);
};

/**
 * Returns the searched parts of an article's `<main>`, in UTF-8, which takes half the space of a string.
 * @param {string} main
 */
export const searchedText = (main) => new TextEncoder().encode(ELEMENTS.map((it) => extract(main, it)).join(''));
