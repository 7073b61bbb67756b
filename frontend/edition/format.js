// The file of an edition (docs/edition.md): parsed, checked in wasm, unpacked. A
// file that is not whole or not the publisher's own is refused with a reason.
/** @import { CheckedEdition, EditionChecker, EditionContent, EditionHead, PaperKeys, RefusalReason } from '../types/edition' */
import { getValue } from '../device/database.js';
import { KEY_BYTES, SIGNATURE_BYTES, canonicalBytes } from './base64.js';
import { trustAfter } from './keys.js';

/** Name of the stored public key of the publisher. */
export const TRUSTED_KEY_NAME = 'an-ban/khoa';
/** The version of the format that is read. */
const VERSION = 1;
/** The first line is at most so long, in bytes. */
const MAX_HEAD = 4096;
const LINE_FEED = 10;

/** A file is not taken. */
export class Refused extends Error {
  /**
   * @param {RefusalReason} reason name of the words for it
   * @param {string} [paper] address of the paper that signed the file
   */
  constructor(reason, paper) {
    super(reason);
    this.reason = reason;
    this.paper = paper;
  }
}

/**
 * @param {string} base64
 * @param {number} length
 */
const signedBytes = (base64, length) => {
  try {
    return canonicalBytes(base64, length);
  } catch {
    // Not as the publisher writes it.
    throw new Refused('forged');
  }
};

/** @type {Promise<EditionChecker> | undefined} */
let loaded;
const checker = () =>
  (loaded ??= import(ADDRESSES.checker).then(async (/** @type {EditionChecker} */ bindings) => {
    await bindings.default({ module_or_path: ADDRESSES.wasm });
    return bindings;
  }));

/**
 * Splits a file into its first line and its content, which is not checked yet.
 * @param {Uint8Array<ArrayBuffer>} file
 * @returns {{ head: EditionHead, content: Uint8Array<ArrayBuffer> }}
 */
export const splitFile = (file) => {
  const end = file.subarray(0, MAX_HEAD).indexOf(LINE_FEED);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file.subarray(0, Math.max(end, 0)));
    const head = JSON.parse(text);
    // As the publisher writes it and no other way: not one byte of it may differ.
    const { tinlang, version, name, paper, made, bytes, sha256, key, signature } = head;
    const known = { tinlang, version, name, paper, made, bytes, sha256, key, signature };
    const texts = [name, paper, sha256, key, signature].every((it) => typeof it === 'string');
    const numbers = [version, made, bytes].every((it) => Number.isSafeInteger(it) && it >= 0);
    if (tinlang !== 'edition' || !texts || !numbers || JSON.stringify(known) !== text) throw new Error('no edition');
    return { head, content: file.subarray(end + 1) };
  } catch {
    // Whatever is wrong with it, it is no edition.
    throw new Refused('no_edition');
  }
};

/**
 * @param {Uint8Array<ArrayBuffer>} content
 * @returns {Promise<EditionContent>}
 */
const unpack = async (content) => {
  const stream = new Blob([content]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(stream).text());
};

/**
 * Returns the key that the device trusts once it takes a file. Throws `Refused` for the key of
 * another paper, and for one that does not follow the trusted one.
 * @param {EditionHead} head
 * @param {PaperKeys} keys
 */
const trustedKey = async (head, keys) => {
  const trusted = (await getValue(TRUSTED_KEY_NAME)) || keys.key;
  if (!trusted || trusted === head.key) return head.key;
  const key = await trustAfter(await checker(), trusted, head, keys);
  if (key) return key;
  const isOther = keys.paper && head.paper !== keys.paper;
  throw isOther ? new Refused('other_paper', head.paper) : new Refused('other_key');
};

/**
 * Checks and unpacks a file. Throws `Refused`.
 * @param {Uint8Array<ArrayBuffer>} file
 * @param {PaperKeys} keys what the page says of the paper's keys; its key counts on a device that has not stored one
 * @returns {Promise<CheckedEdition>}
 */
export const readEdition = async (file, keys) => {
  if (!window.DecompressionStream) throw new Refused('too_old');
  const { head, content } = splitFile(file);
  if (head.version !== VERSION) throw new Refused('newer_version');
  if (content.length !== head.bytes) throw new Refused('broken');
  const key = signedBytes(head.key, KEY_BYTES);
  const signature = signedBytes(head.signature, SIGNATURE_BYTES);
  const { check_edition } = await checker();
  const refused = check_edition(head.paper, head.name, String(head.made), head.sha256, key, signature, content);
  if (refused) throw new Refused(refused);
  const trusted = await trustedKey(head, keys);
  return { head, trusted, edition: await unpack(content) };
};
