// A new build of the paper waits until its reader agrees.
import { offer } from './status-line.js';
import { words } from './formatting.js';

/** Offers the build that waits. */
export const offerBuild = (registration) => {
  const takeOver = () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    registration.waiting?.postMessage({ ask: 'takeOver' });
  };
  offer(words.build, [words.takeOver, takeOver], [words.later, () => offer('')]);
};
