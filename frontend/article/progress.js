// The reading progress of a long article: a thin line at the top of the window, and an offer to
// continue where the reader stopped last time. It never scrolls by itself.
import { recallList, rememberList } from '../device/local-storage.js';
import { article, get, on } from '../reader/dom.js';

const KEY = 'doc-do';
/** Number of stored articles, the latest ones. */
const MAX_ARTICLES = 50;
/** Only articles of at least this many window heights have a line. */
const MIN_WINDOWS = 3;
/** From this paragraph on, the position is stored. */
const FIRST_PARAGRAPH = 2;
/** From this fraction on, an article counts as read to its end. */
const READ_SHARE = 0.95;

/** @typedef {{ id: string, at: number, of: number }} Place an article's number, paragraph, and number of paragraphs */

const line = document.createElement('div');
line.className = 'read-line';
line.hidden = true;

/** @type {ReturnType<typeof article>} */
let own;
/** @type {HTMLElement | null} */
let text;
/** @type {number | undefined} */
let noted;

const places = () => /** @type {Partial<Place>[]} */ (recallList(KEY));

/** @param {number} at */
const note = (at) => {
  if (at === noted || !own || !text) return;
  noted = at;
  const { id } = own;
  const all = places().filter((it) => it.id !== id);
  if (at >= FIRST_PARAGRAPH) all.unshift({ id, at, of: text.childElementCount });
  rememberList(KEY, all.slice(0, MAX_ARTICLES));
};

const measure = () => {
  if (!text?.isConnected) return;
  const { top, height } = text.getBoundingClientRect();
  const share = Math.min(Math.max((innerHeight - top) / height, 0), 1);
  line.style.transform = `scaleX(${top < innerHeight ? share : 0})`;
  if (share >= READ_SHARE) {
    note(0);
    return;
  }
  const at = [...text.children].findIndex((it) => it.getBoundingClientRect().bottom > innerHeight / 3);
  if (at >= FIRST_PARAGRAPH) note(at);
};

/** @type {number | undefined} */
let frame;
addEventListener(
  'scroll',
  () => {
    frame ??= requestAnimationFrame(() => {
      frame = undefined;
      measure();
    });
  },
  { passive: true },
);

on('click', '.resume', (/** @type {HTMLElement} */ button) => {
  const around = /** @type {Element} */ (button.closest('article'));
  const place = /** @type {HTMLElement} */ (get(around, '.text').children[Number(button.dataset.at)]);
  place.scrollIntoView();
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
});

/**
 * Starts with another page.
 * @param {HTMLElement} main
 */
export const show = (main) => {
  text = main.querySelector('article .text');
  own = article(main);
  if (!own || !text || text.offsetHeight < MIN_WINDOWS * innerHeight) text = null;
  noted = undefined;
  line.hidden = !text;
  document.body.append(line);
  if (!text) return;
  const before = places().find((it) => it.id === own?.id);
  const button = get(main, '.resume');
  // A text that was changed since has other paragraphs.
  if (before?.at && before.at >= FIRST_PARAGRAPH && before.of === text.childElementCount) {
    button.dataset.at = `${before.at}`;
    get(button, 'b').textContent = `${Math.round((100 * before.at) / before.of)}\u00a0%`;
    button.hidden = false;
  }
  measure();
};
