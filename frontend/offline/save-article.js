// Saved articles: the worker stores their text and pictures on this device.
import { words } from './formatting.js';
import { say } from './status-line.js';
import { askWorker } from './worker-client.js';

/**
 * Stores an article, or ends that; reports an article that cannot be stored.
 * @param {string} path
 * @param {boolean} wanted
 */
export const save = async (path, wanted) => {
  if (!wanted) {
    await askWorker({ ask: 'drop', path });
    return;
  }
  const { storage } = navigator;
  // The article is stored even if the browser refuses to keep storage for good.
  if (storage?.persist && !(await storage.persisted())) storage.persist().catch(() => {});
  try {
    await askWorker({ ask: 'save', path });
  } catch {
    // No network, or no room.
    say(words.notKept);
  }
};
