// Saved articles: their text and pictures stay on this device.
import { say } from './status-line.js';
import { words } from './formatting.js';
import { ask } from './worker-client.js';

/** Keeps an article, or lets go of it; says so where it cannot be kept. */
export const save = async (path, wanted) => {
  if (!wanted) {
    await ask({ ask: 'drop', path });
    return;
  }
  const { storage } = navigator;
  // Whether the browser agrees is its own matter.
  if (storage?.persist && !(await storage.persisted())) storage.persist();
  try {
    await ask({ ask: 'save', path });
  } catch {
    say(words.notKept);
  }
};
