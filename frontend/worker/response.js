// What the headers of a response say.

/**
 * Returns when a response was sent, in milliseconds since 1970; now, if it does not say.
 * @param {Response} response
 */
export const responseDate = ({ headers }) => Date.parse(headers.get('date') ?? '') || Date.now();

/**
 * Returns true for a whole HTML document.
 * @param {Response} response
 */
export const isHtml = ({ headers }) => Boolean(headers.get('content-type')?.startsWith('text/html'));

/**
 * Returns true if a header forbids to store the response on the device.
 * @param {Response} response
 */
export const isPrivate = ({ headers }) => /no-store|private/.test(headers.get('cache-control') ?? '');
