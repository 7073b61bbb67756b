// Editions are taken, opened and handed on by a module of their own (`edition.js`),
// loaded on the pages that have a place for it, and beside any page, twice a day
// at most, to take the newest articles along.
import { recall, remember } from '../reader/dom.js';

const load = (use) => import(ADDRESSES.edition).then(use).catch(() => {});

/** When the newest articles came last; in milliseconds. */
const KEY = 'moi-nhat';
const PAUSE = 12 * 3600 * 1000;

/** Takes the front page and the newest articles along, unless the reader saves data. */
export const takeNewest = () => {
  const before = Number(recall(KEY)) || 0;
  if (navigator.connection?.saveData || !window.DecompressionStream || Date.now() - before < PAUSE) return;
  load(async (edition) => {
    const isCut = await edition.takeNewest();
    // What broke off goes on next time; what cannot be kept is not asked for at every page.
    if (!isCut) remember(KEY, `${Date.now()}`);
  });
};

export const shown = (main) => {
  if (main.querySelector('.edition')) load((edition) => edition.shown(main));
};
