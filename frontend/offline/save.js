// Saved articles: their text and pictures stay on this device.
import { ask } from './worker.js';

/** Keeps an article, or lets go of it; true where it is as wanted now. */
export const save = async (path, wanted) => {
  if (!wanted) {
    await ask({ ask: 'drop', path });
    return true;
  }
  // Asked once, at the first: whether the browser agrees is its own matter.
  navigator.storage?.persist?.();
  return Boolean(await ask({ ask: 'save', path }));
};
