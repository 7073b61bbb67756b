// Editions are taken, opened and handed on by a module of their own (`edition.js`),
// loaded on the pages that have a place for it.
export const shown = (main) => {
  if (!main.querySelector('.edition')) return;
  import(ADDRESSES.edition).then((edition) => edition.shown(main)).catch(() => {});
};
