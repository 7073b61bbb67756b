// Editions are taken, opened and handed on by a module of their own (`edition.js`),
// loaded on the pages that have a place for it, and once when the paper is
// installed: then the newest articles come along.
const load = (use) => import(ADDRESSES.edition).then(use).catch(() => {});

addEventListener('appinstalled', () => load((edition) => edition.takeNewest()));

export const shown = (main) => {
  if (main.querySelector('.edition')) load((edition) => edition.shown(main));
};
