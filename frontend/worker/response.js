// What the headers of a response say.

/** @param {Response} response */
const mediaType = ({ headers }) => headers.get('content-type') ?? '';

/**
 * Returns true for an HTML document.
 * @param {Response} response
 */
export const isHtml = (response) => mediaType(response).startsWith('text/html');

/**
 * Returns true for a picture; a proxy may answer with an HTML page.
 * @param {Response} response
 */
export const isPicture = (response) => response.status === 200 && mediaType(response).startsWith('image/');

/**
 * Returns true for a file of a build.
 * @param {Response} response
 */
export const isFile = (response) => response.status === 200 && !isHtml(response);

/**
 * Returns true if a header forbids to store the response on the device.
 * @param {Response} response
 */
export const isPrivate = ({ headers }) => /no-store|private/.test(headers.get('cache-control') ?? '');
