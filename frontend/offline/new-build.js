// A new build of the website waits until its reader agrees; "later" holds for a day.
import { recall, remember } from '../device/local-storage.js';
import { words } from './formatting.js';
import { offer } from './status-line.js';

const KEY = 'de-sau';
const DAY = 24 * 3600 * 1000;

/**
 * Offers the build that waits.
 * @param {ServiceWorkerRegistration} registration
 */
export const offerBuild = (registration) => {
  if (Date.now() - (Number(recall(KEY)) || 0) < DAY) return;
  const takeOver = () => {
    // In another tab its reader may have agreed already.
    if (!registration.waiting) {
      location.reload();
      return;
    }
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    registration.waiting.postMessage({ ask: 'takeOver' });
  };
  const wait = () => {
    remember(KEY, `${Date.now()}`);
    offer('');
  };
  offer(words.build, [words.takeOver, takeOver], [words.later, wait]);
};
