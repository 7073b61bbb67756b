// What of an article's page is searched: the elements that `device` reads
// (`device/search/src/article.rs`), and none of what stands around them.
const PIECES = [
  ['<article', '>'],
  ['<nav', '</nav>'],
  ['<h1>', '</h1>'],
  ['<time', '</time>'],
  ['<p class="lead">', '</p>'],
  ['<div class="text">', '</div>'],
];

const piece = (main, [start, end]) => {
  const from = main.indexOf(start);
  return from < 0 ? '' : main.slice(from, main.indexOf(end, from) + end.length);
};

/** Of an article's `<main>`, what is searched; in UTF-8, half as long as a string. */
export const told = (main) => new TextEncoder().encode(PIECES.map((it) => piece(main, it)).join(''));
