// Base64, as keys, signatures and files are written.

export const KEY_BYTES = 32;
export const SIGNATURE_BYTES = 64;
/** The number of arguments that `String.fromCharCode` accepts in every browser. */
const CHUNK = 0x8000;

/** @param {string} base64 */
export const bytesOf = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));

/** @param {Uint8Array} bytes */
export const base64Of = (bytes) => {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
};

/**
 * Decodes base64 of this number of bytes. Throws for any but the canonical encoding: other letters
 * could stand for the same bytes.
 * @param {string} base64
 * @param {number} length
 */
export const canonicalBytes = (base64, length) => {
  const bytes = bytesOf(base64);
  if (bytes.length !== length || base64Of(bytes) !== base64) throw new Error('base64');
  return bytes;
};
