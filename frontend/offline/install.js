// Offers to install the website, in the footer, at most once in thirty days.
import { recall, remember } from '../device/local-storage.js';
import { element } from '../reader/dom.js';
import { words } from './formatting.js';

const KEY = 'cai-dat';
const INTERVAL = 30 * 24 * 3600 * 1000;

/**
 * @param {BeforeInstallPromptEvent} [prompt] the browser's own offer; without it, the browser's menu has one
 */
export const offerInstall = (prompt) => {
  const footer = document.querySelector('footer');
  const offered = Number(recall(KEY)) || 0;
  if (!footer || footer.querySelector('.install') || Date.now() - offered < INTERVAL) return;
  remember(KEY, `${Date.now()}`);
  const offer = element('p', { className: 'install' }, prompt ? words.install : words.installIos, ' ');
  /**
   * @param {string} name
   * @param {() => void} act
   */
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
  footer.prepend(offer);
};
