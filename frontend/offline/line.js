// One quiet line at the foot of the window: how old the page is, what is new.
import { element } from '../device.js';

let line;

/** Shows words, and buttons of `[words, act]`; without words the line goes. */
export const say = (words, ...buttons) => {
  if (!line) {
    line = element('p', { className: 'device-line', role: 'status' });
    document.body.append(line);
  }
  line.hidden = !words;
  const made = buttons.map(([name, act]) => {
    const button = element('button', { type: 'button' }, name);
    button.addEventListener('click', act);
    return button;
  });
  line.replaceChildren(words, ...made.flatMap((button) => [' ', button]));
};
