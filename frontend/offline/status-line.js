// One line at the bottom of the window: the state of the page, with an action beside it.
import { element } from '../reader/dom.js';

/** @typedef {[words: string, act: () => unknown]} Button */

/** @type {HTMLElement | undefined} */
let line;
/** @type {HTMLElement | undefined} */
let state;
/** @type {HTMLElement | undefined} */
let offered;

const show = () => {
  if (!line) {
    line = element('p', { className: 'device-line', role: 'status' });
    document.body.append(line);
  }
  line.hidden = !state && !offered;
  line.replaceChildren(...[state, offered].flatMap((part) => (part ? [part, ' '] : [])));
};

/**
 * @param {string} words
 * @param {Button[]} buttons
 */
const part = (words, buttons) => {
  if (!words) return undefined;
  const made = buttons.map(([name, act]) => {
    const button = element('button', { type: 'button' }, name);
    button.addEventListener('click', act);
    return button;
  });
  return element('span', {}, words, ...made.flatMap((button) => [' ', button]));
};

/**
 * Shows the state of the page with buttons; without words, no state.
 * @param {string} words
 * @param {Button[]} buttons
 */
export const say = (words, ...buttons) => {
  state = part(words, buttons);
  show();
};

/**
 * Shows an offer until it is accepted or dismissed; without words, none.
 * @param {string} words
 * @param {Button[]} buttons
 */
export const offer = (words, ...buttons) => {
  offered = part(words, buttons);
  show();
};
