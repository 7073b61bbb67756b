// A page whose end did not come.
import { words } from './formatting.js';
import { say } from './status-line.js';

/** Loads the page again: past the browser's cache, which may hold the half page as a whole one. */
const loadAgain = async () => {
  try {
    await fetch(location.href, { cache: 'reload', headers: { accept: 'text/html' } });
    location.reload();
  } catch {
    // Without network the page stays as it is.
  }
};

/** Says that the rest of the page is missing. */
export const reportHalf = () => say(words.half, [words.again, loadAgain]);
