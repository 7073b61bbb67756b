// A page whose end did not come.
import { words } from './formatting.js';
import { say } from './status-line.js';

/** Says that the rest of the page is missing. */
export const reportHalf = () => say(words.half, [words.again, () => location.reload()]);
