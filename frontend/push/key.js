// The server's public key for push messages.

/**
 * Decodes a key in URL-safe base64.
 * @param {string} key
 */
export const keyBytes = (key) =>
  Uint8Array.from(atob(key.replaceAll('-', '+').replaceAll('_', '/')), (it) => it.charCodeAt(0));

/**
 * Returns true if a subscription was made with this key, or the browser does not tell with which.
 * @param {ArrayBuffer | null | undefined} subscribed
 * @param {string} key
 */
export const isSameKey = (subscribed, key) => !subscribed || String(new Uint8Array(subscribed)) === String(keyBytes(key));
