// An edition's file (docs/edition.md): read, checked in wasm, unpacked. What is
// not whole and the paper's own is refused, with the name of the reason.
import { value } from '../device/database.js';

/** Where the paper's key is remembered once an edition was taken. */
export const TRUSTED = 'an-ban/khoa';
/** The version of the format that is read. */
const VERSION = 1;
const FIRST_LINE = 4096;

/** Why a file is not taken; `reason` names the words for it. */
export class Refused extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

export const bytesOf = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));

/** Base64 in the one way of writing it: no other letters stand for the same bytes. */
const exactly = (base64, length) => {
  let bytes;
  try {
    bytes = bytesOf(base64);
  } catch {
    throw new Refused('forged');
  }
  if (bytes.length !== length || btoa(String.fromCharCode(...bytes)) !== base64) throw new Refused('forged');
  return bytes;
};

let loaded;
const checker = () =>
  (loaded ??= import(ADDRESSES.checker).then(async (glue) => {
    await glue.default({ module_or_path: ADDRESSES.wasm });
    return glue;
  }));

const headOf = (file) => {
  const end = file.subarray(0, FIRST_LINE).indexOf(10);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file.subarray(0, Math.max(end, 0)));
    const head = JSON.parse(text);
    // As it is written and no other way: not one byte of it may differ.
    const { tinlang, version, name, paper, made, bytes, sha256, key, signature } = head;
    const known = { tinlang, version, name, paper, made, bytes, sha256, key, signature };
    const texts = [name, paper, sha256, key, signature].every((it) => typeof it === 'string');
    const numbers = [version, made, bytes].every((it) => Number.isSafeInteger(it) && it >= 0);
    if (tinlang !== 'edition' || !texts || !numbers || JSON.stringify(known) !== text) throw new Error('no edition');
    return { head, content: file.subarray(end + 1) };
  } catch {
    throw new Refused('no_edition');
  }
};

const unpacked = async (content) => {
  const stream = new Blob([content]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(stream).text());
};

/**
 * What a file holds: `{ head, edition }`. `own` is the key that this paper's page names, for a
 * device that has not seen one yet.
 */
export const read = async (file, own) => {
  if (!window.DecompressionStream) throw new Refused('too_old');
  const { head, content } = headOf(file);
  if (head.version !== VERSION) throw new Refused('newer_version');
  if (content.length !== head.bytes) throw new Refused('broken');
  const key = exactly(head.key, 32);
  const signature = exactly(head.signature, 64);
  const { check_edition } = await checker();
  const refused = check_edition(head.paper, head.name, String(head.made), head.sha256, key, signature, content);
  if (refused) throw new Refused(refused);
  const trusted = (await value(TRUSTED)) || own;
  if (trusted && trusted !== head.key) throw new Refused('other_key');
  return { head, edition: await unpacked(content) };
};
