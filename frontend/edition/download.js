// Fetching a file that may be large over a network that may break: what came is
// kept on the device, and the rest is asked for next time.
import { PARTS, dropValue, setValue, value, valueNames } from '../device/database.js';

/** Bytes after which what came is kept. */
const STEP = 65_536;
const place = (url) => PARTS + url;

/** Where the network, not the file, is at fault; `kept` bytes are here, of `all`. */
export class Cut extends Error {
  constructor(kept, all) {
    super('cut');
    this.kept = kept;
    this.all = all;
  }
}

const join = (parts, length) => {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** What is here of a file that broke off: `{ tag, all, bytes }`. */
export const begun = (url) => value(place(url));

/** Lets go of what is here of a file. */
export const drop = (url) => dropValue(place(url));

/** Lets go of what is here of all files whose addresses begin so. */
export const dropAll = async (start) => {
  for (const name of await valueNames()) if (name.startsWith(place(start))) await dropValue(name);
};

const ask = (url, before) => {
  const headers = before ? { range: `bytes=${before.bytes.length}-`, 'if-range': before.tag } : {};
  return fetch(url, { headers, cache: 'no-store' });
};

/** The whole file; `told(have, all)` hears how far it is. */
export const load = async (url, told) => {
  let before = await begun(url);
  if (before && before.bytes.length === before.all) return before.bytes;
  let answer;
  try {
    answer = await ask(url, before);
    if (answer.status === 416) {
      before = undefined;
      await drop(url);
      answer = await ask(url);
    }
  } catch {
    throw new Cut(before?.bytes.length ?? 0, before?.all ?? 0);
  }
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  const goesOn = answer.status === 206;
  const parts = goesOn ? [before.bytes] : [];
  let have = goesOn ? before.bytes.length : 0;
  const all = have + Number(answer.headers.get('content-length'));
  const tag = answer.headers.get('etag');
  const keep = () => setValue(place(url), { tag, all, bytes: join(parts, have) });
  let kept = have;
  told(have, all);
  try {
    const reader = answer.body.getReader();
    for (;;) {
      const { done, value: part } = await reader.read();
      if (done) break;
      parts.push(part);
      have += part.length;
      told(have, all);
      // What came is written whole each time: of a long file, in longer steps.
      if (have - kept >= Math.max(STEP, all / 8)) {
        kept = have;
        await keep();
      }
    }
    if (have !== all) throw new Error('too short');
  } catch {
    await keep();
    throw new Cut(have, all);
  }
  return join(parts, have);
};
