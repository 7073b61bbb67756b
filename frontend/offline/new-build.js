// A new build of the website waits until its reader agrees.
import { words } from './formatting.js';
import { offer } from './status-line.js';

/**
 * Offers the build that waits.
 * @param {ServiceWorkerRegistration} registration
 */
export const offerBuild = (registration) => {
  const takeOver = () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    registration.waiting?.postMessage({ ask: 'takeOver' });
  };
  offer(words.build, [words.takeOver, takeOver], [words.later, () => offer('')]);
};
