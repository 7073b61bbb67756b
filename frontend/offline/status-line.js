// One quiet line at the foot of the window: how old the page is, and what is
// offered beside it.
import { element } from '../reader/dom.js';

let line;
let state;
let offered;

const show = () => {
  if (!line) {
    line = element('p', { className: 'device-line', role: 'status' });
    document.body.append(line);
  }
  line.hidden = !state && !offered;
  line.replaceChildren(...[state, offered].filter(Boolean).flatMap((part) => [part, ' ']));
};

const part = (words, buttons) => {
  if (!words) return undefined;
  const made = buttons.map(([name, act]) => {
    const button = element('button', { type: 'button' }, name);
    button.addEventListener('click', act);
    return button;
  });
  return element('span', {}, words, ...made.flatMap((button) => [' ', button]));
};

/** Says how the page is, with buttons of `[words, act]`; nothing more without words. */
export const say = (words, ...buttons) => {
  state = part(words, buttons);
  show();
};

/** Offers something that stays until it is taken or sent away. */
export const offer = (words, ...buttons) => {
  offered = part(words, buttons);
  show();
};
