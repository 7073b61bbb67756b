// Loads the edition tools (`main.js`) on pages that have a place for them and,
// beside any page, twice a day at most, to download the newest articles.
import { recall, remember } from '../device/local-storage.js';

/** @typedef {typeof import('./main.js')} Tools */

/**
 * @param {(tools: Tools) => void | Promise<void>} use
 */
const load = (use) => {
  // What fails is reported by the tools; without them the page's links work.
  import(ADDRESSES.edition).then(use).catch(() => {});
};

/** When the newest articles were downloaded last, in milliseconds since 1970. */
const KEY = 'moi-nhat';
const INTERVAL = 12 * 3600 * 1000;

/** Downloads the front page and the newest articles, unless Data Saver is on. */
export const downloadNewest = () => {
  const before = Number(recall(KEY)) || 0;
  if (navigator.connection?.saveData || !window.DecompressionStream || Date.now() - before < INTERVAL) return;
  load(async (tools) => {
    // What was interrupted continues on the next page; what cannot be stored waits like what is stored.
    if (await tools.downloadNewest()) remember(KEY, `${Date.now()}`);
  });
};

/** @param {HTMLElement} main */
export const show = (main) => {
  if (main.querySelector('.edition')) load((tools) => tools.show(main));
};
