// The paper's keys. A key that a device trusts may be followed by a new one, which it signs; whoever
// trusts the old key trusts the new one.
/** @import { EditionChecker, PaperKeys, Succession } from '../types/edition' */
import { KEY_BYTES, SIGNATURE_BYTES, canonicalBytes } from './base64.js';

const ADDRESS = '/an-ban/khoa.json';
const CARRIED = /<template class="tinlang-keys">([^<]*)<\/template>/;

/**
 * Returns true for a statement of the right form; its signature is checked when it is used.
 * @param {unknown} it
 * @returns {it is Succession}
 */
const isSuccession = (it) => {
  const { old, new: next, made, signature } = /** @type {Partial<Succession>} */ (it ?? {});
  return [old, next, signature].every((text) => typeof text === 'string') && Number.isSafeInteger(made);
};

/**
 * Returns the statements in a text; none if it is no list.
 * @param {string | undefined} text
 * @returns {Succession[]}
 */
export const successionsIn = (text) => {
  try {
    const list = JSON.parse(text ?? '[]');
    return Array.isArray(list) ? list.filter(isSuccession) : [];
  } catch {
    // Not JSON.
    return [];
  }
};

/**
 * Returns the statements that an edition's HTML page carries.
 * @param {string} page
 */
export const carriedSuccessions = (page) => successionsIn(CARRIED.exec(page)?.[1]);

/** Returns the statements that the website publishes; none without network. */
const fetchSuccessions = async () => {
  try {
    const { successions } = await (await fetch(ADDRESS)).json();
    return successionsIn(JSON.stringify(successions));
  } catch {
    // No network, or an older server.
    return [];
  }
};

/**
 * Returns when `old` named its successor on the way to `now`, in seconds since 1970; nothing if no
 * signed statements lead there.
 * @param {EditionChecker} checker
 * @param {Succession[]} successions
 * @param {string} old
 * @param {string} now
 */
export const followedAt = ({ check_succession }, successions, old, now) => {
  /** @param {Succession} it */
  const isSigned = ({ old: key, new: next, made, signature }) => {
    try {
      const bytes = [canonicalBytes(key, KEY_BYTES), canonicalBytes(signature, SIGNATURE_BYTES)];
      return check_succession(key, next, String(made), bytes[0], bytes[1]);
    } catch {
      // Not base64.
      return false;
    }
  };
  let key = old;
  let first;
  for (let steps = 0; key !== now && steps < successions.length; steps += 1) {
    const from = key;
    const step = successions.find((it) => it.old === from && isSigned(it));
    if (!step) return undefined;
    first ??= step.made;
    key = step.new;
  }
  return key === now ? first : undefined;
};

/**
 * Returns the key that the device trusts once it takes a file with the key and the time of `head`:
 * the file's own if it follows the trusted one, the trusted one if the file is older than its
 * succession; nothing if the file's key is neither.
 * @param {EditionChecker} checker
 * @param {string} trusted
 * @param {{ key: string, made: number }} head
 * @param {PaperKeys} keys
 */
export const trustAfter = async (checker, trusted, { key, made }, { successions }) => {
  for (const find of [async () => successions, fetchSuccessions]) {
    const known = await find();
    if (followedAt(checker, known, trusted, key) !== undefined) return key;
    const ended = followedAt(checker, known, key, trusted);
    if (ended !== undefined) return made <= ended ? trusted : undefined;
  }
  return undefined;
};
