// Downloading a file that may be large over a network that may break: received
// bytes are stored, and the rest is requested next time.
import { deleteValue, getValue, getValueNames, setValue } from '../device/database.js';
import { downloadName } from '../device/edition-records.js';
/** @import { PartialDownload } from '../types/database' */

/** Received bytes are stored in steps of this size, or of this fraction of a long file. */
const STEP = 65_536;
const STEPS_OF_LONG_FILE = 8;
const PARTIAL_CONTENT = 206;
const NOT_MODIFIED = 304;
const RANGE_NOT_SATISFIABLE = 416;

/** The network failed, not the file; the received bytes are stored. */
export class Interrupted extends Error {
  constructor() {
    super('cut');
  }
}

/** The file is the one that the device knows. */
export class Unchanged extends Error {
  constructor() {
    super('unchanged');
  }
}

/**
 * @param {Uint8Array<ArrayBuffer>[]} parts
 * @param {number} length
 */
export const join = (parts, length) => {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/**
 * Returns the received part of a file.
 * @param {string} url
 */
export const getPartial = (url) => getValue(downloadName(url));

/**
 * Deletes the received part of a file.
 * @param {string} url
 */
export const deletePartial = (url) => deleteValue(downloadName(url));

/**
 * Deletes the received parts of all files whose addresses have this prefix.
 * @param {string} start
 */
export const deletePartials = async (start) => {
  for (const name of await getValueNames()) if (name.startsWith(downloadName(start))) await deleteValue(name);
};

/**
 * Returns the headers of the request for the rest of a file.
 * @param {PartialDownload} [partial]
 * @returns {Record<string, string>}
 */
export const rangeHeaders = (partial) =>
  partial ? { range: `bytes=${partial.bytes.length}-`, 'if-range': `${partial.tag}` } : {};

/**
 * @param {string} url
 * @param {PartialDownload | undefined} partial
 * @param {string | undefined} held
 */
const request = (url, partial, held) => {
  const headers = { ...rangeHeaders(partial), ...(held && !partial ? { 'if-none-match': held } : {}) };
  return fetch(url, { headers, cache: 'no-store' });
};

/**
 * Downloads the whole file. Returns it with its ETag. Throws `Unchanged` if it is the one whose tag
 * is `held`, and `Interrupted` where the network fails.
 * @param {string} url
 * @param {(received: number, all: number) => void} onProgress
 * @param {string} [held]
 */
export const download = async (url, onProgress, held) => {
  let partial = await getPartial(url);
  if (partial && partial.bytes.length === partial.all) return { bytes: partial.bytes, tag: partial.tag };
  let response;
  try {
    response = await request(url, partial, held);
    if (response.status === RANGE_NOT_SATISFIABLE) {
      partial = undefined;
      await deletePartial(url);
      response = await request(url, undefined, held);
    }
  } catch {
    // No answer came.
    throw new Interrupted();
  }
  if (response.status === NOT_MODIFIED) throw new Unchanged();
  if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
  const parts = response.status === PARTIAL_CONTENT && partial ? [partial.bytes] : [];
  let received = parts.length ? parts[0].length : 0;
  const all = received + Number(response.headers.get('content-length'));
  const tag = response.headers.get('etag');
  const store = () => setValue(downloadName(url), { tag, all, bytes: join(parts, received) });
  let stored = received;
  onProgress(received, all);
  try {
    const reader = response.body.getReader();
    for (;;) {
      const { done, value: part } = await reader.read();
      if (done) break;
      parts.push(part);
      received += part.length;
      onProgress(received, all);
      // All received bytes are written each time: of a long file, in longer steps.
      if (received - stored >= Math.max(STEP, all / STEPS_OF_LONG_FILE)) {
        stored = received;
        await store();
      }
    }
    if (received !== all) throw new Error('too short');
  } catch {
    // The connection broke, or a full device stores no more; the next attempt continues from here.
    await store();
    throw new Interrupted();
  }
  return { bytes: join(parts, received), tag };
};
