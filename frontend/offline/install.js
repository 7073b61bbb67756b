// The paper on the home screen: offered in the foot of the page where the
// browser lets it, at most once in thirty days.
import { element, recall, remember } from '../reader/dom.js';
import { words } from './formatting.js';

const KEY = 'cai-dat';
const PAUSE = 30 * 24 * 3600 * 1000;

/** `prompt` is the browser's own offer; without one, its menu has the way. */
export const offerInstall = (prompt) => {
  const foot = document.querySelector('footer');
  const offered = Number(recall(KEY)) || 0;
  if (!foot || foot.querySelector('.install') || Date.now() - offered < PAUSE) return;
  remember(KEY, `${Date.now()}`);
  const offer = element('p', { className: 'install' }, prompt ? words.install : words.installIos, ' ');
  const button = (name, act) => {
    const made = element('button', { type: 'button' }, name);
    made.addEventListener('click', act);
    offer.append(made, ' ');
  };
  if (prompt) {
    button(words.installNow, async () => {
      await prompt.prompt();
      offer.remove();
    });
  }
  button(words.later, () => offer.remove());
  foot.prepend(offer);
};
