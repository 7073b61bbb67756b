// Saved articles: the worker stores their text and pictures on this device. What could not be
// stored is said with its reason.
import { isFull } from '../device/make-room.js';
import { words } from './formatting.js';
import { say as sayBelow } from './status-line.js';
import { NoWorker, askWorker } from './worker-client.js';

/** @param {unknown} error */
const reasonOf = (error) => {
  if (!(error instanceof NoWorker)) return isFull(error) ? words.full : words.notFetched;
  return error.isFull ? words.full : words.noWorker;
};

/**
 * Stores an article. Returns what is missing, in words; nothing if it is stored with its pictures.
 * @param {string} path
 */
const store = async (path) => {
  const { storage } = navigator;
  // The article is stored even if the browser refuses to keep storage for good.
  if (storage?.persist && !(await storage.persisted())) storage.persist().catch(() => {});
  try {
    const answer = await askWorker({ ask: 'save', path });
    return answer.missing ? words.withoutPictures : undefined;
  } catch (error) {
    return reasonOf(error);
  }
};

/**
 * Ends that an article is stored. Says so and throws if the worker did not do it.
 * @param {string} path
 */
const drop = async (path) => {
  try {
    await askWorker({ ask: 'drop', path });
  } catch (error) {
    // Without a worker nothing is stored.
    if (error instanceof NoWorker) return;
    sayBelow(words.notDropped);
    throw error;
  }
};

/**
 * Stores an article, or ends that. Returns what could not be done, in words; throws if the article is still stored.
 * @param {string} path
 * @param {boolean} wanted
 * @param {(words: string) => void} say reports what is being done
 */
export const save = async (path, wanted, say) => {
  if (!wanted) return drop(path);
  say(words.saving);
  return store(path);
};
