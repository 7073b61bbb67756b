// Which addresses the navigator follows.

export const OK = 200;
/** Statuses of answers that are whole pages of this website. */
export const FETCHED_STATUSES = [OK, 404, 410, 500];

/**
 * Returns true for paths that may be pages: neither files nor the API nor the newsroom.
 * @param {string} path
 */
export const isPagePath = (path) => !/^\/(?:media|pkg|api)\/|^\/(?:toa-soan|dang-nhap)(?:\/|$)|\.(?!html$)\w+$/.test(path);
