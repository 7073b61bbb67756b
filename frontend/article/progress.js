// How far a long article is read: a thin line at the top of the window, and an
// offer to go on where the reader stopped last time. Never a jump by itself.
import { article, on, recallList, rememberList } from '../reader/dom.js';

const KEY = 'doc-do';
/** So many articles are remembered, the latest ones. */
const KEPT = 50;
/** An article of fewer windows than this is soon found again. */
const LONG = 3;
/** Paragraphs before which nobody needs an offer, and the share at which an article is read. */
const BEGUN = 2;
const DONE = 0.95;

const line = document.createElement('div');
line.className = 'read-line';
line.hidden = true;

let own;
let text;
let noted;

const note = (at) => {
  if (at === noted) return;
  noted = at;
  const others = recallList(KEY).filter((it) => it.id !== own.id);
  if (at >= BEGUN) others.unshift({ id: own.id, at, of: text.childElementCount });
  rememberList(KEY, others.slice(0, KEPT));
};

const measure = () => {
  if (!text?.isConnected) return;
  const { top, height } = text.getBoundingClientRect();
  const share = Math.min(Math.max((innerHeight - top) / height, 0), 1);
  line.style.transform = `scaleX(${top < innerHeight ? share : 0})`;
  if (share >= DONE) {
    note(0);
    return;
  }
  const at = [...text.children].findIndex((it) => it.getBoundingClientRect().bottom > innerHeight / 3);
  if (at >= BEGUN) note(at);
};

let asked;
addEventListener(
  'scroll',
  () => {
    asked ??= requestAnimationFrame(() => {
      asked = undefined;
      measure();
    });
  },
  { passive: true },
);

on('click', '.resume', (button) => {
  const place = button.closest('article').querySelector('.text').children[button.dataset.at];
  place.scrollIntoView();
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
});

/** Begins with another page. */
export const shown = (main) => {
  text = main.querySelector('article .text');
  own = article(main);
  if (!own || text.offsetHeight < LONG * innerHeight) text = null;
  noted = undefined;
  line.hidden = !text;
  document.body.append(line);
  if (!text) return;
  const before = recallList(KEY).find((it) => it.id === own.id);
  const button = main.querySelector('.resume');
  // A text that was changed since has its paragraphs elsewhere.
  if (before?.at >= BEGUN && before.of === text.childElementCount) {
    button.dataset.at = before.at;
    button.querySelector('b').textContent = `${Math.round((100 * before.at) / before.of)}\u00a0%`;
    button.hidden = false;
  }
  measure();
};
